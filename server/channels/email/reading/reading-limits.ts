/** What one mail may cost. Sizes in bytes or characters; a mail beyond a limit marked "unreadable" is refused whole. */

/** From this size on the caller uses parseLargeMail, so that attachments never pass through memory whole. */
export const LARGE_MAIL_BYTES = 1024 * 1024;

/** Bytes of headers, those of all parts together; unreadable beyond. */
export const MAX_HEADER_BYTES = 1024 * 1024;
/** MIME parts of all kinds; unreadable beyond. */
export const MAX_PARTS = 1_000;
/** Multiparts within multiparts; unreadable beyond. */
export const MAX_NESTING = 64;
/** Encoded bytes of one text part; the rest is cut off. */
export const MAX_TEXT_PART_BYTES = 6 * 1024 * 1024;
/** Encoded bytes of all text parts together; later ones are emptied. */
export const MAX_TEXT_BYTES = 12 * 1024 * 1024;

/** Characters of plain text kept. */
export const MAX_TEXT_LENGTH = 1_000_000;
/** Characters of HTML that are cleaned and kept. */
export const MAX_HTML_LENGTH = 1_000_000;
/** Addresses in one of From, To, Cc and so on. */
export const MAX_ADDRESSES = 500;
export const MAX_ADDRESS_LENGTH = 320;
export const MAX_DISPLAY_NAME_LENGTH = 200;
export const MAX_SUBJECT_LENGTH = 998;
export const MAX_REFERENCES = 100;
export const MAX_MESSAGE_ID_LENGTH = 998;
export const MAX_FILE_NAME_LENGTH = 200;
export const MAX_AUDITED_HEADER_LENGTH = 2_000;

/** Decoded bytes kept of returned mails and delivery reports, for reading what failed. */
export const REPORT_HEAD_BYTES = 64 * 1024;
/** How many such parts are looked at. */
export const MAX_REPORT_HEADS = 5;
