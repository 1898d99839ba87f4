import { shiftToday } from '../features/rota/index.ts';
import { changeTicket, createTicket, writeMessage } from '../features/tickets/index.ts';
import type { Platform } from '../platform/act.ts';
import type { MovableClock } from '../platform/clock/index.ts';
import { ANSWERED_TODAY, KEPT_TODAY } from './content/shift.ts';
import { beginDay, liveThrough, putHours } from './dressing-shift.queries.ts';
import type { Sample } from './founding.ts';
import { ACTOR, personIn } from './founding.ts';

const ON_SHIFT = ['chiara-bassi', 'laia-pons'];
/** A shift is well begun at whatever hour the sample is made, and has hours to go. */
const BEGUN_HOURS = 2;
const SHIFT_HOURS = 8;
const LEFT_HOURS = 1;

/** Whoever is on shift today is in the middle of it. */
export async function dressShift(
  platform: Platform & { clock: MovableClock },
  sample: Sample,
  now: Temporal.Instant,
): Promise<void> {
  for (const key of ON_SHIFT) {
    const { id } = personIn(sample, key);
    const shift = await shiftToday(platform.db, id, now);
    if (!shift) continue;
    const hours = hoursAround(shift, now);
    await putHours(platform.db, shift.shiftId, hours.from, hours.to);
    const begunAt = hours.from.add({ minutes: 2 });
    await beginDay(platform.db, shift.shiftId, id, begunAt);
    if (key === 'chiara-bassi') await answerThisMorning(platform, sample, { from: begunAt, to: now });
  }
  // Not before: at a late hour today's would be over as well.
  await liveThrough(platform.db);
  await bringHardOnes(platform, sample, now);
  platform.clock.set(now);
}

function hoursAround(
  { startsAt, endsAt, timeZone }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant; timeZone: string },
  now: Temporal.Instant,
): { from: Temporal.Instant; to: Temporal.Instant } {
  const isWithin =
    Temporal.Instant.compare(startsAt.add({ hours: BEGUN_HOURS }), now) <= 0 &&
    Temporal.Instant.compare(endsAt.subtract({ hours: LEFT_HOURS }), now) >= 0;
  if (isWithin) return { from: startsAt, to: endsAt };
  const local = now.toZonedDateTimeISO(timeZone);
  const midnight = local.startOfDay();
  const wished = local.round({ smallestUnit: 'hour', roundingMode: 'floor' }).subtract({ hours: BEGUN_HOURS });
  const from = Temporal.ZonedDateTime.compare(wished, midnight) < 0 ? midnight : wished;
  const last = midnight.add({ days: 1 }).subtract({ minutes: 1 });
  const to = from.add({ hours: SHIFT_HOURS });
  return { from: from.toInstant(), to: (Temporal.ZonedDateTime.compare(to, last) > 0 ? last : to).toInstant() };
}

async function answerThisMorning(
  platform: Platform & { clock: MovableClock },
  sample: Sample,
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<void> {
  const chiara = personIn(sample, 'chiara-bassi');
  const step = Math.floor((to.epochMilliseconds - from.epochMilliseconds) / (ANSWERED_TODAY.length + 1));
  for (const [index, { name, address, language, subject, letter, reply }] of ANSWERED_TODAY.entries()) {
    const at = from.add({ milliseconds: step * (index + 1) });
    platform.clock.set(at.subtract({ minutes: 50 }));
    const id = await comesIn(platform, sample, { name, address, language, subject, letter });
    platform.clock.set(at.subtract({ seconds: 200 }));
    await changeTicket(platform, chiara, id, { assignee: chiara.id });
    platform.clock.set(at);
    await writeMessage(platform, chiara, id, { type: 'reply', text: reply, status: 'solved', attachments: [] });
  }
}

async function bringHardOnes(
  platform: Platform & { clock: MovableClock },
  sample: Sample,
  now: Temporal.Instant,
): Promise<void> {
  for (const [index, { urgent, ...letter }] of KEPT_TODAY.entries()) {
    platform.clock.set(now.subtract({ minutes: 40 + 12 * index }));
    const id = await comesIn(platform, sample, letter);
    if (urgent) await changeTicket(platform, ACTOR, id, { priority: 'urgent' });
  }
}

function comesIn(
  platform: Platform,
  sample: Sample,
  { name, address, language, subject, letter }: Omit<(typeof ANSWERED_TODAY)[number], 'reply'>,
): Promise<string> {
  const contact = { address, name };
  const desk = sample.addresses.get('customer') ?? '';
  const words = { subject, text: letter, contact, desk, autoReply: false };
  return createTicket(platform, ACTOR, words, { channel: 'email', language });
}
