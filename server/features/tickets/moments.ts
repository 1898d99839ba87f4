/**
 * An instant, or a moment as filters say it (`-7d`, `2h`): hours from now exactly; days, weeks and months from the beginning of
 * today in that time zone.
 * @throws RangeError for what is neither.
 */
export function momentOf(moment: string, now: Temporal.Instant, timeZone: string): Temporal.Instant {
  const relative = /^(-?\d{1,4})([hdwm])$/.exec(moment);
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
