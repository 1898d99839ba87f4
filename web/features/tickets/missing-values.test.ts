import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasMissing, missingNames, withMissing, withoutMissing } from './missing-values.ts';

const hole = '<span data-missing="contact.first_name">{{ contact.first_name }}</span>';

test('what the server marked and what a kept draft holds are the same hole', () => {
  expect(withMissing('<p>Hello <span data-missing="contact.first_name">contact.first_name</span>,</p>')).toBe(
    `<p>Hello ${hole},</p>`,
  );
  expect(withMissing('<p>Hello {{ contact.first_name }},</p>')).toBe(`<p>Hello ${hole},</p>`);
});
test('words that only look like it are words', () => {
  for (const words of ['<p>{{ }}</p>', '<p>{{ name }}</p>', '<p>{% if a.b %}</p>'])
    expect(withMissing(words)).toBe(words);
});
test('holes are named once and closed without leaving a gap', () => {
  const html = `<p>Hello ${hole}, dear ${hole}</p>`;
  expect(missingNames(html)).toEqual(['contact.first_name']);
  expect(withoutMissing(html)).toBe('<p>Hello, dear</p>');
});
test('nothing of a hole is left after it was taken away, and taking up twice changes nothing', () => {
  const piece = fc.constantFrom('{{ a.b }}', hole, '<p>', '</p>', ' ', 'x', '{{', '}}', '<span>');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const shown = withMissing(pieces.join(''));
      expect(withMissing(shown)).toBe(shown);
      expect(hasMissing(withoutMissing(shown))).toBe(false);
    }),
  );
});
