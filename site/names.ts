/** The first name of somebody of ours, as the picture of a counter has it: "Marta". */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] || name;
}

/** The letters on a face: first and last name's first, or the first of a lone name or address. */
export function initials(name: string): string {
  const words = name.replace(/\([^)]*\)/g, ' ').match(/[\p{L}\p{N}][^\s.]*/gu) ?? [];
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase() || '?';
}
