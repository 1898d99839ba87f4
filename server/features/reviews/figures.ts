import type { ReviewFigures } from '../../../contract/reviews.ts';
import { REVIEW_LIMITS } from '../../../contract/reviews.ts';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import type { DayShift } from '../rota/index.ts';
import { besideOnDay } from '../rota/index.ts';
import { awayAmong } from './away.queries.ts';
import { countApproved } from './counting.queries.ts';
import {
  asWrittenInLastShifts,
  lessonsInLastShifts,
  looksSince,
  openTicketsOf,
  waitingFor,
} from './figures.queries.ts';

const LAST_SHIFTS = 3;
const MOST_KEPT = 3;

/** A buddy's day, by the calendar where they are: what is done, what waits, and who sits beside them. */
export async function reviewFiguresFor(
  { db, clock }: Platform,
  teammateId: string,
  timeZone: string,
): Promise<ReviewFigures> {
  const now = clock.now();
  const here = now.toZonedDateTimeISO(timeZone);
  const looks = await looksSince(db, teammateId, here.startOfDay().toInstant());
  const waiting = await waitingFor(db, teammateId);
  const own = await openTicketsOf(db, teammateId);
  const [longest] = waiting;
  const beside = await besideOnDay(db, teammateId, here.toPlainDate().toString());
  return {
    done: looks?.done ?? 0,
    waiting: waiting.length,
    pauseFrom: REVIEW_LIMITS.looksPerDay,
    typicalWaitMinutes: looks?.typical == null ? null : Math.round(looks.typical / 60),
    longest: longest
      ? {
          minutes: Math.floor(longest.asked_at.until(now).total('minutes')),
          author: { id: longest.author_id, name: longest.author_name },
        }
      : null,
    ownMinutes: Math.round((looks?.seconds ?? 0) / 60),
    awayUntil: (await awayAmong(db, [teammateId], now)).get(teammateId)?.toString() ?? null,
    ownTickets: { count: own?.count ?? 0, nextDueAt: own?.next_due_at?.toString() ?? null },
    beside: await Promise.all(beside.map((shift) => besideMe(db, shift))),
  };
}

async function besideMe(db: Db, shift: DayShift): Promise<ReviewFigures['beside'][number]> {
  const { teammate, rotaId } = shift;
  const times = new Map<string, number>();
  for (const { words } of await lessonsInLastShifts(db, teammate.id, rotaId, LAST_SHIFTS))
    if (words) times.set(words, (times.get(words) ?? 0) + 1);
  const keeps = [...times].map(([words, count]) => ({ words, times: count })).filter((kept) => kept.times > 1);
  return {
    teammate,
    endsAt: shift.endsAt.toString(),
    timeZone: shift.timeZone,
    approved: await countApproved(db, rotaId, teammate.id),
    needed: shift.rules.looksBeforeAlone,
    level: shift.level,
    keeps: keeps.sort((a, b) => b.times - a.times || a.words.localeCompare(b.words)).slice(0, MOST_KEPT),
    asWritten: await asWrittenInLastShifts(db, teammate.id, rotaId, LAST_SHIFTS),
  };
}
