/**
 * What reading a mail gives. Every string in it is fit for PostgreSQL (no NUL, no lone surrogate) and holds no line break
 * unless it is a text; nothing in it is trusted: names, dates and addresses are whatever the sender typed.
 */

/** One mailbox. `address` is as written (the local part may matter), the domain in lower case; `name` may be empty. */
export interface Address {
  name: string;
  address: string;
}

export interface ParsedAttachment {
  /** Never empty, without path, control or direction-changing characters; unique within the mail. */
  name: string;
  /** Lower case, without parameters. What the sender claims, not what the bytes are. */
  contentType: string;
  /** Bytes after decoding. */
  size: number;
  /** Hex. Always given: of `content`, or of what was written to storage by parseLargeMail. */
  sha256: string;
  /** Absent when the body went straight into storage (parseLargeMail). */
  content?: Uint8Array;
  /** Shown within the HTML: marked inline or related, and its Content-ID is named by the HTML. */
  inline: boolean;
  /** Content-ID without its angle brackets. */
  contentId?: string;
}

/** What kind of sender a mail has (RFC 3834, 2369, 2919, 5230, 3464). */
export interface Automatic {
  /** Sent by a program as an answer to a mail, e.g. an absence notice. */
  isAutoReply: boolean;
  /** A delivery report (failed or delayed). */
  isBounce: boolean;
  /** Came through a mailing list or is a mass mailing. */
  isList: boolean;
  /** False for all of the above and for any other sign that a program would read the answer. */
  mayAutoReply: boolean;
  /** The header, or property, that decided against an automatic answer; for the audit trail. */
  reason?: string;
}

/** The first recipient with trouble in a delivery report (RFC 3464). */
export interface Bounce {
  finalRecipient: string;
  action: 'failed' | 'delayed';
  /** Enhanced status code (RFC 3463), e.g. `5.1.1`; `5.0.0` or `4.0.0` when the report names none. */
  status: string;
  /** What the other server said, one line. */
  diagnostic: string;
  /** Message-ID, without angle brackets, of the mail that could not be delivered. */
  originalMessageId?: string;
  /** Where the returned mail or its headers were sent from or to: a reply token may be within (see addresses). */
  originalToken?: string;
}

/** Headers kept as they arrived (decoded, unfolded), in their order, for audit and for checks by the caller. */
export interface MailFacts {
  /** All Authentication-Results headers, top first. Only those of the own receiving host may be believed (RFC 8601). */
  authenticationResults: string[];
  /** Return-Path, without angle brackets; '' when it is the empty path, absent when there is no such header. */
  returnPath?: string;
  /** Sender header, where it is given. */
  sender?: Address;
  /** The named headers an auditor asks for (see AUDITED_HEADERS), name in lower case. */
  headers: { name: string; value: string }[];
  /** True when some cap cut something off (text, HTML, addresses, references, parts). */
  truncated: boolean;
  /** Signed or encrypted container found: the content is an attachment nobody here can open, or a signature is there. */
  sealed?: 'smime' | 'pgp';
}

export interface ParsedMail {
  /** Without angle brackets; absent when the mail has none. */
  messageId?: string;
  inReplyTo?: string;
  /** Oldest first, without angle brackets, without repeats. */
  references: string[];
  /** Null when there is no usable From. */
  from: Address | null;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  /** Addresses from Delivered-To, X-Original-To, Envelope-To, in that order, lower case, without repeats. */
  deliveredTo: string[];
  subject: string;
  /** As the sender's clock says; the caller clamps dates in the future. */
  date: Temporal.Instant | undefined;
  /** The whole plain text with \n line ends, from the HTML when the mail has no text part. */
  text: string;
  /** Safe to put into a page (server/platform/html). */
  html?: string;
  /** What the writer wrote in this mail, without quoted thread and signature; empty only if `text` is. */
  visibleText: string;
  /** The same of the HTML, as safe as `html`; absent when nothing of it was cut. */
  visibleHtml?: string;
  attachments: ParsedAttachment[];
  automatic: Automatic;
  bounce?: Bounce;
  /** Hex SHA-256 over subject, from, Date header, text and attachments; the same however the mail travelled. */
  contentHash: string;
  facts: MailFacts;
}

/** Decoded bytes of one attachment go in; their hash and length come out once they are stored safely. */
export type KeepBlob = (body: AsyncIterable<Uint8Array>) => Promise<{ sha256: string; size: number }>;

/** Thrown when there is no mail to be had from the input; `message` is a plain sentence for an admin. */
export class MailUnreadable extends Error {
  override name = 'MailUnreadable';
}
