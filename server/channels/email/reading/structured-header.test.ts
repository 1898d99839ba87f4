import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStructuredHeader } from './structured-header.ts';

const read = (text: string) => {
  const { value, parameters } = readStructuredHeader(text);
  return { value, ...Object.fromEntries(parameters) };
};

test.each([
  ['text/plain', { value: 'text/plain' }],
  ['Text/HTML; Charset=UTF-8', { value: 'text/html', charset: 'UTF-8' }],
  ['multipart/mixed; boundary="a;b=\\"c"', { value: 'multipart/mixed', boundary: 'a;b="c' }],
  ['text/plain (a comment; x=1); charset=utf-8 (another)', { value: 'text/plain', charset: 'utf-8' }],
  ['attachment; filename=Invoice(1).pdf', { value: 'attachment', filename: 'Invoice(1).pdf' }],
  ['multipart/mixed; boundary=a; boundary=b; flag', { value: 'multipart/mixed', boundary: 'a' }],
  ['x/y; boundary*0="ab"; boundary*1=cd', { value: 'x/y', boundary: 'abcd', 'boundary*0': 'ab', 'boundary*1': 'cd' }],
  ["x/y; name*=utf-8'it'a%20b", { value: 'x/y', name: 'a b', 'name*': "utf-8'it'a%20b" }],
  ['', { value: '' }],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('never throws, whatever the header', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readStructuredHeader(text)));
});
