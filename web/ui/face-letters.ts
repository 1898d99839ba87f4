/** The letters on a face: first and last name's first, or the first of a lone name; an address counts to its @. */
export function initials(name: string): string {
  const words = name
    // What stands in brackets says where somebody works, not who it is.
    .replace(/\([^)]*\)/g, ' ')
    // So does what follows the @ of an address.
    .replace(/([^\s@])@\S*/g, '$1')
    .split(/[\s.]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''))
    .filter((word) => word !== '');
  const first = words[0];
  if (first === undefined) return '?';
  const last = words.length > 1 ? words.at(-1) : undefined;
  return (letterOf(first) + (last === undefined ? '' : letterOf(last))).toLocaleUpperCase();
}

/** The first whole character, which may be two code units. */
function letterOf(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 63);
}

const tints = 6;
/** One of the six tints, always the same for the same person. */
export function tintOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_003;
  return (sum % tints) + 1;
}
