import type { AutomaticKind } from '../../../contract/automatic.ts';
import type { FieldValue } from '../../../contract/field-values.ts';
import type { MailTrust } from '../../../contract/tickets.ts';
import type { Platform } from '../../platform/act.ts';
import type { Storage, StoredBlob } from '../../platform/storage/index.ts';
import type { ReportedRecipient } from '../outbox/index.ts';
import type { InboundEnvelope, ReadingFacts } from './tickets.tables.ts';

export interface IntakeAddress {
  name: string;
  address: string;
}

export interface IntakeAttachment {
  name: string;
  contentType: string;
  size: number;
  /** Its bytes are in the storage already. */
  sha256: string;
  inline: boolean;
  contentId: string | null;
}

/** A letter of somebody else that the writer passed on. */
export interface ForwardedLetter {
  /** Who wrote it, address in lower case. */
  from: IntakeAddress;
  subject: string;
  /** When it was written, as far as the head says so. */
  date: Temporal.Instant | null;
  messageId: string | null;
  text: string;
  /** What stands above it: words of whoever passed it on. */
  above: string;
}

/** What a mail says about itself that has to do with spam. */
export interface SpamSigns {
  /** The header by which a mail server marked it as spam, in lower case; null: none did. */
  markedBy: string | null;
  /** Features of its headers and form, for what learns: short words without meaning to people. */
  features: string[];
}

/** What a message that no person typed is, as far as it says so itself. */
export interface AutomaticFacts {
  kind: AutomaticKind;
  /** The header, or property, that says so. */
  reason: string;
  /** The letter of ours that a receipt or a complaint is about. */
  about: { messageId: string | null; token: string | null };
  /** Where the mailing list that it came through takes its mail. In lower case. */
  listAddress: string | null;
}

/** What it asks for, where the way in asked its writer: always a request of its own, whoever else writes from there. */
export interface OpenedRequest {
  deskId: string;
  requestTypeId: string | null;
  /** Values of the desk's own fields by the field's id, checked when they were given. */
  fields: Readonly<Record<string, FieldValue>>;
}

/** One message as a channel understood it, in the words of the core: the core never asks which channel it was. */
export interface Intake {
  /** Without angle brackets; null where the channel or the sender gave none. */
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  from: IntakeAddress | null;
  replyTo: IntakeAddress | null;
  to: IntakeAddress[];
  cc: IntakeAddress[];
  /** Every address, in lower case, that says where it was delivered: envelope first, then headers added on the way. */
  deliveredTo: string[];
  subject: string;
  text: string;
  /** Safe HTML, or null for plain text. */
  html: string | null;
  visibleText: string;
  /** What is shown first of `html`; null when that is all of it. */
  visibleHtml: string | null;
  language: string | null;
  attachments: IntakeAttachment[];
  isAutoReply: boolean;
  isBounce: boolean;
  /** Null: may be answered automatically; else why not. */
  noAutoReply: string | null;
  bounce: {
    permanent: boolean;
    reason: string;
    recipient: string;
    originalMessageId: string | null;
    originalToken: string | null;
    originalSubject: string | null;
    /** Every address that the returned letter names as its sender. */
    originalAddresses: string[];
    recipients: ReportedRecipient[];
  } | null;
  /** Absent or null: a letter. */
  automatic?: AutomaticFacts | null;
  contentHash: string;
  /** Whether it is from whom it says (DMARC, or a way in that proves it); absent where nothing is known. */
  trust?: MailTrust;
  /** Absent or null: nothing was passed on, as far as can be told. */
  forwarded?: ForwardedLetter | null;
  /** What mail servers on the way said of spam, in our words; absent: nothing. */
  spamSigns?: SpamSigns;
  /** What was found besides the words; absent: nothing. */
  reading?: ReadingFacts;
  /** Absent: the core finds out what it belongs to. */
  opens?: OpenedRequest;
  /** For audit; kept with the message. */
  source: Record<string, unknown>;
}

export interface Capabilities {
  html: boolean;
  attachments: boolean;
  /** Answers find their request by themselves (mail headers, thread ids). */
  threads: boolean;
  /** Characters of one message; null without limit. */
  length: number | null;
  /** Hours after the customer's last message within which an answer may go out; null without limit. */
  replyWindowHours: number | null;
}

/** A way in which customers reach us. Sending is registered with the outbox; the core knows no kind by name. */
export interface Channel {
  readonly kind: string;
  readonly capabilities: Capabilities;
  /** What its originals are, for whoever saves one. */
  readonly original: { ending: string; contentType: string };
  /**
   * Understands one raw original. Attachments are put into the storage on the way.
   * @throws Unreadable when there is nothing to be had from it; `message` is a plain sentence for an administrator.
   */
  parse(raw: StoredBlob, envelope: InboundEnvelope, storage: Storage): Promise<Intake>;
  /** Whether it is from whom it says. Ends within seconds and never throws; absent where the channel itself knows. */
  authenticate?(platform: Platform, raw: StoredBlob, envelope: InboundEnvelope, intake: Intake): Promise<MailTrust>;
}

export class Unreadable extends Error {
  override name = 'Unreadable';
}
