import type { Language } from '../../../contract/shapes.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { CalendarEntry } from './calendar-text.ts';
import type { ShiftRow } from './shifts.queries.ts';

/** How a shift stands in a calendar: for who is on shift, for the buddy, or among everybody's. */
export type EntryOf = 'person' | 'buddy' | 'rota';

/** @param publicUrl the house's own, whose name makes the entry's id one of all the world. */
export function entryOf(shift: ShiftRow, of: EntryOf, language: Language, publicUrl: string): CalendarEntry {
  const t = translator(language);
  const values = {
    name: shift.teammate_name,
    buddy: shift.buddy_name ?? '',
    hasBuddy: shift.buddy_name === null ? 'no' : 'yes',
  };
  return {
    uid: `shift-${shift.id}@${new URL(publicUrl).hostname}`,
    sequence: shift.sequence,
    startsAt: shift.starts_at,
    endsAt: shift.ends_at,
    changedAt: shift.changed_at,
    cancelled: shift.state === 'cancelled',
    title: t(`rota.feed.title.${of}`, values),
    description: t(`rota.feed.description.${of}`, values),
    // The month that it lies in, opened at it.
    url: `${publicUrl}/rota?month=${shift.on_date.slice(0, 7)}&shift=${shift.id}`,
  };
}
