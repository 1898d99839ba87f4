import { describe, expect, it } from 'vitest';
import { openPace } from './pacing.ts';

/** How many of so many are let through, each from the next address. */
function passed(pace: ReturnType<typeof openPace>, count: number, addressOf: (n: number) => string): number {
  return Array.from({ length: count }, (_, n) => pace.maySend(addressOf(n), `person${n}@posta.example`)).filter(Boolean)
    .length;
}

describe('how many forms may be sent', () => {
  it('is ten an hour from one address, which come back one by one', () => {
    let now = 0;
    const pace = openPace(() => now);
    expect(passed(pace, 30, () => '192.0.2.7')).toBe(10);
    now += 6 * 60_000;
    expect(passed(pace, 3, () => '192.0.2.7')).toBe(1);
    expect(passed(pace, 3, () => '198.51.100.7')).toBe(3);
  });

  it('is sixty an hour from one network, whose addresses are many', () => {
    const pace = openPace(() => 0);
    expect(passed(pace, 200, (n) => `192.0.2.${n}`)).toBe(60);
    expect(passed(pace, 1, () => '192.0.3.1')).toBe(1);
  });

  it('takes the half of an IPv6 address that is a customer’s own for one, however it is written', () => {
    const pace = openPace(() => 0);
    expect(passed(pace, 30, (n) => `2001:db8:0:1::${n.toString(16)}`)).toBe(10);
    expect(pace.maySend('2001:0db8:0000:0001:ffff:0:0:1', 'a@posta.example')).toBe(false);
    expect(passed(pace, 300, (n) => `2001:db8:0:${(n + 2).toString(16)}::1`)).toBe(50);
    expect(pace.maySend('2001:db8:1::1', 'b@posta.example')).toBe(true);
  });

  it('is eight an hour for one mail address, wherever they come from; what is refused counts for nobody', () => {
    const pace = openPace(() => 0);
    const sent = Array.from({ length: 20 }, (_, n) => pace.maySend(`10.${n}.0.1`, 'Victim@posta.example'));
    expect(sent.filter(Boolean)).toHaveLength(8);
    expect(pace.maySend('10.19.0.1', 'other@posta.example')).toBe(true);
    expect(pace.maySend(undefined, 'victim@posta.example')).toBe(false);
  });

  it('is half a gigabyte a day from one address and two from its network, whatever becomes of the forms', () => {
    let now = 0;
    const pace = openPace(() => now);
    const form = 100 * 1_048_576;
    const brought = (count: number, addressOf: (n: number) => string) =>
      Array.from({ length: count }, (_, n) => pace.mayFill(addressOf(n), form)).filter(Boolean).length;
    expect(brought(9, () => '192.0.2.7')).toBe(5);
    expect(brought(90, (n) => `192.0.2.${n + 10}`)).toBe(15);
    expect(brought(1, () => '198.51.100.7')).toBe(1);
    now += 24 * 60 * 60_000;
    expect(brought(9, () => '192.0.2.7')).toBe(5);
  });
});
