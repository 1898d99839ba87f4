import sanitizeHtml from 'sanitize-html';
import { cleanInlineStyle } from './inline-style.ts';
import { PROGRAM_MARKS, programMarksOf } from './program-marks.ts';
import { isHiddenByStyle, isOpenTracker } from './trackers.ts';

/** Tags nested deeper than this are dropped and their text kept; browsers stop at 512 themselves. */
const MAX_HTML_NESTING = 200;
const MAX_ADDRESS_LENGTH = 8_000;

const ALLOWED_TAGS = (
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em ' +
  'figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section ' +
  'small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'
).split(' ');

/** Their content is no text for a reader, so it goes with the tag. */
const TAGS_DROPPED_WITH_CONTENT = (
  'applet audio canvas iframe noembed noframes noscript object optgroup option script select style template textarea ' +
  'title video xmp'
).split(' ');

const VOID_TAGS_DROPPED = new Set(
  'area base basefont bgsound command embed frame input isindex keygen link meta param source track'.split(' '),
);

const LINK_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const INLINE_PICTURE = /^data:image\/(?:png|gif|jpe?g|webp);base64,[A-Za-z0-9+/=]+$/;

type Attributes = Record<string, string>;
type Tag = sanitizeHtml.Tag;

/**
 * Makes HTML from a stranger safe to put into a page. Gives HTML of listed tags and attributes only, well formed.
 * - Links: http, https, mailto, tel; they open apart and pass on neither referrer nor opener.
 * - Remote pictures are not loaded: their address waits in `data-remote-src`. Pictures of the mail itself are named by
 *   `data-cid`; withInlinePictures gives them an address. Tracking pixels are removed.
 * Cleaning what is already clean changes nothing. Never throws.
 */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html.replaceAll('\0', ''), OPTIONS);
}

/** Gives the pictures named by Content-ID in cleaned HTML an address; those that `addressOf` does not know stay empty. */
export function withInlinePictures(cleanedHtml: string, addressOf: (contentId: string) => string | undefined): string {
  // Exact only because cleanHtml has written every tag anew: no `<` in text, no `>` or `"` within an attribute.
  return cleanedHtml.replace(/<img [^>]*>/g, (tag) =>
    tag.replace(/ data-cid="([^"]*)"/, (attribute, escapedId: string) => {
      const address = addressOf(unescapeAttribute(escapedId));
      return address === undefined ? attribute : `${attribute} src="${escapeAttribute(address)}"`;
    }),
  );
}

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: ALLOWED_TAGS,
  nonTextTags: TAGS_DROPPED_WITH_CONTENT,
  disallowedTagsMode: 'discard',
  nestingLimit: MAX_HTML_NESTING,
  parseStyleAttributes: false,
  allowedAttributes: {
    '*': ['align', 'bgcolor', 'dir', 'lang', 'style', 'title', 'valign', 'height', 'width'],
    a: ['href', 'rel', 'target'],
    col: ['span'],
    colgroup: ['span'],
    font: ['color', 'face', 'size'],
    img: ['alt', 'data-cid', 'data-remote-src', 'src'],
    li: ['value'],
    ol: ['start', 'type', 'reversed'],
    table: ['border', 'cellpadding', 'cellspacing'],
    td: ['colspan', 'rowspan', 'nowrap'],
    th: ['colspan', 'rowspan', 'nowrap', 'scope'],
    time: ['datetime'],
  },
  allowedClasses: { '*': [...PROGRAM_MARKS] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  transformTags: {
    a: cleanLink,
    img: cleanPicture,
    '*': cleanTag,
  },
  exclusiveFilter: ({ tag, attribs }) =>
    tag === 'img' && !(attribs.src || attribs['data-cid'] || attribs['data-remote-src'] || attribs.alt),
};

/**
 * Tags not allowed become `span` instead of vanishing: what a parser closes by itself depends on the open tags around, so a
 * vanished one could change the meaning of the rest on the next reading.
 */
function cleanTag(tagName: string, attribs: Attributes): Tag {
  // Renaming a tag to one that is dropped would make the library close a later tag by the wrong name.
  if (TAGS_DROPPED_WITH_CONTENT.includes(tagName) || VOID_TAGS_DROPPED.has(tagName)) return { tagName, attribs: {} };
  const kept: Attributes = { ...attribs };
  if (kept.style !== undefined) {
    const style = cleanInlineStyle(kept.style);
    if (style) kept.style = style;
    else delete kept.style;
  }
  const marks = programMarksOf(tagName, attribs);
  if (marks) kept.class = marks;
  else delete kept.class;
  return { tagName: ALLOWED_TAGS.includes(tagName) ? tagName : 'span', attribs: kept };
}

function cleanLink(tagName: string, attribs: Attributes): Tag {
  const { href, rel: _rel, target: _target, ...kept } = attribs;
  const address = href === undefined ? undefined : linkAddress(href);
  if (address === undefined) return { tagName, attribs: kept };
  return { tagName, attribs: { ...kept, href: address, rel: 'noopener noreferrer nofollow', target: '_blank' } };
}

function cleanPicture(tagName: string, attribs: Attributes): Tag {
  const { src = '', 'data-remote-src': remote = '', 'data-cid': cid = '', ...kept } = attribs;
  if (isPixel(kept.width) || isPixel(kept.height) || isHiddenByStyle(kept.style ?? '')) return { tagName, attribs: {} };
  const source = src.trim();
  const contentId = /^cid:/i.test(source) ? contentIdOf(source.slice(4)) : cid;
  if (/^cid:/i.test(source) && contentId) return { tagName, attribs: { ...kept, 'data-cid': contentId } };
  if (INLINE_PICTURE.test(source)) return { tagName, attribs: { ...kept, src: source } };
  const remoteAddress = webAddress(source) ?? webAddress(remote);
  if (remoteAddress !== undefined && isOpenTracker(remoteAddress)) return { tagName, attribs: {} };
  if (remoteAddress !== undefined) return { tagName, attribs: { ...kept, 'data-remote-src': remoteAddress } };
  if (contentId) return { tagName, attribs: { ...kept, 'data-cid': contentId } };
  return { tagName, attribs: kept };
}

function isPixel(length: string | undefined): boolean {
  return length !== undefined && /^\s*[01](px)?\s*$/i.test(length);
}

/** The address a link may lead to, as browsers read it; undefined for other schemes and for what is no whole address. */
export function linkAddress(href: string): string | undefined {
  if (href.length > MAX_ADDRESS_LENGTH || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  return LINK_SCHEMES.has(url.protocol) ? url.href : undefined;
}

function webAddress(source: string): string | undefined {
  const address = linkAddress(source);
  return address !== undefined && /^https?:/.test(address) ? address : undefined;
}

/** Content-IDs are percent-encoded in cid: addresses (RFC 2392); a broken encoding is taken as it stands. */
function contentIdOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded).trim();
  } catch (error) {
    if (error instanceof URIError) return encoded.trim();
    throw error;
  }
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescapeAttribute(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
