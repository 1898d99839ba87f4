/** What stands between two lines of `---` at the beginning of a Markdown file, a value a line, as far as an article needs it. */
export type FrontMatter = Readonly<Record<string, string>>;

const LONGEST = 10_000;
const KEY = /^([A-Za-z][\w-]{0,30}):[ \t]*(.*)$/;

/** @returns the values and the words behind them; a file without any is all words. */
export function readFrontMatter(file: string): { values: FrontMatter; body: string } {
  const text = file.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const end = text.startsWith('---\n') ? text.slice(0, LONGEST).search(/\n---[ \t]*(?:\n|$)/) : -1;
  if (end < 0) return { values: {}, body: text };
  const values: Record<string, string> = {};
  for (const line of text.slice(4, end).split('\n')) {
    const [, key, value] = KEY.exec(line) ?? [];
    if (key !== undefined && value !== undefined) values[key.toLowerCase()] = unquoted(value.trim());
  }
  return { values, body: text.slice(end + 1).replace(/^---[ \t]*\n?/, '') };
}

function unquoted(value: string): string {
  if (/^".*"$/s.test(value)) {
    try {
      const read: unknown = JSON.parse(value);
      if (typeof read === 'string') return read;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    return value.slice(1, -1);
  }
  return /^'.*'$/s.test(value) ? value.slice(1, -1).replaceAll("''", "'") : value;
}

/** As `readFrontMatter` reads it, and YAML too: every value in double quotes. */
export function writeFrontMatter(values: FrontMatter): string {
  const lines = Object.entries(values).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n`;
}
