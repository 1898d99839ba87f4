import { LIMITS } from '../contract/limits.ts';

/** Characters that one message written on a page may have; longer ones are sent as a file. */
export const PAGE_WORDS = 20_000;
export const PAGE_FILES = 10;
export const PAGE_FILE_BYTES = LIMITS.attachmentBytes;
export const PAGE_FILE_MEGABYTES = PAGE_FILE_BYTES / 1_048_576;
/** Of a form without files. */
export const SMALL_FORM_BYTES = 64 * 1024;
