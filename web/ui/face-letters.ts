/** The letters on a face: first and last name's first, or the first of a lone name or address. */
export function initials(name: string): string {
  const words = name
    .replace(/^[@"'(]+/, '')
    .split(/[\s.]+/)
    .filter((word) => /^\p{L}|^\p{N}/u.test(word));
  const first = words[0];
  if (first === undefined) return '?';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return (first.slice(0, 1) + last.slice(0, 1)).toLocaleUpperCase();
}

const tints = 6;
/** One of the six tints, always the same for the same person. */
export function tintOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_003;
  return (sum % tints) + 1;
}
