import type { NotificationKind } from '../../../contract/notification-kinds.ts';
import { may } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import type { EventConsumer, PublishedEvent } from '../../platform/events/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { activeTeammate, permissionHolders } from '../teammates/index.ts';
import { sendNotificationMail } from './mailing.ts';
import { isQuiet, mailMoment } from './moments.ts';
import type { Concerned } from './notifications.queries.ts';
import { beginnerOf, concernedWith, membersOf, noteOne, owners, settingsOf } from './notifications.queries.ts';
import { pushNotification } from './pushing.ts';

/** Somebody who is to hear of something. */
export interface Hint {
  teammateId: string;
  kind: NotificationKind;
  ticketId: string | null;
  /** What it is about besides the ticket. */
  about: string | null;
  actor: { kind: string; id: string | null } | null;
}

/** Turns what happened into what teammates are told, in the transaction that moves the cursor: told once, and not lost. */
export const notificationHearer: EventConsumer = {
  name: 'notifications',
  hears: () => HEARD,
  async handle(one, events) {
    const ticketIds = [...new Set(events.flatMap((event) => (tellsOfTicket(event) ? (event.ticket_id ?? []) : [])))];
    const concerned = await concernedWith(one.trx, ticketIds);
    const hints: Hint[] = [];
    for (const event of events) hints.push(...(await hintsOf(one, event, concerned, events)));
    const told = await tellOf(one, hints, concerned);
    return () => wakeScreens(one.platform, told);
  },
};

const OF_TICKETS = new Set([
  'ticket.assigned',
  'teammate.mentioned',
  'ticket.handed-over',
  'message.received',
  'ticket.replied',
  'ticket.noted',
  'draft.shared',
  'draft.suggested',
  'ticket.woken',
  'satisfaction.given',
]);

/** Their payloads say whom they touch. */
const OF_ROTAS = new Set([
  'rota.published',
  'shift.moved',
  'shift.cancelled',
  'swap.opened',
  'swap.reminded',
  'swap.awaiting',
  'swap.taken',
  'swap.refused',
  'swap.withdrawn',
  'swap.unfilled',
  'swap.undone',
  'shift.thanked',
]);

/** Replies that wait for a look: the same. */
const OF_REVIEWS = new Set([
  'review.asked',
  'review.shared',
  'review.asked-again',
  'review.missed',
  'review.approved',
  'review.taught',
  'review.returned',
  'review.accepted',
  'review.sent-as-written',
  'review.overtaken',
]);

/** And those that tell of no ticket, or whether another begins one. */
const HEARD = [
  ...OF_TICKETS,
  ...OF_ROTAS,
  ...OF_REVIEWS,
  'rota-person.may-send-alone',
  'buddy.called',
  'ticket.created',
  'bulk-change.ended',
  'webhook.disabled',
  'article.review-asked',
  'article.reviewed',
  'article.review-due',
  'question.asked-again',
];

function tellsOfTicket(event: PublishedEvent): boolean {
  return OF_TICKETS.has(event.name) || OF_REVIEWS.has(event.name);
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

async function hintsOf(
  one: Act,
  event: PublishedEvent,
  concerned: ReadonlyMap<string, Concerned>,
  batch: readonly PublishedEvent[],
): Promise<Hint[]> {
  const { payload } = event;
  const ticket = event.ticket_id === null ? undefined : concerned.get(event.ticket_id);
  const tell = (kind: NotificationKind, who: readonly (string | null)[], about: string | null = null): Hint[] => {
    const others = new Set(who.filter((id) => id !== null && id !== event.actor_id)) as Set<string>;
    const actor = { kind: event.actor_kind, id: event.actor_id };
    return [...others].map((teammateId) => ({ teammateId, kind, ticketId: ticket?.id ?? null, about, actor }));
  };
  if (event.name === 'bulk-change.ended') {
    const beginner = await beginnerOf(one.trx, text(payload.bulkChangeId) ?? '');
    return beginner === null ? [] : [{ ...byNobody('bulk_done', beginner), about: text(payload.bulkChangeId) }];
  }
  if (event.name === 'webhook.disabled')
    return tell('webhook_disabled', await owners(one.trx), text(payload.webhookId));
  if (event.name === 'article.review-asked')
    return tell('article_review', [text(payload.teammateId)], text(payload.articleId));
  // Who took the question back knows it.
  if (event.name === 'article.reviewed')
    return payload.outcome === 'withdrawn'
      ? []
      : tell('article_reviewed', [text(payload.askedBy)], text(payload.articleId));
  if (event.name === 'article.review-due')
    return tell('article_due', [text(payload.teammateId)], text(payload.articleId));
  if (OF_ROTAS.has(event.name)) {
    const what = event.name.slice(event.name.indexOf('.') + 1);
    return tell('rota', texts(payload.teammateIds), `${what}:${text(payload.rotaId) ?? ''}`);
  }
  if (event.name === 'buddy.called')
    return tell('review', texts(payload.teammateIds), `called:${text(payload.shiftId) ?? ''}`);
  if (event.name === 'rota-person.may-send-alone')
    return texts(payload.teammateIds).map((teammateId) => ({
      ...byNobody('review', teammateId),
      about: `${teammateId === text(payload.teammateId) ? 'may_send_alone' : 'sends_alone'}:${text(payload.rotaId) ?? ''}`,
      actor: { kind: 'teammate', id: text(payload.teammateId) },
    }));
  if (event.name === 'question.asked-again' && event.desk_id !== null) {
    const writers = await permissionHolders(one.trx, 'article.write', event.desk_id);
    // Of a desk and not of each question: after an import many come at once, and stand in one line.
    return writers.map(({ id }) => ({ ...byNobody('asked_again', id), about: event.desk_id }));
  }
  if (!ticket) return [];
  if (OF_REVIEWS.has(event.name)) {
    // The catalogues choose by it, and know no hyphens there.
    const what = event.name.slice(event.name.indexOf('.') + 1).replaceAll('-', '_');
    return tell('review', texts(payload.teammateIds), `${what}:${text(payload.reviewId) ?? ''}`);
  }
  switch (event.name) {
    case 'ticket.assigned':
      // A hand-over says it with its brief.
      return batch.some((other) => other.name === 'ticket.handed-over' && isOneAct(other, event))
        ? []
        : tell('assigned', [text(payload.to)]);
    case 'ticket.handed-over': {
      const team = text(payload.toTeamId);
      return tell('handed_over', [text(payload.to), ...(team === null ? [] : await membersOf(one.trx, team))]);
    }
    case 'teammate.mentioned':
      return tell('mentioned', texts(payload.teammateIds));
    case 'message.received':
      // Whoever follows or holds it now did not when it began.
      if (payload.automatic === true) return [];
      if (batch.some((other) => other.name === 'ticket.created' && isOneAct(other, event))) return [];
      return [
        ...tell('customer_wrote', [ticket.assignee_id]),
        ...tell(
          'followed',
          ticket.followers.filter((id) => id !== ticket.assignee_id),
        ),
      ];
    case 'ticket.replied':
    case 'ticket.noted': {
      const named = batch.filter((other) => other.name === 'teammate.mentioned' && isOneAct(other, event));
      const told = new Set(named.flatMap((other) => texts(other.payload.teammateIds)));
      return tell(
        'followed',
        ticket.followers.filter((id) => !told.has(id)),
      );
    }
    case 'draft.shared':
      return tell('draft_shown', [text(payload.teammateId)]);
    case 'draft.suggested':
      return tell('draft_shown', [text(payload.authorId)]);
    case 'satisfaction.given':
      return tell('low_mark', [text(payload.tellId)]);
    case 'ticket.woken':
      return tell('woken', [ticket.assignee_id]);
    default:
      return [];
  }
}

function byNobody(kind: NotificationKind, teammateId: string): Hint {
  return { teammateId, kind, ticketId: null, about: null, actor: null };
}

/** Events of one act carry its instant. */
function isOneAct(a: PublishedEvent, b: PublishedEvent): boolean {
  return a.ticket_id === b.ticket_id && Temporal.Instant.compare(a.at, b.at) === 0 && a.actor_id === b.actor_id;
}

/** Writes down what each is to be told, by the ways they chose; whoever may not see the ticket hears nothing. @returns who is told. */
export async function tellOf(
  one: Act,
  hints: readonly Hint[],
  concerned: ReadonlyMap<string, Pick<Concerned, 'desk_id'>>,
): Promise<string[]> {
  if (hints.length === 0) return [];
  const ids = [...new Set(hints.map((hint) => hint.teammateId))];
  const settings = await settingsOf(one.trx, ids);
  const people = new Map<string, Awaited<ReturnType<typeof activeTeammate>>>();
  for (const id of ids) people.set(id, await activeTeammate(one.trx, id));
  const told = new Set<string>();
  for (const hint of hints) {
    const person = people.get(hint.teammateId);
    const chosen = settings.get(hint.teammateId);
    if (!person || !chosen) continue;
    const desk = hint.ticketId === null ? null : concerned.get(hint.ticketId)?.desk_id;
    if (hint.ticketId !== null && !may({ kind: 'teammate', ...person }, 'ticket.read', desk)) continue;
    const ways = chosen.kinds[hint.kind];
    if (!ways.app && !ways.mail && !ways.push) continue;
    const mailAt = ways.mail ? mailMoment(chosen, one.at, person.timeZone) : null;
    const id = await noteOne(
      one.trx,
      {
        id: newId(),
        teammateId: person.id,
        kind: hint.kind,
        ticketId: hint.ticketId,
        actorKind: hint.actor?.kind ?? null,
        actorId: hint.actor?.id ?? null,
        about: hint.about,
        inApp: ways.app,
        mailDueAt: mailAt?.toString() ?? null,
      },
      one.at,
    );
    // One job for a person's next letter, however much is in it.
    if (mailAt)
      one.queue(
        sendNotificationMail,
        { teammateId: person.id },
        { runAt: mailAt, key: `notification-mail-${person.id}-${mailAt.epochMilliseconds}` },
      );
    if (ways.push && !isQuiet(chosen.quiet, one.at, person.timeZone))
      one.queue(pushNotification, { notificationId: id, teammateId: person.id });
    told.add(person.id);
  }
  return [...told];
}

/** After the commit: their screens read anew what is unread. */
export function wakeScreens(platform: Platform, teammateIds: readonly string[]): void {
  if (teammateIds.length > 0) platform.whisper({ name: 'notification', to: { teammateIds }, data: {} });
}
