/** How far the strongest of red, green and blue stands above the weakest in a colour that is meant to be seen. */
const STRONG = 90;

const NAMED: Record<string, boolean> = {
  red: true,
  blue: true,
  green: true,
  purple: true,
  orange: true,
  darkred: true,
  darkblue: true,
  darkgreen: true,
  navy: true,
  magenta: true,
  crimson: true,
  maroon: true,
  teal: true,
};

/** Whether a tag colours its text strongly; undefined when it says nothing of colour. */
export function isStrongColour(tag: string, attributes: string, style: string): boolean | undefined {
  const colour =
    /(?:^|;)color:([^;]{1,60})/.exec(style)?.[1] ??
    (tag === 'font' ? / color="([^"]{1,60})"/.exec(attributes)?.[1] : undefined);
  return colour === undefined ? undefined : isStrong(colour.trim().toLowerCase());
}

function isStrong(colour: string): boolean {
  const parts = partsOf(colour);
  return parts === undefined ? NAMED[colour] === true : Math.max(...parts) - Math.min(...parts) >= STRONG;
}

function partsOf(colour: string): number[] | undefined {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(colour)?.[1];
  if (hex !== undefined) {
    const size = hex.length / 3;
    return [0, 1, 2].map((i) => Number.parseInt(hex.slice(i * size, (i + 1) * size).repeat(3 - size), 16));
  }
  const rgb = /^rgba?\((\d{1,3}),? (\d{1,3}),? (\d{1,3})/.exec(colour.replace(/,\s*/g, ', '));
  return rgb ? rgb.slice(1, 4).map(Number) : undefined;
}
