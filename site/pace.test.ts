import { expect, it } from 'vitest';
import { paceOf } from './pace.ts';

it('takes all addresses of one home for one: IPv6 gives each of them more than anybody can count', () => {
  const may = paceOf(20);
  const passed = (addressOf: (n: number) => string) =>
    Array.from({ length: 100 }, (_, n) => may(addressOf(n))).filter(Boolean).length;
  expect(passed((n) => `2001:db8:0:1::${n.toString(16)}`)).toBe(20);
  expect(passed((n) => `192.0.2.${n}`)).toBe(100);
  expect(passed(() => '198.51.100.7')).toBe(20);
});
