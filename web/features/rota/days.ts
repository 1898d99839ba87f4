// Days without a time, as the rota has them: "2026-11-25". A month is "2026-11". All sums are done at midnight UTC, where
// every day has 24 hours.

const DAY_MS = 86_400_000;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** From one to the other; negative when `to` comes first. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

export function monthOf(day: string): string {
  return day.slice(0, 7);
}

export function addMonths(month: string, months: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

export function firstDay(month: string): string {
  return `${month}-01`;
}

export function lastDay(month: string): string {
  return addDays(firstDay(addMonths(month, 1)), -1);
}

/** ISO: 1 is Monday. */
export function weekdayOf(day: string): number {
  return new Date(Date.parse(day)).getUTCDay() || 7;
}

export function daysBetween(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, daysFrom(from, to) + 1) }, (_, at) => addDays(from, at));
}

/** The weeks, from Monday, that hold a day of the month; only those of its Mondays to Fridays unless weekends count too. */
export function weeksOf(month: string, weekends: boolean): string[][] {
  const last = lastDay(month);
  const weeks: string[][] = [];
  for (
    let monday = addDays(firstDay(month), 1 - weekdayOf(firstDay(month)));
    monday <= last;
    monday = addDays(monday, 7)
  ) {
    const days = daysBetween(monday, addDays(monday, 6));
    if (days.some((day) => monthOf(day) === month && (weekends || weekdayOf(day) < 6))) weeks.push(days);
  }
  return weeks;
}

/** The day it is in a time zone at a moment in milliseconds. */
export function dayIn(timeZone: string, moment: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  );
}

/** Whether a word of the address is a month. */
export function isMonth(word: string | undefined): word is string {
  return word !== undefined && /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(word);
}
