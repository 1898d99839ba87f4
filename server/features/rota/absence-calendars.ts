import { z } from 'zod';
import type { AbsenceCalendar } from '../../../contract/rota.ts';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { getOutside, NotGot } from '../../platform/net/getting.ts';
import { outsideReach } from '../../platform/net/posting.ts';
import { activeTeammate } from '../teammates/index.ts';
import type { CalendarRow } from './absence-calendars.queries.ts';
import {
  absenceCalendarOf,
  calendarsToRead,
  deleteAbsenceCalendar,
  deleteCalendarAbsences,
  noteCalendarRead,
  putAbsenceCalendar,
} from './absence-calendars.queries.ts';
import { insertAbsences } from './absences.queries.ts';
import type { BusyDays } from './busy-days.ts';
import { understandCalendar } from './understanding-calendars.ts';

const MOST_BYTES = 4 * 1024 * 1024;
const PAST_DAYS = 31;
const AHEAD_DAYS = 400;
const AGAIN_AFTER = { minutes: 55 };
const MOST_AT_ONCE = 1_000;

export const readCalendarJob = defineJob({
  name: 'rota.read-absence-calendar',
  payload: z.object({ teammateId: z.uuid() }),
  priority: PRIORITY.background,
  maxAttempts: 1,
  run: (platform, { teammateId }) => readCalendar(platform, teammateId),
});

defineJob({
  name: 'rota.read-absence-calendars',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '13 * * * *',
  run: async (platform) => {
    const due = await calendarsToRead(platform.db, platform.clock.now().subtract(AGAIN_AFTER), MOST_AT_ONCE);
    await act(platform, system('rota'), async (one) => {
      for (const teammateId of due) one.queue(readCalendarJob, { teammateId }, { key: `rota-calendar-${teammateId}` });
    });
  },
});

function purposeOf(teammateId: string): string {
  return `absence-calendar:${teammateId}`;
}

/** Days away come from there from now on; it is read soon after. @throws Problem 403 for a token, 422 for no web address. */
export async function setAbsenceCalendar(one: Act, url: string): Promise<void> {
  const { actor, platform } = one;
  if (actor.kind !== 'teammate') throw problem(403, 'not-a-person', 'A calendar belongs to a person; a token is none.');
  // Programs give it as webcal:, which is https for who reads it.
  const address = url.replace(/^webcals?:/i, 'https:');
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:')
    throw fieldProblem('url', 'This is no address of a calendar; it begins with https.');
  await deleteCalendarAbsences(one.trx, actor.id);
  const urlSealed = platform.sealer.seal(parsed.href, purposeOf(actor.id));
  await putAbsenceCalendar(one.trx, { teammateId: actor.id, urlSealed, host: parsed.host }, one.at);
  one.queue(readCalendarJob, { teammateId: actor.id }, { key: `rota-calendar-${actor.id}` });
}

/** It is not read any more, and what it told is forgotten. @throws Problem 404. */
export async function removeAbsenceCalendar(one: Act): Promise<void> {
  const { actor } = one;
  if (actor.kind !== 'teammate' || !(await deleteAbsenceCalendar(one.trx, actor.id))) throw notFound('calendar');
  await deleteCalendarAbsences(one.trx, actor.id);
}

/** Asks the calendar anew. Where nothing good comes, the last good copy stays, and why is written down. */
async function readCalendar(platform: Platform, teammateId: string): Promise<void> {
  const row = await absenceCalendarOf(platform.db, teammateId);
  const person = row && (await activeTeammate(platform.db, teammateId));
  if (!row || !person) return;
  const today = platform.clock.now().toZonedDateTimeISO(person.timeZone).toPlainDate();
  const came = await ask(platform, row, {
    from: today.subtract({ days: PAST_DAYS }).toString(),
    to: today.add({ days: AHEAD_DAYS }).toString(),
    timeZone: person.timeZone,
  });
  await act(platform, system('rota'), async (one) => {
    const trouble = Array.isArray(came) ? null : came;
    // Another address was given meanwhile: what came is not of it.
    if (!(await noteCalendarRead(one.trx, teammateId, row.url_sealed, trouble, one.at))) return;
    if (!Array.isArray(came)) return;
    await deleteCalendarAbsences(one.trx, teammateId);
    await insertAbsences(
      one.trx,
      came.map((days) => ({
        id: newId(),
        teammate_id: teammateId,
        from_on: days.from,
        to_on: days.to,
        from_time: days.fromTime,
        to_time: days.toTime,
        time_zone: days.fromTime === null && days.toTime === null ? null : person.timeZone,
        source: 'calendar' as const,
        calendar_uid: days.uid,
        entered_by: null,
        entered_at: one.at.toString(),
      })),
    );
  });
}

async function ask(
  platform: Platform,
  row: CalendarRow,
  span: { from: string; to: string; timeZone: string },
): Promise<BusyDays[] | NonNullable<AbsenceCalendar['trouble']>> {
  try {
    const url = platform.sealer.open(row.url_sealed, purposeOf(row.teammate_id));
    const bytes = await getOutside(url, outsideReach(platform), {
      headers: { accept: 'text/calendar' },
      mostBytes: MOST_BYTES,
    });
    const text = new TextDecoder().decode(bytes);
    return (await understandCalendar({ text, ...span })) ?? 'no-calendar';
  } catch (error) {
    if (error instanceof NotGot) return error.trouble;
    throw error;
  }
}
