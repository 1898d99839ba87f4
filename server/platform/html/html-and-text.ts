import { compile } from 'html-to-text';

const MAX_TEXT_FROM_HTML_DEPTH = 200;
const MAX_CHILDREN = 20_000;

/**
 * HTML as plain text that reads well on its own: lists keep their marks, links name their address where their words do not,
 * quotes begin with "> ", pictures are left out. Takes cleaned HTML or any other; the result is text, never safe HTML.
 */
export function htmlToText(html: string): string {
  return tidy(convert(html));
}

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: MAX_TEXT_FROM_HTML_DEPTH, maxChildNodes: MAX_CHILDREN, maxInputLength: 4_000_000, ellipsis: '…' },
  formatters: {
    // The library's own trims empty lines of a quote away, so that paragraphs within it run together.
    quoted: (element, walk, builder) => {
      builder.openBlock({ leadingLineBreaks: 1, reservedLineLength: 2 });
      walk(element.children, builder);
      builder.closeBlock({
        trailingLineBreaks: 2,
        blockTransform: (block) =>
          block
            .split('\n')
            .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()))
            .join('\n'),
      });
    },
  },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'], ignoreHref: false } },
    { selector: 'img', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'title', format: 'skip' },
    { selector: 'head', format: 'skip' },
    { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 2 } },
    { selector: 'blockquote', format: 'quoted' },
    { selector: 'ul', options: { itemPrefix: '- ', leadingLineBreaks: 1, trailingLineBreaks: 2 } },
    { selector: 'ol', options: { leadingLineBreaks: 1, trailingLineBreaks: 2 } },
    { selector: 'hr', options: { length: 32 } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

function tidy(text: string): string {
  return text
    .replaceAll('\r', '')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Plain text as HTML: paragraphs at empty lines, line breaks kept, web addresses made into links, all else escaped. */
export function textToHtml(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/^\n+|\n+$/g, ''))
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.split('\n').map(withLinks).join('<br>')}</p>`)
    .join('');
}

function withLinks(line: string): string {
  let html = '';
  let at = 0;
  for (const found of line.matchAll(/\bhttps?:\/\/[^\s<>"]+/gi)) {
    const address = withoutTrailingMarks(found[0]);
    if (!URL.canParse(address)) continue;
    html += escapeText(line.slice(at, found.index));
    html += `<a href="${escapeText(new URL(address).href)}" rel="noopener noreferrer nofollow" target="_blank">${escapeText(address)}</a>`;
    at = found.index + address.length;
  }
  return html + escapeText(line.slice(at));
}

/** A full stop or bracket after an address belongs to the sentence, unless the bracket was opened within the address. */
function withoutTrailingMarks(address: string): string {
  let unopened = count(address, ')') - count(address, '(');
  let end = address.length;
  while (end > 0 && /[.,;:!?'")\]}]/.test(address.charAt(end - 1))) {
    if (address.charAt(end - 1) === ')') {
      if (unopened <= 0) break;
      unopened--;
    }
    end--;
  }
  return address.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Text fit to stand in HTML, within a tag or a quoted attribute. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
