import { htmlOfLines, readHtml } from './html-structure.ts';
import { isBlank, type LetterLine, linesOfText } from './letter-lines.ts';
import { ownLines } from './own-words.ts';
import { keptBeside } from './text-beside-html.ts';

export interface Letter {
  /** The whole text; from the HTML when the mail has no text of its own. */
  text: string;
  /** Cleaned (server/platform/html). */
  html?: string;
  /** Name in From: some programs put it before answers within a quote. */
  writer?: string;
}

export interface VisibleLetter {
  /** Whole lines of the text, in their order. Empty only if the text is blank. */
  visibleText: string;
  /** Absent when there is no HTML, or nothing of it was cut. */
  visibleHtml?: string;
}

/**
 * What the writer wrote in this mail: without quoted thread, its announcement, legal notices and signatures. The structure of
 * the HTML decides where there is HTML, words and marks decide on text. A letter of which nothing would be left stays whole.
 */
export function visibleLetter({ text, html = '', writer = '' }: Letter): VisibleLetter {
  const lines = text.split('\n');
  if (html === '') return { visibleText: visibleLines(lines, text, writer) };
  // Most letters answer nothing: without marks in the HTML and words in the text there is nothing to look for.
  if (!MARKED.test(html) && ownLines(linesOfText(text), writer) === undefined)
    return { visibleText: chosen(lines, []) };
  const structure = readHtml(html);
  const keep = ownLines(structure.lines, writer);
  if (keep) {
    const beside = keptBeside(
      lines,
      structure.lines.map((line) => line.text),
      keep,
      () => ownLines(linesOfText(text), writer),
    );
    const visibleText = (beside && chosen(lines, beside)) || visibleLines(lines, text, writer);
    return { visibleText, visibleHtml: htmlOfLines(structure, keep) };
  }
  // What the structure leaves whole is not cut by words, unless the HTML is another letter.
  const isWhole = isSameLetter(lines, structure.lines);
  return { visibleText: isWhole ? chosen(lines, []) : visibleLines(lines, text, writer) };
}

/** What stands in HTML that programs have put quotes or signatures into. */
const MARKED = / class="|<blockquote|<hr|border-top:solid/;

/** Whether the HTML holds about as many words as the text. */
function isSameLetter(text: readonly string[], html: readonly LetterLine[]): boolean {
  const length = (all: readonly string[]): number => all.reduce((sum, line) => sum + line.trim().length, 0);
  return length(html.map((line) => line.text)) >= MIN_SAME * length(text);
}

const MIN_SAME = 0.5;

function visibleLines(lines: readonly string[], text: string, writer: string): string {
  const keep = ownLines(linesOfText(text), writer);
  return (keep && chosen(lines, keep)) || chosen(lines, []);
}

/** The lines that stay; all of them when `keep` says nothing. Blank ones at the ends go. */
function chosen(lines: readonly string[], keep: readonly boolean[]): string {
  const kept = keep.length === 0 ? [...lines] : lines.filter((_, i) => keep[i]);
  const first = kept.findIndex((line) => !isBlank(line));
  return first < 0 ? '' : kept.slice(first, kept.findLastIndex((line) => !isBlank(line)) + 1).join('\n');
}
