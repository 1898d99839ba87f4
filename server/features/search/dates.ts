const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const UNITS = { h: 'hours', d: 'days', w: 'weeks', m: 'months', y: 'years' } as const;

/**
 * The instant at which what is named begins where the asker is: `2026`, `2026-11`, `2026-11-21`, `21.11.2026`, `today`,
 * `yesterday`, `monday` (the last one), `7d` or `-7d` (so long ago; whole days, but for hours). Null for what names no time.
 */
export function beginningOf(value: string, now: Temporal.Instant, timeZone: string): Temporal.Instant | null {
  const today = now.toZonedDateTimeISO(timeZone).startOfDay();
  const word = value.toLowerCase();
  if (word === 'today') return today.toInstant();
  if (word === 'yesterday') return today.subtract({ days: 1 }).startOfDay().toInstant();
  const weekday = word.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(word));
  if (weekday >= 0)
    return today
      .subtract({ days: (today.dayOfWeek - 1 - weekday + 7) % 7 })
      .startOfDay()
      .toInstant();
  const ago = /^-?(\d{1,4})([hdwmy])$/.exec(word);
  if (ago) {
    const unit = UNITS[ago[2] as keyof typeof UNITS];
    if (unit === 'hours') return now.subtract({ hours: Number(ago[1]) });
    return today
      .subtract({ [unit]: Number(ago[1]) })
      .startOfDay()
      .toInstant();
  }
  const written = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(word);
  const turned = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(word);
  const [year, month, day] = written
    ? [written[1], written[2] ?? 1, written[3] ?? 1].map(Number)
    : turned
      ? [turned[3], turned[2], turned[1]].map(Number)
      : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toZonedDateTime(timeZone).toInstant();
  } catch (error) {
    // The 31st of a month of thirty days.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
