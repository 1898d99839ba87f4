/**
 * Marks that mail programs leave around quotes and signatures: as class, id or name. Cleaning keeps them as classes, so that
 * what was cut can be told later. No style of ours uses these names.
 */
export const PROGRAM_MARKS: ReadonlySet<string> = new Set([
  // Gmail, on the web and on phones
  'gmail_attr',
  'gmail_extra',
  'gmail_quote',
  'gmail_quote_container',
  'gmail_signature',
  'gmail_signature_prefix',
  'elided-text',
  // Thunderbird
  'moz-cite-prefix',
  'moz-forward-container',
  'moz-signature',
  // Apple Mail
  'AppleMailSignature',
  'lineBreakAtBeginningOfSignature',
  // Outlook, old and new, on desks, in browsers and on phones
  'divRplyFwdMsg',
  'mail-editor-reference-message-container',
  'ms-outlook-mobile-reference-message',
  'ms-outlook-mobile-signature',
  'OLK_SRC_BODY_SECTION',
  'OutlookMessageHeader',
  'Signature',
  'WordSection1',
  // Yahoo, Proton, Zoho, Tuta, GMX, Samsung, NetEase
  'yahoo_quoted',
  'iosymail',
  'protonmail_quote',
  'protonmail_signature_block',
  'zmail_extra',
  'tutanota_quote',
  'gmx_quote',
  'composer_signature',
  'isReplyContent',
  'isForwardContent',
  // <blockquote type="cite">, of nearly all
  'cite',
]);

/** What programs put before names of theirs that stand in a quote already. */
const PREFIX = /^(?:x_|m_-?\d{1,25}|ydp[0-9a-f]{6,12})+/;
const MAX_NAMES = 20;

/** The marks that a tag's attributes hold, as a value for `class`; '' when there is none. */
export function programMarksOf(tagName: string, attributes: Record<string, string>): string {
  const { class: classes = '', id = '', name = '', type = '' } = attributes;
  if (classes === '' && id === '' && name === '' && type === '') return '';
  const marks = new Set<string>();
  for (const given of [...classes.split(/\s+/, MAX_NAMES), id]) {
    const mark = given.length > 80 ? '' : withoutNumber(given.replace(PREFIX, ''));
    if (PROGRAM_MARKS.has(mark)) marks.add(mark);
  }
  if (tagName === 'blockquote' && type.toLowerCase() === 'cite') marks.add('cite');
  if (tagName === 'div' && name === 'quote') marks.add('gmx_quote');
  return [...marks].join(' ');
}

/** "yahoo_quoted_0123456789" */
function withoutNumber(name: string): string {
  return name.replace(/_\d{1,20}$/, '');
}
