import { cleanHtml, htmlToText } from '../../../../platform/html/index.ts';

/** How far a parser's answer is from what the writer wrote, in words. */
export interface Distance {
  exact: boolean;
  /** Words of the writer that are not there. */
  lost: number;
  /** Words that are not the writer's. */
  left: number;
}

export function distance(expected: string, shown: string): Distance {
  const wanted = wordsOf(expected);
  const there = wordsOf(shown);
  const counts = new Map<string, number>();
  for (const word of there) counts.set(word, (counts.get(word) ?? 0) + 1);
  let lost = 0;
  for (const word of wanted) {
    const count = counts.get(word) ?? 0;
    if (count === 0) lost++;
    else counts.set(word, count - 1);
  }
  return { exact: wanted.join(' ') === there.join(' '), lost, left: there.length - (wanted.length - lost) };
}

/** Words without the marks of quoting and the addresses behind links; in Japanese and Chinese each letter is one. */
function wordsOf(text: string): string[] {
  return text
    .replace(/[<([](?:https?:\/\/|cid:|mailto:)[^\s<>()[\]]*[>)\]]/g, ' ')
    .replace(/^(?:[ \t]*[>|])+/gm, ' ')
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+|(?<=[\u3040-\u9fff])/u)
    .filter((word) => word !== '');
}

/** A mail as the reader gives it: the text of a mail that has none comes from its HTML. */
export function asRead(text: string, html: string | undefined): { text: string; html: string } {
  const cleaned = html === undefined ? '' : cleanHtml(html);
  return { text: text.trim() === '' ? htmlToText(cleaned) : text.trim(), html: cleaned };
}
