import type { CalendarFact, LeftOut, Seal } from '../../../../contract/reading.ts';
import type { HeaderField } from './header-fields.ts';
import type { StructuredHeader } from './structured-header.ts';

/** An attachment whose body was taken out; `token` stands in its place, '' when it was found within another part. */
export interface DetachedPart {
  token: string;
  /** Of one found within another part: its name, as written. */
  name?: string;
  contentId?: string;
  contentType: string;
  sha256: string;
  size: number;
  /** The first decoded bytes of returned mails and delivery reports. */
  head?: Buffer;
}

/** Texts that were taken out, by the token that stands in their place. */
export type Letters = Map<string, { text: string; isHtml: boolean }>;

/** A mail without the bodies of its parts. */
export interface ReducedMail {
  /** The mail's own header. */
  headers: HeaderField[];
  /** Its body, below the header lines that describe it. */
  bytes: Buffer;
  detached: DetachedPart[];
  letters: Letters;
  /** Content-Type of the whole mail. */
  type: StructuredHeader;
  leftOut: LeftOut[];
  seal?: Seal;
  calendar?: CalendarFact;
  /** Words that were packed into an attachment (winmail.dat), for a mail that has no others. */
  packed?: { text?: string; html?: string };
}
