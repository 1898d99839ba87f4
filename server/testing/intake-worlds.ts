import fc from 'fast-check';
import { STATUSES } from '../../contract/tickets.ts';
import type { DeskBook, DeskEntry } from '../features/desks/index.ts';
import type { Intake } from '../features/tickets/index.ts';
import { quotedMarks } from '../features/tickets/intake/quoted-marks.ts';
import type { KnownTicket, ReadInbound, World } from '../features/tickets/intake/world.ts';
import { addTo } from '../features/tickets/intake/world.ts';

const AT = Temporal.Instant.from('2026-11-19T10:20:00Z');
export const PEOPLE = ['anna@posta.example', 'bruno@posta.example', 'carla@altrove.example'];
const STRANGER = 'nobody-knows@altrove.example';
export const SUPPORT = ['support@lume.example', 'aiuto@lume.example'];
export const IT = ['it@lume.example'];
const desks = [deskEntry('desk-support', SUPPORT), deskEntry('desk-it', IT)];
export const book: DeskBook = {
  companyName: 'Officina Lume',
  all: () => desks,
  first: () => desks[0],
  desk: (id) => desks.find((desk) => desk.id === id),
  byAddress: (address) => desks.find((desk) => desk.addresses.includes(address)),
};

function deskEntry(id: string, addresses: string[]): DeskEntry {
  return {
    id,
    name: id,
    audience: 'public',
    languages: ['en', 'it'],
    timeZone: 'Europe/Rome',
    hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
    replyTargetMinutes: 240,
    quietDays: 7,
    fromName: 'Officina Lume',
    helpUrl: null,
    autoReply: true,
    quotedHistory: 'folded',
    teammatesForward: true,
    addresses,
    templates: [],
    companyName: 'Officina Lume',
    position: 0,
  };
}

export interface TicketPlan {
  desk: 0 | 1;
  status: KnownTicket['status'];
  discarded: boolean;
  /** Which ticket it was merged into; itself, or one that leads back, is a ring. */
  mergedInto: number | null;
  known: Record<string, boolean>;
}

export interface MailPlan {
  from: string | null;
  to: string[];
  /** Tickets whose reply token, Message-ID or number it carries. */
  token: number | null;
  refers: number[];
  number: number | null;
  /** Mails of the same letter have the same id and content. */
  letter: number;
  isAutoReply: boolean;
  cc: string[];
}

const MOST_TICKETS = 4;
const anyTicket = fc.nat(MOST_TICKETS - 1);
const anyTicketPlan: fc.Arbitrary<TicketPlan> = fc.record({
  desk: fc.constantFrom(0, 1),
  status: fc.constantFrom(...STATUSES),
  discarded: fc.boolean(),
  mergedInto: fc.option(anyTicket, { freq: 2 }),
  known: fc.dictionary(fc.constantFrom(...PEOPLE), fc.boolean()),
});
export const anyWorldPlan = fc.array(anyTicketPlan, { minLength: 1, maxLength: MOST_TICKETS });
export const anyOwnAddress = fc.constantFrom(...SUPPORT, ...IT);
export const anyMailPlan: fc.Arbitrary<MailPlan> = fc.record({
  from: fc.option(fc.constantFrom(...PEOPLE, STRANGER), { freq: 8 }),
  to: fc.uniqueArray(anyOwnAddress, { maxLength: 3 }),
  token: fc.option(anyTicket, { freq: 2 }),
  refers: fc.array(anyTicket, { maxLength: 2 }),
  number: fc.option(anyTicket, { freq: 2 }),
  letter: fc.nat(5),
  isAutoReply: fc.boolean(),
  cc: fc.uniqueArray(fc.constantFrom(...PEOPLE, STRANGER, ...SUPPORT, 'IT+x@lume.example'), { maxLength: 2 }),
});

export const tokenOf = (ticket: number): string => 'abcd'[ticket % 4]?.repeat(32) ?? '';
const numberOf = (ticket: number): number => 100 + ticket;

export function worldOf(plans: readonly TicketPlan[]): World {
  const world: World = {
    desks,
    deskByAddress: new Map(desks.flatMap((desk) => desk.addresses.map((address) => [address, desk] as const))),
    tickets: new Map(),
    ticketByNumber: new Map(),
    ticketByReplyToken: new Map(),
    ticketByBounceToken: new Map(),
    ownLetters: new Set(),
    ticketByStatusToken: new Map(),
    messagesById: new Map(),
    people: new Map(),
    openRequests: new Map(),
    scopes: new Map(),
    sharing: new Map(),
    teammates: new Map(),
    copies: new Map(),
  };
  plans.forEach((plan, index) => {
    const id = `ticket-${index}`;
    world.tickets.set(id, {
      id,
      number: numberOf(index),
      deskId: desks[plan.desk]?.id ?? '',
      contactId: 'contact',
      contactAddress: PEOPLE[0] ?? null,
      status: plan.status,
      assigneeId: null,
      mergedIntoId: plan.mergedInto === null || plan.mergedInto >= plans.length ? null : `ticket-${plan.mergedInto}`,
      discarded: plan.discarded,
      spam: false,
      replyDueAt: null,
      participants: new Map(Object.entries(plan.known)),
      ownAddresses: new Set(),
      removed: new Set(),
    });
    world.ticketByNumber.set(numberOf(index), id);
    world.ticketByReplyToken.set(tokenOf(index), id);
    addTo(world.messagesById, `in-${index}@x`, {
      ticketId: id,
      messageId: `message-${index}`,
      ours: false,
      toMany: false,
    });
  });
  return world;
}

let counted = 0;

export function mailOf(plan: MailPlan): ReadInbound {
  const token = plan.token === null ? [] : [`support+${tokenOf(plan.token)}@lume.example`];
  const named = (address: string) => ({ name: '', address });
  const intake: Intake = {
    messageId: `letter-${plan.letter}@x`,
    inReplyTo: plan.refers.length > 0 ? `in-${plan.refers.at(-1)}@x` : null,
    references: plan.refers.map((ticket) => `in-${ticket}@x`),
    from: plan.from === null ? null : named(plan.from),
    replyTo: null,
    to: [...plan.to, ...token].map(named),
    cc: plan.cc.map(named),
    deliveredTo: [],
    subject: plan.number === null ? 'The lamp' : `Re: [#${numberOf(plan.number)}] The lamp`,
    text: 'Words',
    html: null,
    visibleText: 'Words',
    visibleHtml: null,
    language: 'en',
    attachments: [],
    isAutoReply: plan.isAutoReply,
    isBounce: false,
    noAutoReply: null,
    bounce: null,
    contentHash: `content-${plan.letter}`,
    source: {},
  };
  return {
    inboundId: `inbound-${counted++}`,
    channel: 'email',
    mailbox: null,
    envelope: { from: null, to: [] },
    receivedAt: AT,
    intake,
    quoted: quotedMarks(intake),
  };
}

/** Where merges lead, told anew here; null in a ring. */
export function endOf(world: World, id: string): KnownTicket | null {
  let ticket = world.tickets.get(id);
  for (let step = 0; step <= world.tickets.size; step++) {
    if (!ticket?.mergedIntoId) return ticket ?? null;
    ticket = world.tickets.get(ticket.mergedIntoId);
  }
  return null;
}

/** A stranger's letter to the support desk, about nothing that is known. */
export const bareMail: MailPlan = {
  from: STRANGER,
  to: ['support@lume.example'],
  token: null,
  refers: [],
  number: null,
  letter: 0,
  isAutoReply: false,
  cc: [],
};
export const plainTicket: TicketPlan = { desk: 0, status: 'open', discarded: false, mergedInto: null, known: {} };
