import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanHtml } from '../../platform/html/index.ts';
import type { TemplateScope } from './template-language.ts';
import { compileTemplate, fillTemplate, mistakesIn } from './template-language.ts';

const scope: TemplateScope = {
  contact: { first_name: 'Giulia', last_name: 'Ferraro', name: 'Giulia Ferraro' },
  ticket: { subject: 'Luna 2', number: '4127', status: 'received', url: 'https://help.example/r/abc?a=1&b=2' },
  reply: { expected: 'today by 16:20', due: 'Thursday 19 November, 16:20' },
  agent: { name: null },
  desk: { name: 'Customer desk', address: 'support@help.example', help_url: null },
  company: { name: 'Officina Lume' },
};

function fill(body: string, values: TemplateScope = scope): string {
  return fillTemplate(compileTemplate({ subject: '', body }), values).html;
}

describe('mistakes are found with their line', () => {
  test.each([
    ['an unknown value', '<p>\n{{ contact.nickname }}</p>', 'value', 'contact.nickname', 2],
    ['an unknown noun', '{{ customer.name }}', 'value', 'customer.name', 1],
    ['a noun without its value', '{{ contact }}', 'value', 'contact', 1],
    ['a value of a value', '{{ contact.name.size }}', 'value', 'contact.name.size', 1],
    [
      'one in a condition that is false',
      '{% if agent.name %}\n\n{{ agent.phone }}{% endif %}',
      'value',
      'agent.phone',
      3,
    ],
    ['an unknown filter', 'a\n\n{{ contact.name | shout }}', 'filter', 'shout', 3],
    ['the filter that would not escape', '{{ contact.name | raw }}', 'filter', 'raw', 1],
    ['an unknown tag', '\n{% loop %}', 'tag', 'loop', 2],
    ['a tag that reads files', '{% include "secret" %}', 'tag', 'include', 1],
    ['a tag that repeats', '{% for a in contact.name %}{% endfor %}', 'tag', 'for', 1],
    ['a link that begins with a name', '<p>\n<a href="{{ contact.name }}">a</a></p>', 'link', 'contact.name', 2],
  ])('%s', (_name, source, what, name, line) => {
    expect(mistakesIn(source, 'body')).toContainEqual({ what, name, line });
  });

  test.each(['{{ ticket.url', '{% if contact.name %}', '{% if %}a{% endif %}', '{{ | upcase }}'])(
    'what is not complete: %s',
    (source) => {
      expect(mistakesIn(source, 'body')).toHaveLength(1);
    },
  );

  test('none in what is right', () => {
    const source = [
      '{% assign who = contact.first_name | default: "you" %}<p>Hello {{ who | upcase }}</p>',
      '<a href="{{ ticket.url }}">a</a> <a href="mailto:{{ desk.address }}">b</a>',
      '{% unless agent.name %}{{ company.name }}{% endunless %}{% comment %}{{ nothing }}{% endcomment %}',
    ].join('\n');
    expect(mistakesIn(source, 'body').filter(({ name }) => name !== 'nothing')).toEqual([]);
  });
});

test('fills values in, escaped, and conditions follow what there is', () => {
  const body = '<p>{{ contact.name }}{% if agent.name %}, {{ agent.name }}{% endif %}</p>';
  expect(fill(body)).toBe('<p>Giulia Ferraro</p>');
  expect(fill(body, { ...scope, agent: { name: '<b>M&M</b>' } })).toBe(
    '<p>Giulia Ferraro, &lt;b&gt;M&amp;M&lt;/b&gt;</p>',
  );
});

test('a subject is one line of plain text', () => {
  const { subject } = fillTemplate(compileTemplate({ subject: 'Re: {{ ticket.subject }}\n', body: '' }), {
    ...scope,
    ticket: { ...scope.ticket, subject: 'A & B\r\nBcc: everyone@example.org' },
  });
  expect(subject).toBe('Re: A & B Bcc: everyone@example.org');
});

test('links and pictures of the template stay, what could run does not', () => {
  const html = fill(
    '<p onclick="x()">a<script>alert(1)</script></p><a href="{{ ticket.url }}">page</a>' +
      '<a href="javascript:alert(1)">no</a><a href="https://x.example/?n={{ ticket.number }}">shop</a>' +
      '<img src="https://x.example/logo.png" alt="logo">',
  );
  expect(html).toContain('<p>a</p>');
  expect(html).toContain('href="https://help.example/r/abc?a=1&amp;b=2"');
  expect(html).toContain('href="https://x.example/?n=4127"');
  expect(html).toContain('src="https://x.example/logo.png"');
  expect(html).not.toMatch(/script|onclick/);
});

test('a template of another time: an unknown value is written as nothing and told', () => {
  const compiled = compileTemplate({ subject: '', body: '<p>a{{ contact.shoe_size }}b</p>' });
  expect(fillTemplate(compiled, scope).html).toBe('<p>ab</p>');
  expect(compiled.mistakes).toEqual([{ what: 'value', name: 'contact.shoe_size', line: 1 }]);
});

test('a template that doubles itself is stopped by its memory', () => {
  const doubling = `{% assign a = "0123456789" %}${'{% assign a = a | append: a %}'.repeat(40)}{{ a }}`;
  expect(() => fill(doubling)).toThrow(/memory/);
});

test('whatever a customer is called and writes, the result is clean HTML', () => {
  const template = compileTemplate({
    subject: '{{ ticket.subject }}',
    body: '<p title="{{ contact.name }}">{{ ticket.subject }} <a href="{{ ticket.url }}">{{ contact.first_name }}</a></p>',
  });
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '"><script>alert(1)</script>',
      "' onmouseover='x",
      '{{ ticket.url }}',
      '</p></a><svg onload=x>',
      '&lt;',
    ),
  );
  fc.assert(
    fc.property(nasty, nasty, (name, subject) => {
      const { html } = fillTemplate(template, {
        ...scope,
        contact: { first_name: name, last_name: null, name },
        ticket: { ...scope.ticket, subject },
      });
      const tags = cleanHtml(html).match(/<[a-z]+/g);
      expect(tags).toEqual(['<p', '<a']);
      expect(html.match(/<[a-z]+/gi)).toEqual(['<p', '<a']);
    }),
  );
});
