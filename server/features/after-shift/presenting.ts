import type { AfterShift, Gathered, OpenTicket, SuggestedText } from '../../../contract/after-shift.ts';
import { AFTER_SHIFT_LIMITS } from '../../../contract/after-shift.ts';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { htmlToText, textToHtml } from '../../platform/html/index.ts';
import { articlesLike } from '../articles/index.ts';
import { anonymousReply } from '../faq/index.ts';
import { comingShifts } from '../rota/index.ts';
import { buddyHasRoom, presentDay } from '../shift-day/index.ts';
import { ticketsByIds } from '../tickets/index.ts';
import type { HandedRow } from './after-shift.queries.ts';
import { handedTickets, handOverOf, heldTickets, withReplyOnItsWay } from './after-shift.queries.ts';
import { articlesChangedBy, contributionsOf, marksSince } from './contributions.queries.ts';
import type { GatheredRow } from './gathering.queries.ts';
import { firstLetterOf, listGathered, wordsOfMessage } from './gathering.queries.ts';
import { heardThisMonth } from './heard-this-month.ts';
import { ownShift } from './own-shift.ts';
import { beginningOf } from './sentences.ts';
import { whoseNext } from './whose-next.ts';

/** Who comes within a week may take what is open. */
const COMING_DAYS = 7;
const MOST_READERS = 3;
const MOST_CHANGED = 10;
/** Words are made ready for so many; making them takes a moment each. */
const MOST_TEXTS = 4;
/** So much of what was asked and answered an article must say to be near it: less than what answers it, more than a word. */
const NEAR = 0.2;
const MOST_LETTERS = 4_000;
const MOST_SOURCES = 3;
const NOTHING = { articles: 0, published: 0, reads: 0, answered: 0, savedReplies: 0, uses: 0 };

type Me = Actor & { kind: 'teammate' };

function toGathered(row: GatheredRow): Gathered {
  return {
    id: row.id,
    shiftId: row.shift_id,
    kind: row.kind,
    state: row.state,
    title:
      row.kind === 'no-answer' || row.kind === 'asked-buddy'
        ? (row.subject ?? row.words)
        : beginningOf(row.words, AFTER_SHIFT_LIMITS.title),
    times: row.times,
    ticket:
      row.ticket_id === null || row.number === null
        ? null
        : { id: row.ticket_id, number: row.number, subject: row.subject ?? '' },
    madeId: row.made_ref,
    at: row.gathered_at.toString(),
  };
}

/** @throws Problem 403, 404. */
export async function gatheredIn(platform: Platform, me: Me, shiftId: string): Promise<Gathered[]> {
  return (await listGathered(platform.db, me, shiftId, AFTER_SHIFT_LIMITS.gathered)).map(toGathered);
}

/** The end of one's own shift, whole. @throws Problem 403, 404. */
export async function afterShiftOf(platform: Platform, actor: Actor, shiftId: string): Promise<AfterShift> {
  const { db, clock } = platform;
  const { me, shift } = await ownShift(db, actor, shiftId);
  const now = clock.now();
  const [handOver, handed, held, rows, coming, changed, marks, own, day, heard] = await Promise.all([
    handOverOf(db, shiftId),
    handedTickets(db, shiftId),
    shift.state === 'complete' ? [] : heldTickets(db, me.id, shift.deskId, AFTER_SHIFT_LIMITS.tickets),
    listGathered(db, me, shiftId, AFTER_SHIFT_LIMITS.gathered),
    comingShifts(db, shift.rotaId, now, COMING_DAYS),
    articlesChangedBy(db, me.id, shift.deskId, shift.since, MOST_CHANGED),
    marksSince(db, me.id, shift.since),
    contributionsOf(db, [me.id]),
    presentDay(db, shift, now),
    heardThisMonth(db, shift, now),
  ]);
  const buddy = shift.buddy && (await buddyHasRoom(db, shift.buddy.id, now)) ? shift.buddy : null;
  const others = coming.filter(({ teammate }) => teammate.id !== me.id);
  const byTicket = new Map(handed.map((row) => [row.ticket_id, row]));
  const isDone = (handOver?.done_at ?? null) !== null;
  const ids = [...new Set([...(isDone ? handed.map((row) => row.ticket_id) : []), ...held])];
  const onItsWay = await withReplyOnItsWay(db, held);
  const tickets = (await ticketsByIds(platform, me, ids)).map((ticket): OpenTicket => {
    const row = byTicket.get(ticket.id);
    const dueAt = ticket.promisedAt ?? ticket.dueAt;
    return {
      ticket,
      suggestion: whoseNext(
        {
          status: ticket.status,
          language: ticket.language,
          dueAt: dueAt ? Temporal.Instant.from(dueAt) : null,
          onItsWay: onItsWay.has(ticket.id),
        },
        { coming: others, buddy },
      ),
      handed: row ? toHanded(row) : null,
    };
  });
  return {
    shiftId,
    rotaId: shift.rotaId,
    deskId: shift.deskId,
    state: shift.state,
    endsAt: shift.endsAt.toString(),
    buddy: shift.buddy,
    day,
    handOver: {
      doneAt: handOver?.done_at?.toString() ?? null,
      noteForBriefing: handOver?.note_for_briefing ?? '',
      readers: others
        .slice(0, MOST_READERS)
        .map(({ teammate, startsAt }) => ({ ...teammate, from: startsAt.toString() })),
      tickets,
    },
    gathered: rows.map(toGathered),
    texts: await suggestedTexts(platform, shift.deskId, rows, now),
    changed: changed.map((each) => ({
      articleId: each.id,
      title: each.title,
      at: each.at.toString(),
      published: each.published,
      with: each.with,
    })),
    marks,
    heard,
    contributions: own.get(me.id) ?? NOTHING,
  };
}

function toHanded(row: HandedRow): OpenTicket['handed'] {
  return {
    kind: row.kind,
    to: row.to_id === null ? null : { id: row.to_id, name: row.to_name ?? '' },
    next: row.next,
    at: row.handed_at.toString(),
  };
}

/** With what an article about each could begin: one's own words or the buddy's, without what is about one person. */
async function suggestedTexts(
  platform: Platform,
  deskId: string,
  rows: readonly GatheredRow[],
  now: Temporal.Instant,
): Promise<SuggestedText[]> {
  const texts: SuggestedText[] = [];
  for (const row of rows) {
    if (texts.length === MOST_TEXTS) break;
    if (row.state !== 'open' || row.kind === 'search-without-result') continue;
    if (row.ticket_id === null) continue;
    const words = row.message_id === null ? null : await wordsOfMessage(platform.db, row.message_id);
    const html = row.kind === 'buddy-changed' ? textToHtml(row.words) : (words?.html ?? textToHtml(words?.text ?? ''));
    const { html: open, language: told } = await anonymousReply(
      platform.db,
      { ticketId: row.ticket_id, deskId, html, language: words?.language ?? null },
      now,
    );
    const language = LANGUAGES.find((each) => each === told) ?? 'en';
    const said = htmlToText(open).trim();
    texts.push({
      gatheredId: row.id,
      language,
      title: row.kind === 'buddy-changed' ? beginningOf(row.words, AFTER_SHIFT_LIMITS.title) : (row.subject ?? ''),
      html: said === '' ? '' : open,
      sources: row.sources.slice(0, MOST_SOURCES),
      near: said === '' ? null : await nearestTo(platform, deskId, row, { said, language }),
    });
  }
  return texts;
}

/** Where these words belong, if not in an article of their own. */
async function nearestTo(
  { db }: Platform,
  deskId: string,
  { guide, ticket_id, subject }: GatheredRow,
  { said, language }: { said: string; language: Language },
): Promise<SuggestedText['near']> {
  if (guide) {
    const own = LANGUAGES.find((each) => each === guide.language);
    return own === undefined ? null : { id: guide.id, title: guide.title, language: own };
  }
  const letter = ticket_id === null ? '' : await firstLetterOf(db, ticket_id, MOST_LETTERS);
  const [nearest] = await articlesLike(db, {
    text: `${subject ?? ''}\n${letter}\n${said}`,
    deskIds: [deskId],
    visibility: ['public', 'internal'],
    language,
    least: NEAR,
    limit: 1,
  });
  return nearest?.language === language ? { id: nearest.id, title: nearest.title, language } : null;
}
