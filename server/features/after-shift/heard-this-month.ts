import type { AfterShift } from '../../../contract/after-shift.ts';
import type { Db } from '../../platform/db/index.ts';
import type { DayShift } from '../rota/index.ts';
import { heardBy, peopleNear } from './company.queries.ts';

/** Less often is no more than a ticket. */
const LEAST = 2;

/** What the department of whose shift it is heard most of customers since the month began, on shift or beside it. */
export async function heardThisMonth(
  db: Db,
  { rotaId, deskId, teammate, timeZone }: DayShift,
  now: Temporal.Instant,
): Promise<AfterShift['heard']> {
  const people = await peopleNear(db, rotaId);
  const department = people.find(({ id }) => id === teammate.id)?.department;
  if (!department) return null;
  const colleagues = people.filter((each) => each.department === department).map(({ id }) => id);
  const from = now.toZonedDateTimeISO(timeZone).with({ day: 1 }).startOfDay().toInstant();
  const heard = await heardBy(db, deskId, colleagues, { from, to: now });
  const most = heard.find(({ category }) => category !== null);
  return most?.category == null || most.tickets < LEAST
    ? null
    : { department, about: most.category, tickets: most.tickets };
}
