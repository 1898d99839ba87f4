import { Readable } from 'node:stream';
import { composeMail } from '../channels/email/writing/composing.ts';
import {
  acceptInbound,
  changeTicket,
  createTicket,
  onTicket,
  takeInNow,
  uploadBytes,
  writeMessage,
} from '../features/tickets/index.ts';
import { spendTime } from '../features/tickets/time-spent.ts';
import type { Platform } from '../platform/act.ts';
import type { MovableClock } from '../platform/clock/index.ts';
import type { DemoMessage, DemoTicket } from './company.ts';
import { company, contactOf, organizations, personOf } from './company.ts';
import { faultOf, serialIn } from './content/own-fields.ts';
import { requestTypeOf, teamOf } from './content/teams.ts';
import { dressAfterShift } from './dressing-after-shift.ts';
import { dressAnswers } from './dressing-answers.ts';
import { dressCards } from './dressing-cards.ts';
import { deskMoments, dressDesk } from './dressing-desk.ts';
import { dressForm } from './dressing-form.ts';
import { dressHelpCentre } from './dressing-help.ts';
import { dressLooks } from './dressing-looks.ts';
import { dressMarks } from './dressing-marks.ts';
import { dressRota } from './dressing-rota.ts';
import { dressShift } from './dressing-shift.ts';
import { fillState, finishFilling, newestMessageIds, startNumbersAt } from './filling.queries.ts';
import type { Moment, Sample } from './founding.ts';
import { ACTOR, makeCompany, withNames } from './founding.ts';
import { demoTickets, firstDemoNumber } from './tickets.ts';

export { DEMO_PASSWORD } from './founding.ts';

/** Copies younger than this take their real way out, so that the outbox has something to show. */
const YOUNG = { hours: 3 };

/** Work on tickets that are younger was written down. */
const TIME_KEPT = { hours: 45 * 24 };

/** @throws DemoUnfinished where an earlier filling was cut short. */
export async function fillDemo(
  platform: Platform & { clock: MovableClock },
  say: (text: string) => void,
): Promise<void> {
  const state = await fillState(platform.db);
  if (state === 'filled') return;
  if (state === 'unfinished') throw new DemoUnfinished();
  const now = Temporal.Now.instant();
  say('Making the sample company, a year of letters …');
  const sample = await makeCompany(platform, now);
  const tickets = demoTickets(now);
  await startNumbersAt(platform.db, firstDemoNumber(tickets));
  const ids = new Map<DemoTicket, string>();
  const moments = [
    ...tickets.flatMap((ticket, place) => momentsOf(platform, { ticket, place }, sample, ids, now)),
    ...deskMoments(platform, sample, { tickets, ids, now }),
  ].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  const begun = performance.now();
  let told = 0;
  for (const [index, moment] of moments.entries()) {
    platform.clock.set(moment.at);
    await moment.run();
    const share = Math.floor((index / moments.length) * 10);
    if (share > told) {
      told = share;
      say(`Making the sample company … ${share * 10}%, ${timeLeft(performance.now() - begun, index / moments.length)}`);
    }
  }
  await dressCards(platform, sample, now);
  await dressDesk(platform, sample, { tickets, ids, now });
  await dressAnswers(platform, sample, now);
  await dressForm(platform, sample, now);
  await dressMarks(platform, sample, now);
  await dressHelpCentre(platform, sample, now);
  await dressRota(platform, sample, now);
  await dressShift(platform, sample, now);
  await dressLooks(platform, sample, now);
  await dressAfterShift(platform, sample, now);
  platform.clock.resume();
  await finishFilling(platform.db, now.subtract(YOUNG), now);
  say('The sample company is there.');
}

/** What is left at the pace so far, in words: `passedMs` were needed for that share of all, which is more than nothing. */
export function timeLeft(passedMs: number, share: number): string {
  const seconds = ((passedMs / share) * (1 - share)) / 1_000;
  if (seconds < 90) return `about ${Math.max(1, Math.ceil(seconds / 10)) * 10} seconds to go`;
  return `about ${Math.round(seconds / 60)} minutes to go`;
}

export class DemoUnfinished extends Error {
  constructor() {
    super(
      'The sample company was cut short while it was made. Remove its data folder (data-demo, or DATA_DIR) and start again.',
    );
  }
}

function momentsOf(
  platform: Platform,
  { ticket, place }: { ticket: DemoTicket; place: number },
  sample: Sample,
  ids: Map<DemoTicket, string>,
  now: Temporal.Instant,
): Moment[] {
  const { actors } = sample;
  const deskAddress = sample.addresses.get(ticket.deskKey) ?? '';
  const idOf = (): string => ids.get(ticket) ?? '';
  let serial: string | undefined;
  const moments: Moment[] = ticket.messages.map((message, index) => ({
    at: message.at,
    async run() {
      if (message.kind === 'incoming') {
        ids.set(ticket, await comeIn(platform, ticket, message, deskAddress, index === 0 ? null : idOf()));
        if (index === 0) await file(platform, idOf(), ticket, sample);
        const written = ticket.deskKey === 'customer' && serial === undefined ? serialIn(message.text) : undefined;
        if (written !== undefined) {
          serial = written;
          await changeTicket(platform, ACTOR, idOf(), { fields: { serial_number: written } });
        }
        return;
      }
      const actor = actors.get(message.byKey);
      if (!actor) throw new Error(`nobody here is ${message.byKey}`);
      const attachments: string[] = [];
      for (const each of message.attachments ?? []) attachments.push(await uploadBytes(platform, actor, each));
      const named = message.kind === 'note' ? withNames(message.text, sample) : undefined;
      const html = message.html ?? named;
      const words = html ? { html } : { text: message.text };
      await writeMessage(platform, actor, idOf(), { type: message.kind, ...words, attachments });
    },
  }));
  const last = ticket.messages.at(-1)?.at ?? ticket.createdAt;
  const later = (seconds: number): Temporal.Instant => last.add({ seconds });
  const holder = ticket.assigneeKey ? actors.get(ticket.assigneeKey) : undefined;
  if (holder) {
    // Whoever answers first takes it just before.
    const first =
      ticket.messages.find((message) => message.kind !== 'incoming')?.at.subtract({ seconds: 30 }) ?? later(30);
    const opened = Temporal.Instant.compare(first, ticket.createdAt) > 0 ? first : ticket.createdAt.add({ seconds: 1 });
    moments.push({ at: opened, run: () => changeTicket(platform, ACTOR, idOf(), { assignee: holder.id }) });
  }
  const { solvedAt } = ticket;
  if (ticket.status === 'closed' && solvedAt)
    moments.push({
      at: solvedAt,
      run: () => changeTicket(platform, holder ?? ACTOR, idOf(), { status: 'solved' }),
    });
  if (holder && solvedAt && place % 3 === 0 && Temporal.Instant.compare(solvedAt, now.subtract(TIME_KEPT)) > 0) {
    const minutes = 5 * ticket.messages.length;
    moments.push({
      at: solvedAt,
      run: () =>
        onTicket(platform, holder, idOf(), async (one, locked) => {
          await spendTime(one, locked, { minutes, note: '' });
        }),
    });
  }
  const ended = ticket.closedAt ?? solvedAt ?? later(60);
  moments.push({
    at: ended,
    run: () => changeTicket(platform, ticket.closedAt ? ACTOR : (holder ?? ACTOR), idOf(), { status: ticket.status }),
  });
  return moments;
}

async function file(platform: Platform, ticketId: string, ticket: DemoTicket, sample: Sample): Promise<void> {
  const team = sample.teamIds.get(teamOf(ticket.deskKey, ticket.category));
  const requestType = requestTypeOf(ticket.category);
  await changeTicket(platform, ACTOR, ticketId, {
    category: ticket.category,
    tags: ticket.tags,
    priority: ticket.priority,
    fields: ownValues(ticket, requestType, sample),
    ...(team ? { team } : {}),
    ...(requestType ? { requestType } : {}),
    ...(requestType === 'equipment' ? { estimatedMinutes: 60 } : {}),
  });
}

/** What is known of it at once, for the fields of its desk and of its request type. */
function ownValues(ticket: DemoTicket, requestType: string | undefined, { options }: Sample): Record<string, string> {
  const values: Record<string, string | undefined> = {};
  const asker = contactOf(ticket.contactKey) ?? personOf(ticket.contactKey);
  if (ticket.deskKey === 'it') values.place = options.get(`place ${asker?.timeZone}`);
  else values.fault = options.get(`fault ${faultOf(ticket.category, ticket.tags)}`);
  const [product = ''] = ticket.category.split(' › ');
  if (requestType === 'technical_problem' && !/^(?:App|Lights)$/.test(product)) values.device = product;
  if (requestType === 'equipment') values.item = ticket.subject;
  if (requestType === 'password_reset') values.account = asker?.email;
  const member = contactOf(ticket.contactKey)?.organizationKey;
  if (requestType === 'partnership') values.organization = organizations.find(({ key }) => key === member)?.name;
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
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
