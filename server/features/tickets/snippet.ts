const SNIPPET_LENGTH = 160;

/** The first words of a message in one line, for lists. */
export function snippetOf(text: string): string {
  const line = text.slice(0, 2_000).replace(/\s+/g, ' ').trim();
  if (line.length <= SNIPPET_LENGTH) return line;
  // Not through the middle of a character that takes two units.
  const cut = line.slice(0, SNIPPET_LENGTH);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
