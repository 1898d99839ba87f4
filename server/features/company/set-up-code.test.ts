import { describe, expect, it } from 'vitest';
import { isSetUpCode, newSetUpCode, setUpCodeHash } from './set-up-code.ts';

describe('the one-time code of the first start', () => {
  it('is three groups of four, without letters that are taken for others', () => {
    for (let time = 0; time < 200; time++) {
      expect(newSetUpCode()).toMatch(/^[A-HJKMNP-TV-Z2-9]{4}(-[A-HJKMNP-TV-Z2-9]{4}){2}$/);
    }
  });

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 500 }, newSetUpCode)).size).toBe(500);
  });

  it.each(['K7QF-2M9X-WD4H', 'k7qf2m9xwd4h', ' K7QF 2M9X WD4H '])('is known however it is typed: "%s"', (typed) => {
    expect(isSetUpCode(typed, setUpCodeHash('K7QF-2M9X-WD4H'))).toBe(true);
  });

  it.each(['', 'K7QF-2M9X-WD4', 'K7QF-2M9X-WD4J'])('is not "%s"', (typed) => {
    expect(isSetUpCode(typed, setUpCodeHash('K7QF-2M9X-WD4H'))).toBe(false);
  });

  it('is nothing once it was used', () => {
    expect(isSetUpCode('K7QF-2M9X-WD4H', null)).toBe(false);
  });
});
