import type { IntakeOutcome, SpamReason } from '../../../../contract/tickets.ts';
import type { DeskEntry } from '../../desks/index.ts';
import type { ForwardedLetter, IntakeAddress } from '../channel.ts';
import type { Suggested } from './deciding.ts';
import type { KnownPerson, KnownTicket, ReadInbound } from './world.ts';

export interface CreatedTicket {
  ticket: KnownTicket;
  desk: DeskEntry;
  read: ReadInbound;
  person: KnownPerson;
  sender: IntakeAddress;
  messageId: string;
  language: string;
  statusToken: string;
  dueAt: Temporal.Instant;
  /** The teammate who passed it on. */
  forwardedBy: string | null;
  /** Why it is set aside; absent: it is not. */
  spam?: SpamReason;
}

export interface Result {
  read: ReadInbound;
  outcome: IntakeOutcome;
  reason: string | null;
  /** The desk it was addressed to. */
  deskId: string | null;
  ticketId: string | null;
  messageId: string | null;
}

/** Rows and facts that one batch will write, in the order of their foreign keys. Tickets get their numbers last of all. */
export interface Gathered {
  people: {
    contactId: string;
    identityId: string;
    name: string;
    address: string;
    language: string | null;
    spamOnly?: boolean;
  }[];
  /** Known by spam alone until now. */
  shown: string[];
  named: { contactId: string; name: string }[];
  created: CreatedTicket[];
  appended: Map<string, Appended>;
  participants: { ticketId: string; identityId: string; role: 'contact' | 'cc'; confirmed: boolean }[];
  links: { ticket: KnownTicket; other: KnownTicket; kind: 'follow_up' | 'unknown_sender' | 'second_desk' }[];
  messages: {
    id: string;
    ticketId: string;
    read: ReadInbound;
    person: KnownPerson;
    sender: IntakeAddress;
    unconfirmed: boolean;
    /** A program says it, and it changes nothing. */
    quiet: boolean;
    /** What the sender wrote, where they did not write to us themselves: a teammate passed it on. */
    passedOn: ForwardedLetter | null;
  }[];
  /** Words of teammates above what they passed on. */
  notes: { id: string; ticketId: string; read: ReadInbound; teammateId: string; author: IntakeAddress; text: string }[];
  suggestions: { ticketId: string; suggested: Suggested }[];
  joined: { ticketId: string; deskId: string; contactId: string }[];
  /** Addresses that letters came back from, whose owners have written again. */
  alive: string[];
  bounces: { read: ReadInbound; ticketId: string | null }[];
  results: Result[];
}

export interface Appended {
  ticket: KnownTicket;
  before: KnownTicket['status'];
  snippet: string | null;
  /** The last message that a person wrote; null when only programs did. */
  lastIncomingAt: Temporal.Instant | null;
  /** Null when nothing came that is news to anybody. */
  lastMessageAt: Temporal.Instant | null;
  contactId: string;
}
