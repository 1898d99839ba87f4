import sanitizeHtml from 'sanitize-html';
import { linkAddress } from '../../platform/html/cleaning.ts';
import { htmlToText, textToHtml } from '../../platform/html/index.ts';
import { arranged } from './arranging-html.ts';
import { videoAddress } from './videos.ts';

/**
 * Safe HTML of the few tags that an article is made of: h2 h3 p ul ol li blockquote pre code table hr br strong em s a, a
 * picture by the id of its file, `aside[data-tone]` for a callout, `div[data-video]` for a film of an allowed host,
 * `span[data-live]` for what is filled in when shown, `mark[data-comment]` where a colleague said something. Everything that
 * comes from the API, the editor, Markdown or an import goes through here. Cleaning what is clean changes nothing; never throws.
 */
export function cleanArticleHtml(html: string): string {
  let cleaned = html.replaceAll('\0', '');
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const again = arranged(sanitizeHtml(cleaned, OPTIONS));
    if (again === cleaned) return cleaned;
    cleaned = again;
  }
  return textToHtml(htmlToText(cleaned))
    .replaceAll('<br>', '<br />')
    .replace(/<a [^>]*>|<\/a>/g, '');
}

/** Without what was said about it, as readers see it. */
export function withoutComments(cleanedHtml: string): string {
  return cleanedHtml.replace(/<mark [^>]*>|<\/mark>/g, '');
}

/** Renaming a tag can change which tags close each other; a few readings settle all but contrived nests. */
const MAX_PASSES = 6;
const MAX_NESTING = 30;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Where a picture's file is read inside, as the editor and the API name it; with our own address before it or without. */
const FILE_ADDRESS =
  /^(?:https?:\/\/[^/\s]+)?\/api\/v1\/articles\/files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const OWN_PAGE = /^\/help\/[\w%./-]{1,300}(?:#[\w%-]{1,100})?$/;
const HEADING = /^#[\p{L}\p{N}_%-]{1,100}$/u;
const TONES = ['note', 'tip', 'warning'] as const;
const LIVE = ['expected-reply'] as const;

type Attributes = Record<string, string>;
type Tag = sanitizeHtml.Tag;

/** Of these attributes, those that are short whole numbers. */
function numbers(attribs: Attributes, names: readonly string[], most: number): Attributes {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = attribs[name] ?? '';
      return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= most
        ? [[name, String(Number(value))]]
        : [];
    }),
  );
}

function picture(tagName: string, attribs: Attributes): Tag {
  const id = FILE_ADDRESS.exec(attribs.src?.trim() ?? '')?.[1] ?? attribs['data-file'] ?? '';
  if (!UUID.test(id)) return { tagName, attribs: {} };
  return {
    tagName,
    attribs: {
      'data-file': id,
      alt: (attribs.alt ?? '').slice(0, 500),
      ...numbers(attribs, ['width', 'height'], 20_000),
    },
  };
}

function link(tagName: string, attribs: Attributes): Tag {
  const href = attribs.href?.trim() ?? '';
  if (OWN_PAGE.test(href) || HEADING.test(href)) return { tagName, attribs: { href } };
  const address = linkAddress(href);
  if (address === undefined) return { tagName, attribs: {} };
  return { tagName, attribs: { href: address, rel: 'noopener noreferrer' } };
}

function box(_tagName: string, attribs: Attributes): Tag {
  const address = videoAddress(attribs['data-video'] ?? '');
  return address === undefined ? { tagName: 'p', attribs: {} } : { tagName: 'div', attribs: { 'data-video': address } };
}

function frame(_tagName: string, attribs: Attributes): Tag {
  const address = videoAddress(attribs.src ?? '');
  return address === undefined
    ? { tagName: 'noframes', attribs: {} }
    : { tagName: 'div', attribs: { 'data-video': address } };
}

function cell(tagName: string, attribs: Attributes): Tag {
  return { tagName, attribs: numbers(attribs, ['colspan', 'rowspan'], 50) };
}

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags:
    'h2 h3 p ul ol li blockquote pre code table thead tbody tr th td hr br strong em s a img aside div span mark'.split(
      ' ',
    ),
  nonTextTags:
    'script style textarea option xmp noscript title template iframe object select svg math noembed noframes audio video canvas'.split(
      ' ',
    ),
  disallowedTagsMode: 'discard',
  nestingLimit: MAX_NESTING,
  parseStyleAttributes: false,
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['alt', 'data-file', 'width', 'height'],
    ol: ['start'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    aside: ['data-tone'],
    div: ['data-video'],
    span: ['data-live'],
    mark: ['data-comment'],
  },
  allowedClasses: { code: [/^language-[a-z0-9+#-]{1,30}$/] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    b: 'strong',
    i: 'em',
    del: 's',
    strike: 's',
    h1: 'h2',
    h4: 'h3',
    h5: 'h3',
    h6: 'h3',
    section: 'p',
    article: 'p',
    main: 'p',
    tfoot: 'tbody',
    div: box,
    iframe: frame,
    a: link,
    img: picture,
    td: cell,
    th: cell,
    ol: (tagName, attribs) => ({ tagName, attribs: numbers(attribs, ['start'], 99_999) }),
    aside: (tagName, attribs) => {
      const tone = TONES.find((each) => each === attribs['data-tone']) ?? 'note';
      return { tagName, attribs: { 'data-tone': tone } };
    },
    span: (tagName, attribs): Tag => {
      const live = LIVE.find((each) => each === attribs['data-live']);
      return { tagName, attribs: live ? { 'data-live': live } : {} };
    },
    mark: (tagName, attribs): Tag => {
      const id = attribs['data-comment'] ?? '';
      return { tagName, attribs: UUID.test(id) ? { 'data-comment': id } : {} };
    },
  },
  exclusiveFilter: ({ tag, attribs }) => {
    if (tag === 'a' && !attribs.href) return 'excludeTag';
    if (tag === 'span' && !attribs['data-live']) return 'excludeTag';
    if (tag === 'mark' && !attribs['data-comment']) return 'excludeTag';
    return tag === 'img' && !attribs['data-file'];
  },
};
