import type { SpamReason, Status } from '../../../../contract/tickets.ts';
import { bounceTokenIn } from '../../outbox/index.ts';
import type { Intake, IntakeAddress } from '../channel.ts';
import type { InboundEnvelope } from '../tickets.tables.ts';
import type { QuotedMarks } from './quoted-marks.ts';

/** One raw original, understood: what the decision is about. */
export interface ReadInbound {
  inboundId: string;
  channel: string;
  /** Given by the caller (`?mailbox=`, a followed account): then only this desk is meant. */
  mailbox: string | null;
  envelope: InboundEnvelope;
  receivedAt: Temporal.Instant;
  intake: Intake;
  /** Whom its display name imitates; set once the batch was weighed. */
  imitates?: Imitated | null;
  /** Marks of our own letters in its words. */
  quoted: QuotedMarks;
}

export interface KnownTicket {
  id: string;
  number: number;
  deskId: string;
  contactId: string;
  /** Whom it is for, in lower case; null where they have no address. */
  contactAddress: string | null;
  status: Status;
  assigneeId: string | null;
  mergedIntoId: string | null;
  discarded: boolean;
  /** Set aside as spam. */
  spam: boolean;
  replyDueAt: Temporal.Instant | null;
  /** Address in lower case → whether a teammate, or the contact, vouches for it. */
  participants: Map<string, boolean>;
  /** Addresses of whom it is for, also those from which they have not written here. */
  ownAddresses: Set<string>;
  /** Addresses that a teammate took out of the conversation. */
  removed: Set<string>;
}

export interface KnownPerson {
  contactId: string;
  identityId: string;
  name: string;
  bounced: boolean;
  /** Nothing but spam has come from them. */
  spamOnly?: boolean;
}

/** A message that is in a ticket. */
export interface KnownMessage {
  ticketId: string;
  messageId: string;
  /** We wrote it. */
  ours: boolean;
  /** It went to many (a list, a newsletter): to answer it is not to answer in the ticket it made here. */
  toMany: boolean;
}

/** A request of a person that is still alive. */
export interface OpenRequest {
  ticketId: string;
  deskId: string;
  /** The person was once proved to be behind the address. */
  proved: boolean;
}

/** What counts as one request at a mailbox. */
export type RequestScope = 'thread' | 'suggest' | 'person';

/** An organization whose people share their tickets, by one of its domains. */
export interface SharingOrganization {
  id: string;
  /** The desks on which they do. */
  deskIds: ReadonlySet<string>;
}

/** What became of a message on one of the desks it reached. */
export interface TakenCopy {
  /** The desk it was addressed to, which need not be the one its ticket is on. */
  deskId: string;
  ticketId: string;
  messageId: string;
}

export interface KnownDesk {
  id: string;
  addresses: readonly string[];
  /** A teammate who passes a letter on makes its writer the customer. */
  teammatesForward: boolean;
}

/** What is known about spam and blocked senders for one batch of the intake. */
export interface SpamFacts {
  /** Whether somebody blocked this writer on this desk; each time it says so is counted. */
  isBlocked(address: string, deskId: string): boolean;
  /** Why a mail looks like spam; null: it does not. */
  reasonOf(inboundId: string): SpamReason | null;
  /** Whom a mail's display name imitates, from an address that is not theirs. */
  imitatedBy(inboundId: string): Imitated | null;
}

export interface Imitated {
  kind: 'teammate' | 'company';
  name: string;
}

/** All that the decisions of one batch may need, read beforehand and kept up while the batch goes on. */
export interface World {
  desks: readonly KnownDesk[];
  deskByAddress: Map<string, KnownDesk>;
  tickets: Map<string, KnownTicket>;
  ticketByNumber: Map<number, string>;
  ticketByReplyToken: Map<string, string>;
  /** By the token of the address that reports of one letter come to. */
  ticketByBounceToken: ReadonlyMap<string, string>;
  /** Message-IDs of letters of ours that are in no ticket. */
  ownLetters: ReadonlySet<string>;
  ticketByStatusToken: Map<string, string>;
  /** By Message-ID, oldest first: one mail to two desks is in two tickets, and anyone can use an id again. */
  messagesById: Map<string, KnownMessage[]>;
  people: Map<string, KnownPerson>;
  /** By the address of the one they are for: what is alive, most recent first. */
  openRequests: Map<string, OpenRequest[]>;
  /** By an address of ours, where somebody chose; else it is `suggest`. */
  scopes: ReadonlyMap<string, RequestScope>;
  /** By mail domain. */
  sharing: ReadonlyMap<string, SharingOrganization>;
  /** Address → id, of teammates who forward something in this batch. */
  teammates: ReadonlyMap<string, string>;
  /** By `contentKey`: what was taken in before, oldest first, once for each desk. */
  copies: Map<string, TakenCopy[]>;
  /** Who is blocked, and what looks like spam; without it nothing does. */
  spam?: SpamFacts;
}

/** Two messages are the same when desk, Message-ID and content agree; a reused Message-ID with other content is another. */
export function contentKey(intake: Pick<Intake, 'messageId' | 'contentHash'>): string {
  return `${intake.contentHash} ${intake.messageId ?? ''}`;
}

/** Adds to the list that a map keeps under a key. */
export function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** `support+t4k…@example.org`: the mailbox it belongs to and the word after the plus (RFC 5233); the local part without case. */
export function splitAddress(address: string): { base: string; detail: string | null } {
  const lower = address.toLowerCase();
  const at = lower.lastIndexOf('@');
  const plus = lower.indexOf('+');
  if (at < 1 || plus < 1 || plus > at) return { base: lower, detail: null };
  return { base: lower.slice(0, plus) + lower.slice(at), detail: lower.slice(plus + 1, at) };
}

const REPLY_TOKEN = /^[a-z2-7]{32}$/;

/** Reply tokens in the addresses a message was sent or delivered to. */
export function replyTokensOf(read: ReadInbound): string[] {
  const tokens: string[] = [];
  for (const address of allRecipients(read)) {
    const { detail } = splitAddress(address);
    if (detail && REPLY_TOKEN.test(detail)) tokens.push(detail);
  }
  return tokens;
}

/** The token of the bounce address that it came to: nobody writes there but programs that report on a letter, or answer it. */
export function bounceTokenOf(read: ReadInbound): string | null {
  return bounceTokenIn([...allRecipients(read), ...(read.intake.bounce?.originalAddresses ?? [])]);
}

/** Where it was delivered first (envelope, then headers added on the way), then whom it names. In lower case. */
export function allRecipients(read: ReadInbound): string[] {
  const { intake, envelope, mailbox } = read;
  const named = [...intake.to, ...intake.cc].map((one) => one.address.toLowerCase());
  const all = [...(mailbox ? [mailbox] : []), ...envelope.to, ...intake.deliveredTo, ...named];
  return [...new Set(all.map((address) => address.toLowerCase()))];
}

/** "[#4127] Re: …" or "Re: … #4127": numbers that a subject names; few, since a subject is a stranger's text. */
export function numbersInSubject(subject: string): number[] {
  const numbers: number[] = [];
  for (const [, digits] of subject.slice(0, 500).matchAll(/(?<![\w&])#(\d{1,12})\b/g)) {
    if (numbers.length < 5) numbers.push(Number(digits));
  }
  return numbers;
}

/** It came by a list or went to many at once: whoever answers it answers its writer, and not us. */
export function isToMany(intake: Pick<Intake, 'noAutoReply'>): boolean {
  return intake.noAutoReply !== null && TO_MANY.test(intake.noAutoReply);
}

const TO_MANY = /^(?:List-|Precedence: (?:bulk|list|junk))/;

/** What is known of whether the mail is from whom it says. */
export function verifiedAs(intake: Intake): 'yes' | 'no' | 'unknown' {
  return intake.trust?.verified ?? 'unknown';
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Whoever wrote it: From; where that is missing or unusable, where answers go, or the envelope's sender. */
export function senderOf(read: ReadInbound): IntakeAddress | null {
  const { intake, envelope } = read;
  const sender = intake.from ?? intake.replyTo ?? (envelope.from ? { name: '', address: envelope.from } : null);
  return sender && { name: sender.name, address: sender.address.toLowerCase() };
}
