import { shiftToday } from '../features/rota/index.ts';
import type { Platform } from '../platform/act.ts';
import { LEFT_BEHIND, SEARCHED_TODAY, WRITERS } from './content/after-shift.ts';
import { addHandOver, addSearchedInVain, creditArticles, lastShifts } from './dressing-after-shift.queries.ts';
import type { Sample } from './founding.ts';
import { personIn } from './founding.ts';

/** What earlier shifts left: notes for the next ones, words to their buddies, articles. After the rota and its shifts. */
export async function dressAfterShift(platform: Platform, sample: Sample, now: Temporal.Instant): Promise<void> {
  const { db } = platform;
  const deskId = sample.deskIds.get('customer') ?? '';
  const shifts = await lastShifts(db, deskId, now, LEFT_BEHIND.length);
  for (const [index, shift] of shifts.entries()) {
    const left = LEFT_BEHIND[index];
    if (left) await addHandOver(db, shift, left);
  }
  let from = 0;
  for (const { key, count } of WRITERS) {
    await creditArticles(db, deskId, personIn(sample, key).id, { from, count });
    from += count;
  }
  const chiara = personIn(sample, 'chiara-bassi');
  const shift = await shiftToday(db, chiara.id, now);
  if (shift)
    await addSearchedInVain(
      db,
      { shiftId: shift.shiftId, teammateId: chiara.id },
      SEARCHED_TODAY,
      now.subtract({ minutes: 40 }),
    );
}
