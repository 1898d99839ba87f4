/**
 * An instant, or a moment as filters say it: a day (`2026-11-22`) is its beginning in that time zone, hours (`2h`) are from now
 * exactly, days, weeks and months (`-7d`) from the beginning of today there.
 * @throws RangeError for what is neither.
 */
export function momentOf(moment: string, now: Temporal.Instant, timeZone: string): Temporal.Instant {
  const relative = /^(-?\d{1,4})([hdwm])$/.exec(moment);
  if (/^\d{4}-\d{2}-\d{2}$/.test(moment)) return Temporal.PlainDate.from(moment).toZonedDateTime(timeZone).toInstant();
  if (!relative) return Temporal.Instant.from(moment);
  const amount = Number(relative[1]);
  if (relative[2] === 'h') return now.add({ hours: amount });
  const unit = relative[2] === 'd' ? 'days' : relative[2] === 'w' ? 'weeks' : 'months';
  return now
    .toZonedDateTimeISO(timeZone)
    .startOfDay()
    .add({ [unit]: amount })
    .startOfDay()
    .toInstant();
}
