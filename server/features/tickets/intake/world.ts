import type { Status } from '../../../../contract/tickets.ts';
import type { Intake, IntakeAddress } from '../channel.ts';
import type { InboundEnvelope } from '../tickets.tables.ts';

/** One raw original, understood: what the decision is about. */
export interface ReadInbound {
  inboundId: string;
  channel: string;
  /** Given by the caller (`?mailbox=`, a followed account): then only this desk is meant. */
  mailbox: string | null;
  envelope: InboundEnvelope;
  receivedAt: Temporal.Instant;
  intake: Intake;
}

export interface KnownTicket {
  id: string;
  number: number;
  deskId: string;
  contactId: string;
  status: Status;
  assigneeId: string | null;
  mergedIntoId: string | null;
  discarded: boolean;
  replyDueAt: Temporal.Instant | null;
  /** Address in lower case → whether a teammate, or the contact, vouches for it. */
  participants: Map<string, boolean>;
  /** Addresses that a teammate took out of the conversation. */
  removed: Set<string>;
}

export interface KnownPerson {
  contactId: string;
  identityId: string;
  name: string;
  bounced: boolean;
}

/** A message that is in a ticket. */
export interface KnownMessage {
  ticketId: string;
  messageId: string;
  /** We wrote it. */
  ours: boolean;
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
}

/** All that the decisions of one batch may need, read beforehand and kept up while the batch goes on. */
export interface World {
  desks: readonly KnownDesk[];
  deskByAddress: Map<string, KnownDesk>;
  tickets: Map<string, KnownTicket>;
  ticketByNumber: Map<number, string>;
  ticketByReplyToken: Map<string, string>;
  /** By Message-ID, oldest first: one mail to two desks is in two tickets, and anyone can use an id again. */
  messagesById: Map<string, KnownMessage[]>;
  people: Map<string, KnownPerson>;
  /** By `contentKey`: what was taken in before, oldest first, once for each desk. */
  copies: Map<string, TakenCopy[]>;
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

/** Whoever wrote it: From; where that is missing or unusable, where answers go, or the envelope's sender. */
export function senderOf(read: ReadInbound): IntakeAddress | null {
  const { intake, envelope } = read;
  const sender = intake.from ?? intake.replyTo ?? (envelope.from ? { name: '', address: envelope.from } : null);
  return sender && { name: sender.name, address: sender.address.toLowerCase() };
}
