import type { LinkKind } from '../../contract/together.ts';
import { newView } from '../../contract/views.ts';
import { keepDraft } from '../features/tickets/drafting.ts';
import { setFollowing } from '../features/tickets/following.ts';
import { handOverTicket } from '../features/tickets/handing-over.ts';
import { changeTicket, onTicket, writeMessage } from '../features/tickets/index.ts';
import { linkTicket } from '../features/tickets/linking.ts';
import { shareDraft } from '../features/tickets/sharing-drafts.ts';
import { snoozeTicket } from '../features/tickets/snoozing.ts';
import { spendTime } from '../features/tickets/time-spent.ts';
import { createView } from '../features/views/keeping.ts';
import { changeWebhook, createWebhook } from '../features/webhooks/keeping.ts';
import type { Platform } from '../platform/act.ts';
import { act } from '../platform/act.ts';
import type { MovableClock } from '../platform/clock/index.ts';
import type { DemoDesk, DemoTicket } from './company.ts';
import { company, desks } from './company.ts';
import { minusOpen } from './content/hours.ts';
import { deadlines, drafts, followed, handovers, namingNotes, promises, timeSpent } from './content/on-the-desk.ts';
import { savedReplies } from './content/saved-replies.ts';
import { views } from './content/views.ts';
import { addDeliveries, addNotifications, addUses, topCategories } from './dressing.queries.ts';
import type { Moment, Sample } from './founding.ts';
import { personIn, withNames } from './founding.ts';

/** The sample's tickets, and the ids of those that are made. */
interface Tickets {
  tickets: readonly DemoTicket[];
  ids: ReadonlyMap<DemoTicket, string>;
  now: Temporal.Instant;
}

type Standing = Platform & { clock: MovableClock };

const SNOOZED = 9;
const KINDS_OF_LINKS: readonly (readonly [contactKey: string, kind: LinkKind, tag: string])[] = [
  ['giulia-ferraro', 'related', 'batch-26-08'],
  ['ciprian-ilie', 'caused_by', 'update-stops'],
  ['alejandro-ruiz', 'blocks', 'packing'],
  ['hannah-whitlock', 'duplicate', 'bracket'],
];

/** What teammates did today on the tickets on the counter, each at its time. */
export function deskMoments(platform: Platform, sample: Sample, { tickets, ids, now }: Tickets): Moment[] {
  const customer = desks.find((desk) => desk.key === 'customer') as DemoDesk;
  const ago = (minutes: number) => minusOpen(customer, now, minutes);
  const idOf = (contactKey: string): string => ids.get(newestOf(tickets, contactKey)) ?? '';
  const by = (key: string) => personIn(sample, key);
  return [
    ...timeSpent.map(([contactKey, byKey, minutes, note]) => ({
      at: ago(10),
      run: () =>
        onTicket(platform, by(byKey), idOf(contactKey), async (one, ticket) => {
          await spendTime(one, ticket, { minutes, note });
        }),
    })),
    ...handovers.map(({ contactKey, byKey, toKey, minutesAgo, ...brief }) => ({
      at: ago(minutesAgo),
      run: () =>
        onTicket(platform, by(byKey), idOf(contactKey), (one, ticket) =>
          handOverTicket(one, ticket, { ...brief, teammateId: by(toKey).id }),
        ),
    })),
    ...namingNotes.map(({ contactKey, byKey, minutesAgo, text }) => ({
      at: ago(minutesAgo),
      run: async () => {
        const html = withNames(text, sample) ?? '';
        await writeMessage(platform, by(byKey), idOf(contactKey), { type: 'note', html });
      },
    })),
    ...promises.map(([contactKey, byKey, days, time]) => ({
      at: ago(8),
      run: () =>
        changeTicket(platform, by(byKey), idOf(contactKey), { promisedAt: workday(now, days, time).toString() }),
    })),
    ...deadlines.map(([contactKey, byKey, days]) => ({
      at: ago(7),
      run: () =>
        changeTicket(platform, by(byKey), idOf(contactKey), { deadlineAt: workday(now, days, '18:00').toString() }),
    })),
    ...followed.map(([byKey, contactKey]) => ({
      at: ago(6),
      run: () => onTicket(platform, by(byKey), idOf(contactKey), (one, ticket) => setFollowing(one, ticket, true)),
    })),
    ...drafts.map((draft) => ({
      at: ago(4),
      async run() {
        const { contactKey, byKey, html } = draft;
        await keepDraft(platform, by(byKey), idOf(contactKey), { kind: 'reply', html, version: 0 });
        if ('shownTo' in draft) {
          const shown = { kind: 'reply' as const, teammateId: by(draft.shownTo).id };
          await shareDraft(platform, by(byKey), idOf(contactKey), shown);
        }
      },
    })),
  ];
}

/** Views, what is set aside, promises, links, and what was told and counted until now. */
export async function dressDesk(platform: Standing, sample: Sample, of: Tickets): Promise<void> {
  const { tickets, ids, now } = of;
  const marta = personIn(sample, 'marta-rinaldi');
  platform.clock.set(now.subtract({ hours: 24 * 20 }));
  const categories = await topCategories(platform.db);
  for (const { byKey, teamKey, category, filter, more, ...view } of views) {
    const top = category === undefined ? undefined : categories.get(category);
    const wanted = {
      ...view,
      ...more,
      teamId: teamKey === undefined ? null : sample.teamIds.get(teamKey),
      filter: { ...filter, ...(top ? { category: [top] } : {}) },
    };
    await createView(platform, personIn(sample, byKey), newView.parse(wanted));
  }

  platform.clock.set(now);
  await setAside(platform, sample, of);
  for (const [place, ticket] of promised(tickets).entries()) {
    const promisedAt = workday(now, 1 + Math.floor(place / 2), place % 2 === 0 ? '12:00' : '16:00').toString();
    await changeTicket(platform, personIn(sample, ticket.assigneeKey ?? ''), ids.get(ticket) ?? '', { promisedAt });
  }
  for (const [contactKey, kind, tag] of KINDS_OF_LINKS) {
    const ticket = newestOf(tickets, contactKey);
    const other = tickets.findLast((each) => each !== ticket && each.tags.includes(tag));
    if (!other) continue;
    await onTicket(platform, marta, ids.get(ticket) ?? '', (one, locked) =>
      linkTicket(one, locked, kind, ids.get(other) ?? ''),
    );
  }
  await tellPast(platform, sample, of);
}

/** The newest on which somebody waits for something else, each until another morning; one whose date stands. */
async function setAside(platform: Platform, sample: Sample, { tickets, ids, now }: Tickets): Promise<void> {
  const waiting = tickets.filter(
    (each) => each.deskKey === 'customer' && (each.status === 'waiting' || each.status === 'on_hold'),
  );
  const ofMarta = waiting.filter((each) => each.assigneeKey === 'marta-rinaldi').slice(-3);
  const ofOthers = waiting.filter((each) => each.assigneeKey !== 'marta-rinaldi').slice(ofMarta.length - SNOOZED);
  for (const [place, ticket] of [...ofMarta, ...ofOthers].entries()) {
    const until = workday(now, 1 + place, '09:00').toString();
    await onTicket(platform, personIn(sample, ticket.assigneeKey ?? ''), ids.get(ticket) ?? '', (one, locked) =>
      snoozeTicket(one, locked, { until, keep: place === 1 }),
    );
  }
}

/** Those in which we wrote last and said that we would write again. */
function promised(tickets: readonly DemoTicket[]): DemoTicket[] {
  return tickets.filter(
    (each) => each.status === 'open' && each.assigneeKey !== undefined && each.messages.at(-1)?.kind === 'reply',
  );
}

/** What is history by now: uses of saved replies, a webhook that was switched off, what Marta was told. */
async function tellPast(platform: Standing, sample: Sample, { tickets, ids, now }: Tickets): Promise<void> {
  const marta = personIn(sample, 'marta-rinaldi');
  const users = ['ioana-munteanu', 'pete-ashworth', 'tomas-iglesias', 'nuria-vidal', 'owen-price', 'marta-rinaldi'];
  const uses = savedReplies.flatMap((reply) => {
    const times = Math.max(reply.uses, reply.lastDaysAgo === undefined ? 0 : 1);
    return Array.from({ length: times }, (_, place) => {
      const user = reply.ownerKey ?? (reply.desk === 'it' ? 'radu-marin' : users[place % users.length]) ?? '';
      // From this morning back through four weeks.
      const hours = reply.lastDaysAgo === undefined ? 3 + (place * 27 * 24) / times : reply.lastDaysAgo * 24;
      return {
        savedReplyId: sample.savedReplyIds.get(reply.name) ?? '',
        teammateId: personIn(sample, user).id,
        changed: place % Math.max(1, times) < reply.changed,
        usedAt: now.subtract({ minutes: Math.round(hours * 60) }).toString(),
      };
    });
  });
  await addUses(platform.db, uses);

  platform.clock.set(now.subtract({ hours: 24 * 40 }));
  const { id: webhookId } = await act(platform, marta, (one) =>
    createWebhook(one, {
      name: 'Warehouse',
      url: 'https://warehouse.example/hooks/sportello',
      events: ['ticket.created', 'ticket.solved'],
      desks: [sample.deskIds.get('customer') ?? ''],
    }),
  );
  // Off, so that a sample calls nobody: its log is of the days when it was on.
  platform.clock.set(now.subtract({ hours: 20 }));
  await act(platform, marta, (one) => changeWebhook(one, webhookId, { enabled: false }));
  await addDeliveries(platform.db, webhookId, now.subtract({ hours: 20 }));

  platform.clock.set(now);
  const ticketId = (contactKey: string) => ids.get(newestOf(tickets, contactKey)) ?? '';
  const teammate = (key: string) => ({ kind: 'teammate', id: personIn(sample, key).id });
  const contact = { kind: 'contact', id: null };
  await addNotifications(
    platform.db,
    marta.id,
    [
      { kind: 'mentioned', ticketId: ticketId('giulia-ferraro'), by: teammate('chiara-bassi'), minutesAgo: 11 },
      { kind: 'mentioned', ticketId: ticketId('velo-bristol'), by: teammate('pete-ashworth'), minutesAgo: 31 },
      { kind: 'draft_shown', ticketId: ticketId('hannah-whitlock'), by: teammate('laia-pons'), minutesAgo: 4 },
      { kind: 'customer_wrote', ticketId: ticketId('giulia-ferraro'), by: contact, minutesAgo: 38 },
      { kind: 'customer_wrote', ticketId: ticketId('alejandro-ruiz'), by: contact, minutesAgo: 183 },
      { kind: 'followed', ticketId: ticketId('ciprian-ilie'), by: teammate('vlad-neagu'), minutesAgo: 320, read: true },
      { kind: 'customer_wrote', ticketId: ticketId('carmen-ortega'), by: contact, minutesAgo: 350, read: true },
      {
        kind: 'assigned',
        ticketId: ticketId('carmen-ortega'),
        by: teammate('ioana-munteanu'),
        minutesAgo: 700,
        read: true,
      },
      {
        kind: 'assigned',
        ticketId: ticketId('alejandro-ruiz'),
        by: teammate('ioana-munteanu'),
        minutesAgo: 800,
        read: true,
      },
    ].map(({ minutesAgo, ...each }) => ({
      read: false,
      ...each,
      at: now.subtract({ minutes: minutesAgo }).toString(),
    })),
  );
}

function newestOf(tickets: readonly DemoTicket[], contactKey: string): DemoTicket {
  const newest = tickets.findLast((each) => each.contactKey === contactKey);
  if (!newest) throw new Error(`${contactKey} has no ticket`);
  return newest;
}

/** So many workdays from now, at that time where the company is; of today only what is an hour ahead. */
function workday(now: Temporal.Instant, days: number, time: string): Temporal.Instant {
  let at = now.toZonedDateTimeISO(company.timeZone).withPlainTime(time);
  let left = days;
  const isAhead = () => at.epochMilliseconds >= now.epochMilliseconds + 3_600_000;
  while (left > 0 || at.dayOfWeek > 5 || !isAhead()) {
    at = at.add({ days: 1 });
    if (at.dayOfWeek <= 5) left -= 1;
  }
  return at.toInstant();
}
