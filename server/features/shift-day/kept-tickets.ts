import type { KeptTicket } from '../../../contract/shift.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import type { DayShift } from '../rota/index.ts';
import { buddiesOnDay } from '../rota/index.ts';
import { answersBetween } from './load.queries.ts';
import { LONG_THREAD } from './load.ts';
import { sortWaiting } from './queue.ts';
import { isAngry } from './tone.ts';

const MOST_SHOWN = 20;
/** Hard ones are shared out among so many buddies, by what each had in so many hours. */
const MOST_BUDDIES = 12;
const LATELY_HOURS = 7 * 24;

/**
 * What is kept from somebody on shift, with the buddy who should take each: whoever had the fewest hard ones lately, and one
 * more with each that is proposed to them.
 */
export async function keptTickets(platform: Platform, actor: Actor, shift: DayShift): Promise<KeptTicket[]> {
  const { kept } = await sortWaiting(platform, actor, shift, []);
  const hardLately = await hardOnesLately(platform.db, shift, platform.clock.now());
  return kept
    .filter(({ reason }) => reason !== 'language')
    .slice(0, MOST_SHOWN)
    .map(({ row, reason }) => {
      const [next] = hardLately.sort((one, other) => one.hardLately - other.hardLately);
      const takeIt = next ? { ...next } : null;
      if (next) next.hardLately++;
      return {
        ticketId: row.id,
        number: row.number,
        subject: row.subject,
        contact: row.contact,
        reason,
        dueAt: row.due_at?.toString() ?? null,
        takeIt,
      };
    });
}

async function hardOnesLately(db: Db, shift: DayShift, now: Temporal.Instant) {
  const buddies = (await buddiesOnDay(db, shift.rotaId, shift.on)).filter(({ isAway }) => !isAway);
  const from = now.subtract({ hours: LATELY_HOURS });
  return Promise.all(
    buddies.slice(0, MOST_BUDDIES).map(async ({ id, name }) => {
      const answers = await answersBetween(db, id, from, now, LONG_THREAD);
      const hard = answers.filter(
        ({ letters, marked_low, words }) => letters >= LONG_THREAD || marked_low || isAngry(words),
      );
      return { id, name, hardLately: hard.length };
    }),
  );
}
