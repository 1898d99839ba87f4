/** What the company's one colour becomes on a page: roles of the stylesheet, each `#rrggbb`. */
export interface CentreColours {
  light: Record<ColourRole, string>;
  dark: Record<ColourRole, string>;
  /** What is drawn instead of the chosen one, where white words on it could not be read; null: the chosen one itself. */
  mended: string | null;
}

const COLOUR_ROLES = ['primary', 'primary-hover', 'primary-soft', 'primary-line', 'primary-ink', 'c1', 'logo'] as const;
type ColourRole = (typeof COLOUR_ROLES)[number];

type Rgb = readonly [number, number, number];

/** WCAG 2.2, 1.4.3: words of ordinary size. */
const READABLE = 4.5;
const STEPS = 50;
// The grounds of the public pages that words of this colour stand on, and the words that stand on it.
const LIGHT = { surface: '#fcfbf8', darkest: '#f0ece3', words: '#ffffff' } as const;
const DARK = { surface: '#1b1815', lightest: '#23201b', words: '#f4f8f5' } as const;
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/**
 * The roles of a page in a company's colour. Its tone stays; it is made darker in light and lighter in dark, as little as needed,
 * until all words in it and on it can be read.
 */
export function coloursFrom(chosen: string): CentreColours {
  const colour = parse(chosen);
  const primary = towards(colour, BLACK, (tried) => {
    const soft = mix(tried, parse(LIGHT.surface), 0.88);
    return [parse(LIGHT.darkest), parse(LIGHT.words), soft].every((other) => contrast(tried, other) >= READABLE);
  });
  const filled = towards(colour, BLACK, (tried) => contrast(tried, parse(DARK.words)) >= READABLE);
  const ink = towards(colour, WHITE, (tried) => {
    const soft = mix(tried, parse(DARK.surface), 0.86);
    return [parse(DARK.lightest), soft].every((other) => contrast(tried, other) >= READABLE);
  });
  const inkHex = hex(ink);
  return {
    light: {
      primary: hex(primary),
      'primary-hover': hex(mix(primary, BLACK, 0.2)),
      'primary-soft': hex(mix(primary, parse(LIGHT.surface), 0.88)),
      'primary-line': hex(mix(primary, parse(LIGHT.surface), 0.7)),
      'primary-ink': hex(primary),
      c1: hex(primary),
      logo: hex(primary),
    },
    dark: {
      primary: hex(filled),
      'primary-hover': hex(mix(filled, BLACK, 0.15)),
      'primary-soft': hex(mix(ink, parse(DARK.surface), 0.86)),
      'primary-line': hex(mix(ink, parse(DARK.surface), 0.65)),
      'primary-ink': inkHex,
      c1: inkHex,
      logo: inkHex,
    },
    mended: hex(primary) === hex(colour) ? null : hex(primary),
  };
}

/** WCAG 2.2, "contrast ratio": 1 to 21. Takes `#rrggbb`. */
export function contrastOf(one: string, other: string): number {
  return contrast(parse(one), parse(other));
}

function towards(from: Rgb, end: Rgb, isGood: (tried: Rgb) => boolean): Rgb {
  for (let step = 0; step < STEPS; step++) {
    const tried = rounded(mix(from, end, step / STEPS));
    if (isGood(tried)) return tried;
  }
  return end;
}

function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance, as WCAG defines it. */
function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number): number => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** `share` of the second, the rest of the first. */
function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2): number => one[index] * (1 - share) + other[index] * share;
  return [part(0), part(1), part(2)];
}

function rounded([red, green, blue]: Rgb): Rgb {
  return [Math.round(red), Math.round(green), Math.round(blue)];
}

function parse(colour: string): Rgb {
  const at = (from: number): number => Number.parseInt(colour.slice(from, from + 2), 16);
  return [at(1), at(3), at(5)];
}

function hex(colour: Rgb): string {
  return `#${rounded(colour)
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`;
}
