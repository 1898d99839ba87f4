import { gfm } from '@joplin/turndown-plugin-gfm';
import { Marked } from 'marked';
import TurndownService from 'turndown';
import { problem } from '../../platform/http/problem.ts';
import { cleanArticleHtml, withoutComments } from './cleaning.ts';
import { videoAddress } from './videos.ts';

/** What is filled in when shown, as one writes it in Markdown. */
const LIVE_IN_MARKDOWN = '{{expected-reply}}';
/** Marks before a line's first word: quotes in quotes in lists. No person writes more, and each costs the reader of it a step down. */
const MOST_MARKS = 40;
/** Signs without a space between, looked through for a mail address from each mark that may begin something. */
const LONG_RUN = /[A-Za-z0-9.!#$%&'*+/=?_`{|}~-]{2000,}/g;
const MOST_MARKS_IN_A_RUN = 100;
/** Lines, and tags, of one article. Nobody reads so many, and each costs: a list of one letter an item is all tags. */
const MOST_PARTS = 20_000;
const ALERT = /^<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?:\s|<br ?\/?>)*/;
const TONE_OF: Readonly<Record<string, string>> = {
  NOTE: 'note',
  TIP: 'tip',
  IMPORTANT: 'note',
  WARNING: 'warning',
  CAUTION: 'warning',
};

const marked = new Marked({
  gfm: true,
  async: false,
  renderer: {
    // A callout as the forges write it: `> [!TIP]`.
    blockquote({ tokens }) {
      const inside = this.parser.parse(tokens);
      const tone = ALERT.exec(inside)?.[1];
      if (tone === undefined) return `<blockquote>${inside}</blockquote>`;
      return `<aside data-tone="${TONE_OF[tone]}">${inside.replace(ALERT, '<p>')}</aside>`;
    },
    // A film's address that stands alone is the film.
    paragraph({ tokens, text }) {
      const film = videoAddress(text.trim().replace(/^<(.*)>$/, '$1'));
      return film === undefined
        ? `<p>${this.parser.parseInline(tokens)}</p>`
        : `<div data-video="${film.replaceAll('&', '&amp;')}"></div>`;
    },
  },
});

/**
 * Markdown (CommonMark with tables, strikethrough and callouts) as clean article HTML; HTML within it is cleaned like any other.
 * @throws Problem 422 for what no reader of Markdown gets through.
 */
export function markdownToHtml(markdown: string): string {
  return cleanArticleHtml(renderMarkdown(markdown));
}

/** As `markdownToHtml`, not clean yet. */
export function renderMarkdown(markdown: string): string {
  const lines = markdown.split('\n');
  if (lines.length > MOST_PARTS) throw tooManyParts();
  if (lines.some(isTooDeep) || hasTangledRun(markdown)) throw unreadable();
  try {
    const html = marked.parse(markdown.replaceAll('\0', ''), { async: false });
    requireFewParts(html);
    return html.replaceAll(LIVE_IN_MARKDOWN, '<span data-live="expected-reply"></span>');
  } catch (error) {
    if (error instanceof RangeError) throw unreadable();
    throw error;
  }
}

/** Asked before HTML is cleaned, which takes its time with each tag. @throws Problem 422 for more than anybody reads. */
export function requireFewParts(html: string): void {
  let parts = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    parts++;
    if (parts > MOST_PARTS * 2) throw tooManyParts();
  }
}

function tooManyParts() {
  return problem(
    422,
    'too-many-parts',
    'This has more lines and parts than anybody reads. Make several articles of it.',
  );
}

function isTooDeep(line: string): boolean {
  const marks = /^(?:\s*(?:[>*+-]|\d{1,9}[.)]))+/.exec(line.slice(0, 2_000))?.[0] ?? '';
  const isRule = /^\s*(?:-(?:\s*-)*|\*(?:\s*\*)*)\s*$/.test(line);
  return !isRule && (marks.match(/[>*+-]|\d[.)]/g)?.length ?? 0) > MOST_MARKS;
}

/** A picture in base64 is long and holds no marks; thousands of both are no words, and take the reader minutes. */
function hasTangledRun(markdown: string): boolean {
  return (markdown.match(LONG_RUN) ?? []).some((run) => (run.match(/[_*~`!]/g)?.length ?? 0) > MOST_MARKS_IN_A_RUN);
}

function unreadable() {
  return problem(422, 'unreadable-markdown', 'This Markdown is nested too deeply to be read. Write it more simply.');
}

const turndown = new TurndownService({
  headingStyle: 'atx',
  hr: '---',
  bulletListMarker: '-',
  codeBlockStyle: 'fenced',
  emDelimiter: '*',
  br: '\\',
});
turndown.use(gfm);
turndown.addRule('callout', {
  filter: 'aside',
  replacement: (content, node) => {
    const tone = (node as unknown as Readable).getAttribute('data-tone') ?? 'note';
    const lines = content.trim().split('\n');
    return `\n\n> [!${tone.toUpperCase()}]\n${lines.map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n`;
  },
});
turndown.addRule('strikethrough', { filter: ['s'], replacement: (content) => `~~${content}~~` });

interface Readable {
  getAttribute(name: string): string | null;
}

/** Only what HTML has and Markdown has not is put into words before it is turned. */
export interface MarkdownPlaces {
  /** Where a picture is, by its file's id. */
  picture?: (fileId: string) => string;
}

/** Clean article HTML as Markdown that `markdownToHtml` reads back; comments and the sizes of pictures stay behind. */
export function htmlToMarkdown(cleanedHtml: string, places: MarkdownPlaces = {}): string {
  const picture = places.picture ?? ((fileId: string) => `/api/v1/articles/files/${fileId}`);
  const readable = withoutComments(cleanedHtml)
    .replace(/<div data-video="([^"]*)"><\/div>/g, (_film, address: string) => `<p>FILM${address}MLIF</p>`)
    .replace(/<span data-live="expected-reply"><\/span>/g, 'LIVEEXPECTEDREPLYEVIL')
    .replace(/<img data-file="([^"]*)"/g, (_image, fileId: string) => `<img src="${picture(fileId)}"`);
  return turndown
    .turndown(readable)
    .replace(/FILM(\S+?)MLIF/g, (_film, address: string) => `<${address.replaceAll('\\', '')}>`)
    .replaceAll('LIVEEXPECTEDREPLYEVIL', LIVE_IN_MARKDOWN);
}

/** Whether words that came without saying so are HTML: they begin with a tag, or hold one that ends. */
export function looksLikeHtml(body: string): boolean {
  return (
    /^\s*<(?:!doctype|[a-z][a-z0-9]*[\s/>])/i.test(body) || /<\/(?:p|h[1-6]|ul|ol|div|table|blockquote)>/i.test(body)
  );
}
