import { changeSetting } from '../features/satisfaction/setting.ts';
import type { Platform } from '../platform/act.ts';
import { act } from '../platform/act.ts';
import { comments } from './content/marks.ts';
import { addMarks } from './dressing-marks.queries.ts';
import type { Sample } from './founding.ts';
import { personIn } from './founding.ts';

/** Customers of the customer desk are asked a day after solving; Ioana hears of low marks, and some have answered. */
export async function dressMarks(platform: Platform, sample: Sample, now: Temporal.Instant): Promise<void> {
  const deskId = sample.deskIds.get('customer') ?? '';
  const ioana = personIn(sample, 'ioana-munteanu');
  await act(platform, personIn(sample, 'marta-rinaldi'), (one) =>
    changeSetting(one, deskId, { scale: 'five', hoursAfter: 24, lowMark: 2, tellId: ioana.id, daysBetween: 7 }),
  );
  await addMarks(platform.db, deskId, ioana.id, comments, now);
}
