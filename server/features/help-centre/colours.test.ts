import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coloursFrom, contrastOf } from './colours.ts';

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

it('makes words readable in and on every colour that a company could choose, by day and by night', () => {
  fc.assert(
    fc.property(anyColour, (colour) => {
      const { light, dark } = coloursFrom(colour);
      expect(contrastOf(light.primary, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(light['primary-hover'], '#ffffff')).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['#fcfbf8', '#f5f2eb', light['primary-soft']])
        expect(contrastOf(light['primary-ink'], ground)).toBeGreaterThanOrEqual(4.45);
      expect(contrastOf(dark.primary, '#f4f8f5')).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['#1b1815', '#23201b', dark['primary-soft']])
        expect(contrastOf(dark['primary-ink'], ground)).toBeGreaterThanOrEqual(4.45);
    }),
  );
});

it('leaves a colour alone that can be read, and says where it drew another', () => {
  expect(coloursFrom('#1d513e')).toMatchObject({ light: { primary: '#1d513e' }, mended: null });
  const yellow = coloursFrom('#ffd800');
  expect(yellow.mended).toBe(yellow.light.primary);
  expect(yellow.mended).not.toBe('#ffd800');
});
