import type { KeptReason, ShiftQueue } from '../../../contract/shift.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { questionsOfTickets } from '../questions/index.ts';
import type { PossibleBuddy } from '../reviews/index.ts';
import type { DayShift } from '../rota/index.ts';
import { writtenAnswer } from '../suggestions/index.ts';
import { whoLooks } from './beside.ts';
import type { Known } from './fitting.ts';
import { keptFor, reasonsFor } from './fitting.ts';
import { LONG_THREAD, loadOf } from './load.ts';
import type { WaitingRow } from './queue.queries.ts';
import { usualMinutes, waitingTickets } from './queue.queries.ts';
import { dayOf } from './shift-days.queries.ts';

/** Tickets that are looked at, those that are compared with what is written down, and those that are shown. */
const MOST_WAITING = 150;
const MOST_COMPARED = 30;
const MOST_SHOWN = 12;
/** Compared at once: a shift does not take the database from everybody else. */
const AT_ONCE = 4;
const WORDS_SHOWN = 300;
/** Of the buddy's own that are looked at for a hard one. */
const MOST_WATCHED = 20;

/** What waits on the desk of a shift, apart by whether it is for its owner. */
export async function sortWaiting(
  platform: Platform,
  actor: Actor,
  at: Pick<DayShift, 'deskId' | 'skills' | 'languages'>,
  not: readonly string[],
) {
  const rows = await waitingTickets(platform.db, actor, {
    deskId: at.deskId,
    now: platform.clock.now(),
    not,
    longThread: LONG_THREAD,
    limit: MOST_WAITING,
  });
  const fit: WaitingRow[] = [];
  const kept: { row: WaitingRow; reason: KeptReason }[] = [];
  for (const row of rows) {
    const reason = keptFor(row, at);
    if (reason === null) fit.push(row);
    else kept.push({ row, reason });
  }
  return { fit, kept, waiting: rows[0]?.waiting ?? 0 };
}

/** What one might take next: what is written down first, then what is like solved ones, then what is due first. */
export async function queueFor(platform: Platform, actor: Actor, shift: DayShift): Promise<ShiftQueue> {
  const { db, clock } = platform;
  const now = clock.now();
  const day = await dayOf(db, shift.shiftId);
  const [{ state }, looks, sorted] = await Promise.all([
    loadOf(db, shift, day, now),
    whoLooks(db, shift, now),
    sortWaiting(platform, actor, shift, day?.not_for_me ?? []),
  ]);
  const { kept, waiting } = sorted;
  const compared = sorted.fit.slice(0, MOST_COMPARED);
  const questions = await questionsOfTickets(
    db,
    actor,
    compared.map(({ id }) => id),
  );
  const written = await inTurns(compared, async (row) => {
    const question = questions.get(row.id);
    if (question?.article_title != null) return { title: question.article_title };
    const { id: ticketId, subject, language, first_words: text } = row;
    return writtenAnswer(platform, actor, { ticketId, deskId: shift.deskId, subject, text, language });
  });
  const rated = sorted.fit.map((row, index) => ({
    row,
    written: written[index] ?? null,
    solvedAlike: questions.get(row.id)?.solved ?? 0,
  }));
  const onlyWritten = looks.nobodyLooks;
  const offered = onlyWritten ? rated.filter((each) => each.written !== null) : rated;
  const rank = (each: { written: unknown; solvedAlike: number }): number =>
    each.written !== null ? 0 : each.solvedAlike > 0 ? 1 : 2;
  // They come by when they are due, and stay so among their like.
  const ordered = offered.toSorted((one, other) => rank(one) - rank(other));
  const isOver = day?.ended_at != null || shift.state === 'complete';
  const closed = isOver ? 'over' : state === 'fresh' ? null : state;
  const shown = closed === null ? ordered.slice(0, MOST_SHOWN) : [];
  const minutes = await usualMinutes(
    db,
    shown.map(({ row }) => ({
      ticketId: row.id,
      questionId: questions.get(row.id)?.group_id ?? null,
      categoryId: row.category_id,
    })),
  );
  const locale = actor.kind === 'teammate' ? actor.locale : '';
  return {
    items: shown.map(({ row, written: answer, solvedAlike }) => {
      const known: Known = { written: answer, solvedAlike, minutes: minutes.get(row.id) ?? null };
      return {
        ticketId: row.id,
        number: row.number,
        subject: row.subject,
        status: row.status,
        priority: row.priority,
        channel: row.channel,
        language: row.language,
        contact: { name: row.contact, organization: row.organization },
        words: row.first_words.replace(/\s+/g, ' ').trim().slice(0, WORDS_SHOWN),
        dueAt: row.due_at?.toString() ?? null,
        reasons: reasonsFor(row, shift, known, locale),
        minutes: known.minutes,
      };
    }),
    watch:
      shown.length > 0 || closed !== null ? null : await toWatch(platform, actor, shift, looks.standIn ?? looks.buddy),
    fits: offered.length,
    waiting,
    kept: countKept(kept, rated.length - offered.length),
    closed,
    onlyWritten,
  };
}

/** A hard one that the buddy, or who looks meanwhile, has before them: to learn by watching. */
async function toWatch(platform: Platform, actor: Actor, shift: DayShift, by: PossibleBuddy | null) {
  if (by === null) return null;
  const theirs = await waitingTickets(platform.db, actor, {
    deskId: shift.deskId,
    now: platform.clock.now(),
    not: [],
    longThread: LONG_THREAD,
    limit: MOST_WATCHED,
    of: by.id,
  });
  for (const row of theirs) {
    const reason = keptFor(row, { ...shift, languages: [] });
    if (reason !== null) return { ticketId: row.id, number: row.number, subject: row.subject, by: named(by), reason };
  }
  return null;
}

function named({ id, name }: PossibleBuddy): PossibleBuddy {
  return { id, name };
}

/** Of another language each apart: "4 in Spanish". */
function countKept(kept: readonly { row: WaitingRow; reason: KeptReason }[], notWritten: number): ShiftQueue['kept'] {
  const counts = new Map<string, ShiftQueue['kept'][number]>();
  for (const { row, reason } of kept) {
    const language = reason === 'language' && row.language !== null ? { language: row.language } : {};
    const key = `${reason}:${language.language ?? ''}`;
    const one = counts.get(key);
    if (one) one.count++;
    else counts.set(key, { reason, count: 1, ...language });
  }
  const all = [...counts.values()].sort((one, other) => other.count - one.count);
  return notWritten === 0 ? all : [...all, { reason: 'not-written', count: notWritten }];
}

async function inTurns<One, Result>(items: readonly One[], ask: (item: One) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE)
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(ask))));
  return results;
}
