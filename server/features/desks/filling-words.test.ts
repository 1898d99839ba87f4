import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WordsScope } from './filling-words.ts';
import { fillWords, mistakesInWords } from './filling-words.ts';

const scope: WordsScope = {
  contact: { first_name: null, last_name: 'Ferraro', name: 'Giulia <b>Ferraro</b>' },
  ticket: { subject: 'Luna 2', number: '4127', status: 'received', url: 'https://help.example/r/abc' },
  reply: { expected: 'today', due: null },
  agent: { name: 'Marta' },
  desk: { name: 'Customer desk', address: 'support@help.example', help_url: null },
  company: { name: 'Officina Lume' },
  field: { serial: null, order: 'OL-20418' },
};

describe('words are filled', () => {
  test.each([
    ['a value', '<p>Order {{ field.order }}</p>', '<p>Order OL-20418</p>', []],
    ['what a customer is called is text', '<p>{{ contact.name }}</p>', '<p>Giulia &lt;b&gt;Ferraro&lt;/b&gt;</p>', []],
    [
      'nothing is shown as missing, once in the list',
      '<p>{{ contact.first_name }}, {{ contact.first_name | upcase }}, {{field.serial}}</p>',
      '<p><span data-missing="contact.first_name">contact.first_name</span>, <span data-missing="contact.first_name">contact.first_name</span>, <span data-missing="field.serial">field.serial</span></p>',
      ['contact.first_name', 'field.serial'],
    ],
    [
      'where the words say what stands there instead',
      "<p>{{ contact.first_name | default: 'you' }}</p>",
      '<p>you</p>',
      [],
    ],
    [
      'where a condition asks first',
      '<p>{% if contact.first_name %}Hello {{ contact.first_name }}{% else %}Hello{% endif %}</p>',
      '<p>Hello</p>',
      [],
    ],
  ])('%s', (_what, source, html, missing) => {
    expect(fillWords(source, scope)).toEqual({ html, missing });
  });

  test('a missing value within a tag breaks nothing', () => {
    const { html } = fillWords('<p><a href="https://a.example" title="{{ field.serial }}">here</a></p>', scope);
    expect(html).not.toContain('data-missing');
    expect(html).toContain('>here</a>');
  });

  test('no value of a customer becomes markup or a mark of ours', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const mark = '\uE000field.order\uE001';
        const { html, missing } = fillWords('<p>{{ contact.name }}</p>', {
          ...scope,
          contact: { first_name: null, last_name: null, name: `${name}${mark}<img src=x onerror=alert(1)>` },
        });
        expect(missing).toEqual([]);
        expect(html.match(/<[^>]*>/g)).toEqual(['<p>', '</p>']);
      }),
      { numRuns: 50 },
    );
  });

  test('a field that the desk does not have is a mistake', () => {
    expect(mistakesInWords('{{ field.serial }}{{ field.colour }}', { field: ['serial'] })).toEqual([
      { what: 'value', name: 'field.colour', line: 1 },
    ]);
  });
});
