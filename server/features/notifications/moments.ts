import type { NotificationSettings } from '../../../contract/notifications.ts';

/** Whoever looks at the app meanwhile needs no mail. */
const SOON = Temporal.Duration.from({ minutes: 2 });
const MORNING = Temporal.PlainTime.from('08:00');

/**
 * When a mail about something that happens now leaves: by the person's choice and by their own clock, and never in their
 * quiet hours.
 */
export function mailMoment(
  settings: Pick<NotificationSettings, 'mail' | 'quiet'>,
  now: Temporal.Instant,
  zone: string,
): Temporal.Instant {
  return afterQuiet(settings.quiet, chosenMoment(settings.mail, now, zone), zone);
}

function chosenMoment(choice: NotificationSettings['mail'], now: Temporal.Instant, zone: string): Temporal.Instant {
  if (choice === 'at_once') return now.add(SOON);
  const local = now.toZonedDateTimeISO(zone);
  if (choice === 'hourly')
    return local.round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 1 }).toInstant();
  const today = local.withPlainTime(MORNING);
  const morning =
    Temporal.ZonedDateTime.compare(today, local) > 0 ? today : local.add({ days: 1 }).withPlainTime(MORNING);
  return morning.toInstant();
}

/** Whether it is quiet then. Hours that go past midnight belong to the day on which they begin. */
export function isQuiet(quiet: NotificationSettings['quiet'], at: Temporal.Instant, zone: string): boolean {
  return endOfQuiet(quiet, at, zone) !== null;
}

/** That instant, or the end of the quiet hours in which it lies. */
export function afterQuiet(quiet: NotificationSettings['quiet'], at: Temporal.Instant, zone: string): Temporal.Instant {
  let moment = at;
  // One stretch may end where the next begins, at most once for each day of the week.
  for (let turns = 0; turns < 8; turns++) {
    const end = endOfQuiet(quiet, moment, zone);
    if (end === null) return moment;
    moment = end;
  }
  return moment;
}

function endOfQuiet(quiet: NotificationSettings['quiet'], at: Temporal.Instant, zone: string): Temporal.Instant | null {
  if (quiet === null) return null;
  const from = Temporal.PlainTime.from(quiet.from);
  const to = Temporal.PlainTime.from(quiet.to);
  const overnight = Temporal.PlainTime.compare(from, to) > 0;
  const today = at.toZonedDateTimeISO(zone).toPlainDate();
  for (const day of [today.subtract({ days: 1 }), today]) {
    if (!quiet.days.includes(day.dayOfWeek)) continue;
    const begin = day.toZonedDateTime({ timeZone: zone, plainTime: from }).toInstant();
    const end = (overnight ? day.add({ days: 1 }) : day).toZonedDateTime({ timeZone: zone, plainTime: to }).toInstant();
    if (Temporal.Instant.compare(begin, at) <= 0 && Temporal.Instant.compare(at, end) < 0) return end;
  }
  return null;
}
