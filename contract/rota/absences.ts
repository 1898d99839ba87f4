import { z } from 'zod';
import { id, instant } from '../shapes.ts';
import { clockTime, day, named, ROTA_KEPT_LIMITS } from './shapes.ts';

// GET    /absences?teammate=&rota=&from=&to=   { items: [absence] }
// POST   /absences                             newAbsence → absence
// DELETE /absences/{id}                        204
// GET    /teammates/me/absence-calendar        absenceCalendar
// PUT    /teammates/me/absence-calendar        { url } → absenceCalendar; read soon after, then each hour
// DELETE /teammates/me/absence-calendar        204, with the absences it told of
// GET    /calendar-feeds                       { items: [calendarFeed] }: one's own
// POST   /calendar-feeds                       newCalendarFeed → calendarFeed; of the same kind again: a new address, the old one ends
// DELETE /calendar-feeds/{id}                  204
// GET    /calendar/{token}.ics (no /api/v1)    text/calendar for programs (RFC 5545)

export const absence = z.object({
  id,
  teammate: named,
  from: day,
  to: day,
  /** On the person's clock, of the first day; null: from its beginning. */
  fromTime: clockTime.nullable(),
  /** Of the last day; null: to its end. */
  toTime: clockTime.nullable(),
  source: z.enum(['entered', 'calendar']),
  /** Published shifts of theirs that lie in it. */
  shifts: z.array(z.object({ id, rotaId: id, on: day })),
  /** Published shifts of others, beside whom they would sit. */
  beside: z.array(z.object({ id, rotaId: id, on: day })),
  can: z.object({ remove: z.boolean() }),
});
export type Absence = z.infer<typeof absence>;

export const newAbsence = z
  .object({
    from: day,
    to: day,
    /** Left out: the whole first day. */
    fromTime: clockTime.optional(),
    /** Left out: the whole last day. */
    toTime: clockTime.optional(),
    /** Left out: oneself. */
    teammateId: id.optional(),
  })
  .refine(({ from, to }) => from <= to, { error: 'An absence ends on its first day or later.', path: ['to'] })
  .refine(
    ({ from, to, fromTime, toTime }) =>
      from < to || fromTime === undefined || toTime === undefined || fromTime < toTime,
    { error: 'An absence ends after it begins.', path: ['toTime'] },
  )
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < ROTA_KEPT_LIMITS.absenceDays * 86_400_000, {
    error: `At most ${ROTA_KEPT_LIMITS.absenceDays} days.`,
    path: ['to'],
  });
export type NewAbsence = z.infer<typeof newAbsence>;

export const absenceCalendar = z.object({
  /** Without what may be a secret in it; null: none. */
  host: z.string().nullable(),
  /** When it was last asked, and when it last answered: the copy in use is from then. */
  readAt: instant.nullable(),
  goodAt: instant.nullable(),
  trouble: z.enum(['not-reached', 'too-slow', 'too-large', 'private-address', 'no-calendar', 'refused']).nullable(),
  absences: z.number().int(),
});
export type AbsenceCalendar = z.infer<typeof absenceCalendar>;

const FEED_KINDS = ['person', 'rota', 'buddy'] as const;
export const newCalendarFeed = z
  .object({
    /** One's own shifts; everybody's; those beside which one sits. */
    of: z.enum(FEED_KINDS),
    rotaId: id.optional(),
  })
  .refine(({ of, rotaId }) => of !== 'rota' || rotaId !== undefined, { error: 'Say of which rota.', path: ['rotaId'] });
export const calendarFeed = z.object({
  id,
  of: z.enum(FEED_KINDS),
  rotaId: id.nullable(),
  /** Whoever has it reads the calendar. */
  url: z.string(),
  madeAt: instant,
  readAt: instant.nullable(),
});
export type CalendarFeed = z.infer<typeof calendarFeed>;
