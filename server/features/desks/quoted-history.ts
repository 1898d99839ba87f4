import type { Language } from '../../../contract/shapes.ts';
import { escapeText, textToHtml } from '../../platform/html/index.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { QuotedHistory } from './desks.tables.ts';
import { dateAndTime } from './letter-times.ts';

/** One earlier message of the conversation, as everybody in it has seen it. */
export interface EarlierMessage {
  authorName: string;
  at: Temporal.Instant;
  text: string;
  /** Safe HTML that we wrote ourselves; null: the text stands for it. Strangers' HTML is never sent on. */
  html: string | null;
}

/** Newest first. More would be for nobody, and a thread must not grow every letter without end. */
export const MOST_QUOTED = 20;
const MOST_CHARACTERS = 60_000;

const QUOTE = 'margin:0 0 12px;padding:0 0 0 12px;border-left:2px solid #BAD3C6;color:#4F4A41';

/**
 * The conversation so far, to stand below a letter: newest first, each with who wrote it and when. `folded` is written the way
 * mail programs know a quoted thread by, and fold it; `on` stands open.
 * @returns empty strings for `off`, or when there is nothing to quote.
 */
export function quoteHistory(
  way: QuotedHistory,
  messages: readonly EarlierMessage[],
  language: Language,
  timeZone: string,
): { html: string; text: string } {
  const quoted = way === 'off' ? [] : withinLimits(messages);
  if (quoted.length === 0) return { html: '', text: '' };
  const t = translator(language);
  const entries = quoted.map((message) => {
    const said = t('mail.history.wrote', {
      name: message.authorName,
      at: dateAndTime(message.at, language, timeZone, 'past'),
    });
    return { said, text: message.text.trim(), html: withoutPictures(message.html ?? textToHtml(message.text.trim())) };
  });
  const text = entries.map(({ said, text: words }) => `${said}\n${marked(words)}`).join('\n\n');
  const html = entries
    .map(({ said, html: words }) => {
      return way === 'folded'
        ? `<div class="gmail_attr">${escapeText(said)}</div>\n<blockquote class="gmail_quote" type="cite" style="${QUOTE}">${words}</blockquote>`
        : `<p style="margin:0">${escapeText(said)}</p>\n<blockquote style="${QUOTE}">${words}</blockquote>`;
    })
    .join('\n');
  return { text, html: way === 'folded' ? `<div class="gmail_quote">${html}</div>` : `<div>${html}</div>` };
}

function withinLimits(messages: readonly EarlierMessage[]): EarlierMessage[] {
  const kept: EarlierMessage[] = [];
  let left = MOST_CHARACTERS;
  for (const message of messages.slice(0, MOST_QUOTED)) {
    const size = Math.max(message.text.length, message.html?.length ?? 0);
    if (size > left) break;
    left -= size;
    if (message.text.trim() !== '') kept.push(message);
  }
  return kept;
}

/** "> " before each line (RFC 3676, 4.5): quoted lines of a quote stand one deeper. */
function marked(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()))
    .join('\n');
}

/** Pictures of earlier letters do not travel again: what they say in words stays. */
function withoutPictures(html: string): string {
  return html.replace(/<img\b[^>]*>/g, (picture) => /\balt="([^"]*)"/.exec(picture)?.[1] ?? '');
}
