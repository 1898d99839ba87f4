import { Readable } from 'node:stream';
import { composeMail } from '../channels/email/writing/composing.ts';
import { foundCompany } from '../features/company/index.ts';
import { createDesk } from '../features/desks/index.ts';
import { createTeammate, hashPassword } from '../features/teammates/index.ts';
import {
  acceptInbound,
  changeTicket,
  createTicket,
  takeInNow,
  uploadBytes,
  writeMessage,
} from '../features/tickets/index.ts';
import type { Actor } from '../platform/access/index.ts';
import { system } from '../platform/access/index.ts';
import type { Platform } from '../platform/act.ts';
import { act } from '../platform/act.ts';
import type { MovableClock } from '../platform/clock/index.ts';
import type { DemoMessage, DemoTicket, DeskKey } from './company.ts';
import { company, contactOf, desks, people, personOf } from './company.ts';
import { departments, fillState, finishFilling, newestMessageIds, startNumbersAt } from './filling.queries.ts';
import { demoTickets, firstDemoNumber } from './tickets.ts';

/** Everybody in the sample company signs in with it; it is said at each start of the demo. */
export const DEMO_PASSWORD = 'bicicletta al faro';
const ACTOR = system('sample company');
/** Copies younger than this take their real way out, so that the outbox has something to show. */
const YOUNG = { hours: 3 };

/** A thing that happens at its time; all tickets' things in one order make the sample's year. */
interface Moment {
  at: Temporal.Instant;
  run(): Promise<void>;
}

/** @throws DemoUnfinished where an earlier filling was cut short. */
export async function fillDemo(
  platform: Platform & { clock: MovableClock },
  say: (text: string) => void,
): Promise<void> {
  const state = await fillState(platform.db);
  if (state === 'filled') return;
  if (state === 'unfinished') throw new DemoUnfinished();
  const now = Temporal.Now.instant();
  say('Making the sample company (about half a minute) …');
  const { actors, addresses } = await makeCompany(platform, now);
  const tickets = demoTickets(now);
  await startNumbersAt(platform.db, firstDemoNumber(tickets));
  const moments = tickets
    .flatMap((ticket) => momentsOf(platform, ticket, actors, addresses))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  let told = 0;
  for (const [index, moment] of moments.entries()) {
    platform.clock.set(moment.at);
    await moment.run();
    const share = Math.floor((index / moments.length) * 10);
    if (share > told) {
      told = share;
      say(`Making the sample company … ${share * 10}%`);
    }
  }
  platform.clock.resume();
  await finishFilling(platform.db, now.subtract(YOUNG), now);
  say('The sample company is there.');
}

export class DemoUnfinished extends Error {
  constructor() {
    super(
      'The sample company was cut short while it was made. Remove its data folder (data-demo, or DATA_DIR) and start again.',
    );
  }
}

async function makeCompany(platform: Platform & { clock: MovableClock }, now: Temporal.Instant) {
  const actors = new Map<string, Actor>();
  const addresses = new Map<DeskKey, string>();
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  platform.clock.set(now.subtract({ hours: 24 * 380 }));
  await act(platform, ACTOR, async (one) => {
    await foundCompany(one, company);
    const deskIds = new Map<string, string>();
    for (const desk of desks) {
      const { id } = await createDesk(one, {
        name: desk.name,
        audience: desk.audience,
        languages: desk.languages,
        timeZone: desk.timeZone,
        addresses: desk.addresses.map((each) => each.address),
        fromName: desk.key === 'customer' ? company.name : `${company.name} IT`,
        hours: desk.hours.map((hours) => ({ day: hours.weekday, from: hours.from, to: hours.to })),
        replyTargetMinutes: desk.replyTargetHours * 60,
      });
      deskIds.set(desk.key, id);
      addresses.set(desk.key, desk.addresses[0]?.address ?? '');
    }
    for (const person of people) {
      const grants = person.grants.map((grant) => ({ role: grant.role, deskId: deskIds.get(grant.desk) ?? null }));
      const { id } = await createTeammate(one, {
        email: person.email,
        name: person.name,
        locale: person.locale,
        timeZone: person.timeZone,
        emailVerified: true,
        grants,
        passwordHash,
      });
      actors.set(person.key, {
        kind: 'teammate',
        id,
        name: person.name,
        grants,
        locale: person.locale,
        timeZone: person.timeZone,
      });
    }
    await departments(
      one.trx,
      people.map(({ email, department }) => ({ email, department })),
    );
  });
  return { actors, addresses };
}

function momentsOf(
  platform: Platform,
  ticket: DemoTicket,
  actors: Map<string, Actor>,
  addresses: Map<DeskKey, string>,
): Moment[] {
  let ticketId = '';
  const deskAddress = addresses.get(ticket.deskKey) ?? '';
  const moments: Moment[] = ticket.messages.map((message, index) => ({
    at: message.at,
    async run() {
      if (message.kind === 'incoming') {
        ticketId = await comeIn(platform, ticket, message, deskAddress, index === 0 ? null : ticketId);
        if (index === 0) await file(platform, ticketId, ticket);
        return;
      }
      const actor = actors.get(message.byKey);
      if (!actor) throw new Error(`nobody here is ${message.byKey}`);
      const attachments: string[] = [];
      for (const each of message.attachments ?? []) attachments.push(await uploadBytes(platform, actor, each));
      const words = message.html ? { html: message.html } : { text: message.text };
      await writeMessage(platform, actor, ticketId, { type: message.kind, ...words, attachments });
    },
  }));
  const last = ticket.messages.at(-1)?.at ?? ticket.createdAt;
  const later = (seconds: number): Temporal.Instant => last.add({ seconds });
  const holder = ticket.assigneeKey ? actors.get(ticket.assigneeKey) : undefined;
  if (holder && 'id' in holder) {
    // Whoever answers first takes it just before.
    const first =
      ticket.messages.find((message) => message.kind !== 'incoming')?.at.subtract({ seconds: 30 }) ?? later(30);
    const opened = Temporal.Instant.compare(first, ticket.createdAt) > 0 ? first : ticket.createdAt.add({ seconds: 1 });
    moments.push({ at: opened, run: () => changeTicket(platform, ACTOR, ticketId, { assignee: holder.id }) });
  }
  if (ticket.status === 'closed' && ticket.solvedAt)
    moments.push({
      at: ticket.solvedAt,
      run: () => changeTicket(platform, holder ?? ACTOR, ticketId, { status: 'solved' }),
    });
  const ended = ticket.closedAt ?? ticket.solvedAt ?? later(60);
  moments.push({
    at: ended,
    run: () => changeTicket(platform, ticket.closedAt ? ACTOR : (holder ?? ACTOR), ticketId, { status: ticket.status }),
  });
  return moments;
}

async function file(platform: Platform, ticketId: string, ticket: DemoTicket): Promise<void> {
  await changeTicket(platform, ACTOR, ticketId, {
    category: ticket.category,
    tags: ticket.tags,
    priority: ticket.priority,
  });
}

/** @returns the ticket that it came to. */
async function comeIn(
  platform: Platform,
  ticket: DemoTicket,
  message: DemoMessage,
  deskAddress: string,
  ticketId: string | null,
): Promise<string> {
  const person = contactOf(message.byKey) ?? personOf(message.byKey);
  if (!person) throw new Error(`nobody is ${message.byKey}`);
  if (ticketId === null && ticket.channel !== 'email') {
    const contact = { address: person.email, name: person.name };
    const words = { subject: ticket.subject || '(…)', text: message.text, contact, desk: deskAddress, autoReply: true };
    return createTicket(platform, ACTOR, words, { channel: ticket.channel, language: ticket.language });
  }
  const thread = ticketId ? await newestMessageIds(platform.db, ticketId) : { ours: null, theirs: null };
  const answered = thread.ours ?? thread.theirs;
  const { raw } = await composeMail({
    from: { name: person.name, address: person.email },
    to: [{ name: company.name, address: deskAddress }],
    cc: [],
    subject: answered ? `Re: ${ticket.subject}` : ticket.subject,
    text: message.text,
    html: message.html ?? '',
    attachments: (message.attachments ?? []).map((file) => ({
      name: file.name,
      contentType: file.contentType,
      inline: false,
      size: file.content.byteLength,
      open: async () => Readable.from([file.content]),
    })),
    messageId: `${crypto.randomUUID()}@${person.email.split('@')[1]}`,
    ...(answered ? { inReplyTo: answered } : {}),
    references: [thread.theirs, thread.ours].filter((id) => id !== null),
    date: message.at,
    language: ticket.language,
  });
  const stored = await platform.storage.put(raw);
  const [inboundId] = await acceptInbound(platform, [
    { channel: 'email', envelope: { from: person.email, to: [deskAddress] }, raw: stored },
  ]);
  const taken = await takeInNow(platform, inboundId ?? '');
  if (!taken.ticket) throw new Error(`a letter of the sample was not taken in: ${taken.outcome} ${taken.reason ?? ''}`);
  return taken.ticket.id;
}
