export interface Address {
  name: string;
  address: string;
}

/** A file that goes along, named by its blob; the bytes are read when the mail is composed. */
export interface LetterAttachment {
  sha256: string;
  name: string;
  contentType: string;
  size: number;
  inline: boolean;
  /** Without angle brackets; how the HTML names an inline picture. */
  contentId?: string;
}

/** A calendar (RFC 5545) in a letter, with the method that stands in it too (RFC 5546). */
export interface LetterCalendar {
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  text: string;
}

/** What goes out, before any channel gives it its form; kept as JSON with its row. */
export interface OutgoingLetter {
  from: Address;
  to: Address[];
  cc: Address[];
  /** In the envelope alone, never in the letter. */
  bcc?: Address[];
  replyTo?: Address;
  /** Envelope sender; '' for the empty path of automatic mail (RFC 3834, 3.3); the From address when left out. */
  envelopeFrom?: string;
  subject: string;
  text: string;
  html: string;
  attachments: LetterAttachment[];
  /** What calendar programs read of it (RFC 6047): a third way of saying the same. */
  calendar?: LetterCalendar;
  /** Without angle brackets, globally unique. */
  messageId: string;
  inReplyTo?: string;
  /** Oldest first, without angle brackets. */
  references: string[];
  /** RFC 3834: an answer by itself, or a mail no person wrote; absent for what a person typed. */
  automatic?: 'auto-replied' | 'auto-generated';
  /** Where one stops such letters with one POST (RFC 8058). */
  unsubscribeUrl?: string;
  language: string;
}

/** Every address that one copy goes to, each once. */
export function recipientsOf(letter: OutgoingLetter): string[] {
  const seen = new Map<string, string>();
  for (const { address } of [...letter.to, ...letter.cc, ...(letter.bcc ?? [])]) {
    if (!seen.has(address.toLowerCase())) seen.set(address.toLowerCase(), address);
  }
  return [...seen.values()];
}

/** In lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
