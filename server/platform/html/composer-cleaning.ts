import sanitizeHtml from 'sanitize-html';
import { linkAddress } from './cleaning.ts';
import { htmlToText, textToHtml } from './html-and-text.ts';

/**
 * Cleans what a teammate's editor hands in: only what the editor itself can make. Pictures are those uploaded before,
 * named by `data-attachment-id`, people by `data-mention`; anything pasted from elsewhere loses its dress and keeps its words.
 */
export function cleanComposerHtml(html: string): string {
  let cleaned = sanitizeHtml(html.replaceAll('\0', ''), OPTIONS);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const again = sanitizeHtml(cleaned, OPTIONS);
    if (again === cleaned) return cleaned;
    cleaned = again;
  }
  return textToHtml(htmlToText(cleaned)).replaceAll('<br>', '<br />');
}

/** Dropping or renaming a tag can change which tags close each other; two readings settle all but contrived nests. */
const MAX_PASSES = 4;

const ATTACHMENT_ID = /^[0-9a-f-]{1,64}$/i;
/** Whom a note names, by the id that the editor put there; who it is, and whether they may be named, is asked elsewhere. */
const MENTION = /^(?:teammate|team):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MAX_COMPOSER_NESTING = 50;

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: 'p br strong em u s a ul ol li blockquote code pre h3 img span'.split(' '),
  nonTextTags: 'script style textarea option xmp noscript title template iframe object select'.split(' '),
  disallowedTagsMode: 'discard',
  nestingLimit: MAX_COMPOSER_NESTING,
  parseStyleAttributes: false,
  allowedAttributes: {
    a: ['href', 'rel', 'target'],
    img: ['alt', 'data-attachment-id'],
    ol: ['start'],
    span: ['data-mention'],
  },
  allowedClasses: {},
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    b: 'strong',
    i: 'em',
    del: 's',
    strike: 's',
    h1: 'h3',
    h2: 'h3',
    h4: 'h3',
    h5: 'h3',
    h6: 'h3',
    div: 'p',
    a: (tagName, attribs): sanitizeHtml.Tag => {
      const href = attribs.href === undefined ? undefined : linkAddress(attribs.href);
      if (href === undefined) return { tagName, attribs: {} };
      return { tagName, attribs: { href, rel: 'noopener noreferrer nofollow', target: '_blank' } };
    },
    img: (tagName, attribs): sanitizeHtml.Tag => {
      const id = attribs['data-attachment-id'];
      if (id === undefined || !ATTACHMENT_ID.test(id)) return { tagName, attribs: {} };
      return { tagName, attribs: { alt: attribs.alt ?? '', 'data-attachment-id': id } };
    },
    span: (tagName, attribs): sanitizeHtml.Tag => {
      const named = attribs['data-mention'];
      if (named === undefined || !MENTION.test(named)) return { tagName, attribs: {} };
      return { tagName, attribs: { 'data-mention': named } };
    },
    ol: (tagName, attribs): sanitizeHtml.Tag => {
      const start = attribs.start;
      return { tagName, attribs: start !== undefined && /^\d{1,6}$/.test(start) ? { start } : {} };
    },
  },
  exclusiveFilter: ({ tag, attribs }) => {
    if (tag === 'a' && !attribs.href) return 'excludeTag';
    if (tag === 'span' && !attribs['data-mention']) return 'excludeTag';
    return tag === 'img' && !attribs['data-attachment-id'];
  },
};
