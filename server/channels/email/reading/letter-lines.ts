/**
 * A letter as lines, whether it came as text or as HTML: what is decided about a letter is decided on these.
 */
export interface LetterLine {
  /** Without marks of quoting, blanks at the ends, and line end. */
  text: string;
  /** How deep it stands in quotes; 0 is the writer's own level. */
  depth: number;
  /** Quoted, but not as mail programs quote: only an announcement above makes it a quote. */
  weak: boolean;
  /** What the structure of the HTML says of it; `thread`: with this line begins what is not marked as a quote line by line. */
  role?: 'announcement' | 'signature' | 'thread';
  /** All its words are in a strong colour of their own. */
  accent: boolean;
}

/** Characters without width that programs leave at the ends of what they insert. */
const INVISIBLE = /[\u200b-\u200f\u2060-\u2064\ufeff]/;
const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'g');
const MARKS = /^[ \t]{0,3}(?:[>|][ \t]?)+/;

function isQuoted(line: string): boolean {
  return /^[ \t]{0,3}[>|]/.test(line) && !/^[ \t]{0,3}\|.*\|\s*$/.test(line);
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** Lines of plain text, with `>` and the like taken as depth. */
export function linesOfText(text: string): LetterLine[] {
  return text.split('\n').map(lineOfText);
}

export function lineOfText(line: string): LetterLine {
  const marks = isQuoted(line) ? (MARKS.exec(line)?.[0] ?? '') : '';
  const text = marks === '' ? line : line.slice(marks.length);
  return {
    text: (INVISIBLE.test(text) ? text.replaceAll(EVERY_INVISIBLE, '') : text).trim(),
    depth: marks === '' ? 0 : marks.replace(/[^>|]/g, '').length,
    weak: false,
    accent: false,
  };
}
