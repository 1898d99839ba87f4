import type { AutomaticKind, BounceReason } from '../../../../contract/automatic.ts';
import type { CalendarFact, LeftOut, Seal } from '../../../../contract/reading.ts';

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
  /** What it is, where it is more than a sender that nobody should answer by itself. */
  kind?: AutomaticKind;
  /** The letter of ours that a receipt or a complaint is about. */
  about?: { messageId?: string; token?: string };
  /** The address of the mailing list that it came through. */
  listAddress?: string;
}

/** What became of a letter at one of its recipients (RFC 3464). */
export interface BouncedRecipient {
  /** Where it failed, which may be behind the address that we wrote to. Empty where the report names nobody. */
  recipient: string;
  /** The address that we wrote to, as far as the report says. */
  originalRecipient: string;
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** Enhanced status code (RFC 3463), e.g. `5.1.1`; `5.0.0` or `4.0.0` when the report names none. */
  status: string;
  /** What the other server said, one line. */
  diagnostic: string;
  reason: BounceReason;
  /** A further letter to this address would come back the same way. */
  hard: boolean;
}

/** A delivery report (RFC 3464, or in words): its first failed recipient, else the first delayed one, and all of them. */
export interface Bounce {
  finalRecipient: string;
  action: 'failed' | 'delayed';
  /** Enhanced status code (RFC 3463), e.g. `5.1.1`; `5.0.0` or `4.0.0` when the report names none. */
  status: string;
  /** What the other server said, one line. */
  diagnostic: string;
  reason: BounceReason;
  /** All that failed or wait. */
  recipients: BouncedRecipient[];
  /** Message-ID, without angle brackets, of the mail that could not be delivered. */
  originalMessageId?: string;
  /** Where the returned mail or its headers were sent from or to: a reply token may be within (see addresses). */
  originalToken?: string;
  originalSubject?: string;
  /** Every address that the returned mail names as its sender: a token for reports may be among them. */
  originalAddresses: string[];
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
}

/** What mail servers on the way said of spam, and features for what learns. */
export interface SpamSigns {
  /** The header that marks it as spam, in lower case; null: none does. */
  markedBy: string | null;
  features: string[];
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
  /** What limits kept from being read; empty for nearly every mail. */
  leftOut: LeftOut[];
  /** Signed or encrypted, as far as can be seen from outside. */
  seal?: Seal;
  /** The first event of a calendar part; the part is an attachment all the same. */
  calendar?: CalendarFact;
  automatic: Automatic;
  spamSigns: SpamSigns;
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
