/**
 * What one mail may cost, in bytes, characters or pieces. A mail beyond a limit is read as far as the limit goes, and says what
 * was left out (see left-out.ts); the stored original has all of it.
 */

/** From this size on the caller uses parseLargeMail, so that attachments never pass through memory whole. */
export const LARGE_MAIL_BYTES = 1024 * 1024;

/** Bytes of headers, those of all parts together. */
export const MAX_HEADER_BYTES = 1024 * 1024;
/** What each part may have of headers even when the others have used up the whole. */
export const PART_HEADER_BYTES = 2 * 1024;
/** MIME parts of all kinds. */
export const MAX_PARTS = 1_000;
/** Multiparts within multiparts. */
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

/** Decoded bytes of a winmail.dat that is unpacked; a larger one stays as it is. */
export const MAX_TNEF_BYTES = 16 * 1024 * 1024;
/** Decoded bytes of a signed container that is opened. */
export const MAX_SEALED_BYTES = 8 * 1024 * 1024;
/** Decoded bytes of a signature that is asked for its signer. */
export const MAX_SIGNATURE_BYTES = 128 * 1024;
/** Characters of a calendar that are read. */
export const MAX_CALENDAR_LENGTH = 256 * 1024;
/** Decoded bytes that one mail may have held in memory for all of these. */
export const MAX_LOOKED_INTO_BYTES = 24 * 1024 * 1024;
/** Signed containers within signed containers. */
export const MAX_CONTAINERS = 3;
/** Bytes that a compressed RTF may unpack to. */
export const MAX_RTF_BYTES = 2 * 1024 * 1024;
/** Files in one uuencoded text or one winmail.dat. */
export const MAX_FILES_WITHIN_TEXT = 200;
