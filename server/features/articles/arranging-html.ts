/** What stands by itself in an article; all else is words within one of these. */
const BLOCKS = new Set('h2 h3 p ul ol blockquote pre table hr aside div'.split(' '));
const VOID = new Set(['br', 'hr', 'img']);

interface Piece {
  /** The block's tag; empty for loose words between blocks. */
  tag: string;
  html: string;
}

/**
 * The blocks of cleaned HTML, in order. Exact only because every tag was written anew by the cleaner: no `<` in text, no `>`
 * within an attribute.
 */
export function piecesOf(cleanedHtml: string): Piece[] {
  const pieces: Piece[] = [];
  let loose = '';
  let block = '';
  let tag = '';
  let depth = 0;
  const add = (part: string): void => {
    if (depth > 0) block += part;
    else loose += part;
  };
  const endLoose = (): void => {
    if (loose.trim() !== '') pieces.push({ tag: '', html: loose.trim() });
    loose = '';
  };
  for (const [part, closing, name] of cleanedHtml.matchAll(/<(\/?)([a-z0-9]+)[^>]*>|[^<]+/g)) {
    if (name === undefined) {
      add(part);
      continue;
    }
    if (depth === 0 && closing === '' && BLOCKS.has(name)) {
      endLoose();
      if (VOID.has(name)) pieces.push({ tag: name, html: part });
      else {
        [tag, block, depth] = [name, part, 1];
      }
      continue;
    }
    add(part);
    if (depth === 0 || VOID.has(name)) continue;
    depth += closing === '' ? 1 : -1;
    if (depth === 0) pieces.push({ tag, html: block });
  }
  if (depth > 0) pieces.push({ tag, html: block });
  endLoose();
  return pieces;
}

/** Loose words in paragraphs, empty paragraphs gone, nothing within a film or a value that is filled in when shown. */
export function arranged(cleanedHtml: string): string {
  const emptied = cleanedHtml
    .replace(/(<span data-live="[^"]*">)[^<]+(?=<\/span>)/g, '$1')
    .replace(/(<div data-video="[^"]*">)[^<]+(?=<\/div>)/g, '$1')
    // No two of these begin alike (\s is U+00A0 too): what can be read in two ways is tried in both, again and again.
    .replace(/<p>(?:\s|<br \/>)*<\/p>/g, '');
  return piecesOf(emptied)
    .map(({ tag, html }) => (tag === '' ? `<p>${html}</p>` : html))
    .join('');
}

/** The words of cleaned HTML, one line for each paragraph, item or cell. */
export function wordsOf(cleanedHtml: string): string {
  return unescapeText(
    cleanedHtml
      .replace(/<br \/>|<\/(?:p|h2|h3|li|pre|td|th|blockquote|aside)>/g, '\n')
      .replace(/<[^>]*>/g, '')
      .replaceAll('\u00a0', ' '),
  )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

export function unescapeText(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
