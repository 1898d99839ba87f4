/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// Read as a file: the test runner leaves style sheets out.
const css = readFileSync(new URL('./roles.css', import.meta.url), 'utf8');
const rolesOf = (block: string): Record<string, string> =>
  Object.fromEntries(
    [...block.matchAll(/--sp-([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]),
  );
const [lightBlock = '', darkBlock = ''] = css.split('[data-mantine-color-scheme="dark"]');
const light = rolesOf(lightBlock);
const dark = { ...light, ...rolesOf(darkBlock) };

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one = '#000000', other = '#000000'): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const texts = ['ink', 'ink-2', 'ink-3'].flatMap((text) =>
  ['canvas', 'rail', 'surface', 'raised', 'sunken', 'hover', 'selected'].map((ground) => [text, ground] as const),
);
const onTheirOwn = [
  ['on-primary', 'primary'],
  ['on-primary', 'primary-hover'],
  ['primary-ink', 'selected'],
  ['primary-ink', 'primary-soft'],
  ['primary-ink', 'surface'],
  ['attn-ink', 'attn-soft'],
  ['attn-ink', 'surface'],
  ['attn-ink', 'del-bg'],
  ['note-ink', 'note-soft'],
  ['on-note-button', 'note-button'],
  ['info-ink', 'info-soft'],
  ['plum-ink', 'plum-soft'],
  ['ink', 'mark'],
  ['ink', 'ins-bg'],
  ...[1, 2, 3, 4, 5, 6].map((tint) => [`face-${tint}-ink`, `face-${tint}`] as const),
] as const;
const edges = [
  ['control', 'raised'],
  ['focus', 'canvas'],
  ['focus', 'raised'],
  ['focus', 'surface'],
  ['c1', 'surface'],
  ['c4', 'surface'],
] as const;

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_scheme, roles) => {
  test.each([...texts, ...onTheirOwn])('%s on %s can be read', (text, ground) => {
    expect(roles[text], text).toBeDefined();
    expect(roles[ground], ground).toBeDefined();
    expect(contrast(roles[text], roles[ground])).toBeGreaterThanOrEqual(4.5);
  });
  test.each(edges)('%s on %s can be made out', (edge, ground) => {
    expect(contrast(roles[edge], roles[ground])).toBeGreaterThanOrEqual(3);
  });
});

test('both themes name the same colours', () => {
  const named = (block: string) => [...block.matchAll(/--sp-([a-z0-9-]+):\s*#/g)].map(([, name]) => name).sort();
  expect(named(darkBlock)).toEqual(named(lightBlock));
});
