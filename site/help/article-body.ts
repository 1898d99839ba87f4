import type { PublishedArticle } from '../../server/features/articles/index.ts';
import { escapeText as escapeHtml } from '../../server/platform/html/index.ts';
import type { Translate } from '../../server/platform/i18n/index.ts';
import { withoutAccents } from '../../server/platform/language/without-accents.ts';

export interface Heading {
  id: string;
  words: string;
  level: 2 | 3;
}

interface Showing {
  t: Translate;
  /** "today by 16:20": what stands where the text says when one is answered. */
  expected: string;
  /** Where a picture of the text is read. */
  fileAddress(file: { id: string; name: string }): string;
}

const ID_LENGTH = 60;
const MOST_HEADINGS = 40;

/**
 * An article's clean HTML as it stands on a page: headings that can be linked to, pictures with their address and size, tables that
 * scroll by themselves, callouts that say what they are, a film as a link to it and never as somebody else's frame, and what is
 * filled in at the moment of reading. It relies on the one way in which clean HTML is written.
 */
export function articleBody(
  { html, files }: Pick<PublishedArticle, 'html' | 'files'>,
  { t, expected, fileAddress }: Showing,
): { html: string; headings: Heading[] } {
  const headings: Heading[] = [];
  const taken = new Set<string>();
  let pictures = 0;
  const body = html
    .replace(/<(h[23])>([\s\S]*?)<\/\1>/g, (_whole, tag: 'h2' | 'h3', inner: string) => {
      const words = plainWords(inner);
      if (words === '') return '';
      const id = freeId(words, taken);
      if (headings.length < MOST_HEADINGS) headings.push({ id, words, level: tag === 'h2' ? 2 : 3 });
      return `<${tag} id="${id}">${inner}</${tag}>`;
    })
    .replace(/<img ([^>]*)>/g, (_whole, attributes: string) => {
      const file = files.find((one) => one.id === attributeOf(attributes, 'data-file'));
      if (!file) return '';
      pictures += 1;
      const width = attributeOf(attributes, 'width') ?? file.width;
      const height = attributeOf(attributes, 'height') ?? file.height;
      const size = width && height ? ` width="${width}" height="${height}"` : '';
      // The first is often seen at once.
      const later = pictures > 1 ? ' loading="lazy"' : '';
      const alt = attributeOf(attributes, 'alt') ?? '';
      return `<img src="${escapeHtml(fileAddress(file))}" alt="${alt}"${size}${later} decoding="async">`;
    })
    .replace(/<table>[\s\S]*?<\/table>/g, (table) => {
      return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(t('help.table'))}">${table}</div>`;
    })
    .replace(/<aside data-tone="(note|tip|warning)">/g, (_whole, tone: string) => {
      return `<aside class="${tone}" role="note" aria-label="${escapeHtml(t(`help.tone.${tone}`))}">`;
    })
    .replace(/<div data-video="([^"]*)">[\s\S]*?<\/div>/g, (_whole, address: string) => videoCard(address, t))
    .replace(/<span data-live="expected-reply">[\s\S]*?<\/span>/g, () => `<span>${escapeHtml(expected)}</span>`);
  return { html: body, headings };
}

/** A link and nothing else: no picture and no script of somebody else's before one decides to go there. */
function videoCard(escapedAddress: string, t: Translate): string {
  const host = URL.canParse(escapedAddress) ? new URL(escapedAddress).hostname.replace(/^www\./, '') : '';
  return (
    `<a class="video" href="${escapedAddress}" rel="noopener noreferrer">` +
    '<svg width="44" height="44" viewBox="0 0 44 44" aria-hidden="true"><path d="M18 14.5v15L30 22z"/></svg>' +
    `<span><b>${escapeHtml(t('help.video.watch'))}</b>${escapeHtml(t('help.video.at', { host }))}</span></a>`
  );
}

function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
}

function plainWords(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

function freeId(words: string, taken: Set<string>): string {
  const plain =
    withoutAccents(words)
      .replace(/[^a-z\d]+/g, '-')
      .slice(0, ID_LENGTH)
      .replace(/^-|-$/g, '') || 'part';
  // Never an id of the page itself.
  let id = ['main', 'helpful', 'found', 'q'].includes(plain) ? `${plain}-1` : plain;
  for (let count = 2; taken.has(id); count++) id = `${plain}-${count}`;
  taken.add(id);
  return id;
}
