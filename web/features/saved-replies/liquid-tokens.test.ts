import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenKind, withoutTokens, withTokens } from './liquid-tokens.ts';

test('a value in the words becomes one token, and within a link it stays the address', () => {
  const html = '<p>Hello {{ contact.first_name }}, <a href="{{ ticket.url }}">here</a></p>';
  const shown = withTokens(html);
  expect(shown).toContain('<span data-liquid="{{ contact.first_name }}">{{ contact.first_name }}</span>');
  expect(shown).toContain('<a href="{{ ticket.url }}">here</a>');
  expect(withoutTokens(shown)).toBe(html);
});

test('quotes and signs in the code come back as they were written', () => {
  const html = '<p>{{ contact.first_name | default: "friend" }}{% if ticket.number > 3 %}x{% endif %}</p>';
  expect(withoutTokens(withTokens(html))).toBe(html);
  // The editor writes the sign as an entity within the attribute.
  expect(withoutTokens('<span data-liquid="{% if a.b &gt; 1 &amp;&amp; c %}">only if</span>')).toBe(
    '{% if a.b > 1 && c %}',
  );
});

test('whatever is written comes back the same', () => {
  const piece = fc.oneof(
    fc.constantFrom('{{ a.b }}', '{% if a.b %}', '{% endif %}', '{{', '}}', '<p>', '</p>', '<br>', '"', '{%'),
    fc.string({ unit: fc.constantFrom('a', ' ', 'ș', '1', '.', '|') }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const html = pieces.join('');
      expect(withoutTokens(withTokens(html))).toBe(html);
    }),
  );
});

test('a token is known by what it does', () => {
  expect(tokenKind('{{ contact.first_name | default: "x" }}')).toEqual({ kind: 'value', name: 'contact.first_name' });
  expect(tokenKind('{% if ticket.status == "open" %}')).toEqual({ kind: 'if', condition: 'ticket.status == "open"' });
  expect(tokenKind('{%- else -%}')).toEqual({ kind: 'else' });
  expect(tokenKind('{% endif %}')).toEqual({ kind: 'end' });
  expect(tokenKind('{% assign x = 1 %}')).toEqual({ kind: 'other', code: '{% assign x = 1 %}' });
});
