/** In which group of a timeline an instant stands. */
export type TimelineGroup =
  | { kind: 'today' }
  | { kind: 'week' }
  | { kind: 'month'; year: number; month: number }
  | { kind: 'year'; year: number };

/** Days back that are "this week" still. */
const weekDays = 7;

/** By the calendar of the one who looks: today, the week, a month of this year, a year before. */
export function groupOf(at: string, now: Date, timeZone: string): TimelineGroup {
  const [then, today] = [dayOf(new Date(at), timeZone), dayOf(now, timeZone)];
  const days = Math.round((Date.UTC(...today) - Date.UTC(...then)) / 86_400_000);
  if (days <= 0) return { kind: 'today' };
  if (days < weekDays) return { kind: 'week' };
  if (then[0] === today[0]) return { kind: 'month', year: then[0], month: then[1] };
  return { kind: 'year', year: then[0] };
}

function dayOf(instant: Date, timeZone: string): [year: number, month: number, day: number] {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(instant)
    .split('-')
    .map(Number);
  return [parts[0] ?? 0, (parts[1] ?? 1) - 1, parts[2] ?? 1];
}
