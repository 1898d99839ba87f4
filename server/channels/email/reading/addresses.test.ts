import { expect, test } from 'vitest';
import { isWritableAddress, readAddresses } from './addresses.ts';

const read = (...values: string[]) => readAddresses(values).addresses;

test.each([
  ['Anna <anna@Mulino.TEST>', [{ name: 'Anna', address: 'anna@mulino.test' }]],
  ['anna@mulino.test (Anna Bianchi)', [{ name: 'Anna Bianchi', address: 'anna@mulino.test' }]],
  ['"Bianchi, \\"Nina\\"" <anna@mulino.test>', [{ name: 'Bianchi, "Nina"', address: 'anna@mulino.test' }]],
  ['=?utf-8?B?yJh0ZWZhbg==?= <stefan@forno.test>', [{ name: 'Ștefan', address: 'stefan@forno.test' }]],
  ['Tutti: a@b.test, c@d.test;, e@f.test', [{ address: 'a@b.test' }, { address: 'c@d.test' }, { address: 'e@f.test' }]],
  ['a@b.test; c@d.test', [{ address: 'a@b.test' }, { address: 'c@d.test' }]],
  ['a@b.test, A@B.test', [{ address: 'a@b.test' }]],
  ['josé@méxico.test', [{ address: 'josé@méxico.test' }]],
  ['undisclosed-recipients:;', []],
  ['nobody', []],
  ['<>', []],
  ['"a b"@c.test', []],
  ['a@b@c.test', []],
  ['=?utf-8?Q?capo=40banca.test?=', []],
])('%s', (value, expected) => {
  expect(read(value)).toMatchObject(expected);
  expect(read(value)).toHaveLength(expected.length);
});

test('names lose what is unseen and what changes direction', () => {
  expect(read('=?utf-8?B?4oCuYW5uYQBC4oCs?= <anna@mulino.test>')).toEqual([
    { name: 'annaB', address: 'anna@mulino.test' },
  ]);
});

test.each([
  'a@b.test\r\nBcc: c@d.test',
  'a@b.test,c@d.test',
  'a b@c.test',
  `${'a'.repeat(400)}@b.test`,
  '@b.test',
  'a@',
  'a\u202e@b.test',
])('nobody writes to %j', (address) => {
  expect(isWritableAddress(address)).toBe(false);
});
