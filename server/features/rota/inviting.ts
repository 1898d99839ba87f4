import type { Act } from '../../platform/act.ts';
import { escapeText } from '../../platform/html/index.ts';
import { translator } from '../../platform/i18n/index.ts';
import { newId } from '../../platform/ids/index.ts';
import type { DeskEntry } from '../desks/index.ts';
import { layOutMail } from '../desks/index.ts';
import { queueOutgoing } from '../outbox/index.ts';
import type { ReachableTeammate } from '../teammates/index.ts';
import { reachableTeammates } from '../teammates/index.ts';
import { entryOf } from './calendar-entries.ts';
import { writeCalendarText } from './calendar-text.ts';
import type { ShiftRow } from './shifts.queries.ts';

/** What changed in what is published. */
export interface Changes {
  fresh: readonly ShiftRow[];
  /** As they are now. */
  changed: readonly ShiftRow[];
  cancelled: readonly ShiftRow[];
}

interface OwnChanges {
  fresh: ShiftRow[];
  changed: ShiftRow[];
  cancelled: ShiftRow[];
}

/**
 * Writes to everybody whose shifts these are, in their language: one letter, however many shifts, which calendar programs
 * understand. One shift is an invitation (REQUEST, CANCEL); several are published at once, since an invitation holds one
 * (RFC 5546, 3.2.2).
 */
export async function inviteToShifts(one: Act, desk: DeskEntry, changes: Changes): Promise<void> {
  const own = new Map<string, OwnChanges>();
  const of = (shift: ShiftRow): OwnChanges => {
    const known = own.get(shift.teammate_id) ?? { fresh: [], changed: [], cancelled: [] };
    own.set(shift.teammate_id, known);
    return known;
  };
  for (const shift of changes.fresh) of(shift).fresh.push(shift);
  for (const shift of changes.changed) of(shift).changed.push(shift);
  for (const shift of changes.cancelled) of(shift).cancelled.push({ ...shift, state: 'cancelled' });
  const readers = await reachableTeammates(one.trx, [...own.keys()]);
  await queueOutgoing(
    one,
    readers.flatMap((reader) => {
      const theirs = own.get(reader.id);
      return theirs ? [letterTo(one, desk, reader, theirs)] : [];
    }),
  );
}

function letterTo(one: Act, desk: DeskEntry, reader: ReachableTeammate, own: OwnChanges) {
  const { config } = one.platform;
  const address = desk.addresses[0] ?? config.supportAddress;
  const from = { name: desk.fromName || desk.companyName || 'Sportello', address };
  const shifts = [...own.fresh, ...own.changed, ...own.cancelled];
  const isCancelled = own.fresh.length + own.changed.length === 0;
  const method = shifts.length > 1 ? ('PUBLISH' as const) : isCancelled ? ('CANCEL' as const) : ('REQUEST' as const);
  const attendee = { name: reader.name, address: reader.email };
  const text = writeCalendarText({
    method,
    entries: shifts.map((shift) => ({
      ...entryOf(shift, 'person', reader.locale, config.publicUrl),
      organizer: from,
      // What is published to all has nobody who comes (RFC 5546, 3.2.1).
      ...(method === 'PUBLISH' ? {} : { attendee }),
    })),
  });
  return {
    channel: 'email' as const,
    kind: 'notification' as const,
    deskId: desk.id,
    letter: {
      from,
      to: [attendee],
      cc: [],
      ...letterWords(own, reader, config.publicUrl),
      attachments: [],
      calendar: { method, text },
      messageId: `${newId()}@${address.slice(address.lastIndexOf('@') + 1)}`,
      references: [],
      automatic: 'auto-generated' as const,
      language: reader.locale,
    },
  };
}

function letterWords(
  own: OwnChanges,
  reader: ReachableTeammate,
  publicUrl: string,
): { subject: string; html: string; text: string } {
  const t = translator(reader.locale);
  const isExchange = own.fresh.length > 0 && own.cancelled.length > 0;
  const kind = own.changed.length > 0 || isExchange ? 'moved' : own.fresh.length > 0 ? 'published' : 'cancelled';
  const count = own.fresh.length + own.changed.length + own.cancelled.length;
  const subject = t(`rota.mail.subject.${kind}`, { count });
  const lines = [
    ...own.fresh.map((shift) => shiftInWords(shift, reader)),
    ...own.changed.map((shift) => t('rota.mail.now', { shift: shiftInWords(shift, reader) })),
    ...own.cancelled.map((shift) => t('rota.mail.notAnyMore', { shift: shiftInWords(shift, reader) })),
  ];
  const reasons = [...new Set([...own.changed, ...own.cancelled].flatMap((shift) => shift.change_reason ?? []))];
  const why = reasons.map((reason) => t('rota.mail.why', { reason }));
  const lead = t(`rota.mail.lead.${kind}`, { name: reader.name, count });
  const button = t('rota.mail.button');
  const end = t('rota.mail.end');
  const url = `${publicUrl}/rota`;
  const html = layOutMail({
    language: reader.locale,
    subject,
    header: '',
    body: [
      `<p>${escapeText(lead)}</p>`,
      `<ul>${lines.map((line) => `<li>${escapeText(line)}</li>`).join('')}</ul>`,
      ...why.map((line) => `<p>${escapeText(line)}</p>`),
      `<p><a href="${escapeText(url)}">${escapeText(button)}</a></p>`,
    ].join('\n'),
    footer: `<p>${escapeText(end)}</p>`,
  });
  const text = [lead, lines.map((line) => `- ${line}`).join('\n'), ...why, `${button}: ${url}`, end].join('\n\n');
  return { subject, html, text };
}

/** "Friday 4 December, 09:00 to 17:00, beside Pete", on the clock of who is on shift. */
function shiftInWords(shift: ShiftRow, reader: ReachableTeammate): string {
  const t = translator(reader.locale);
  const clock = (at: Temporal.Instant): string =>
    at.toZonedDateTimeISO(shift.time_zone).toPlainTime().toLocaleString(reader.locale, { timeStyle: 'short' });
  const day = Temporal.PlainDate.from(shift.on_date).toLocaleString(reader.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return t('rota.mail.shift', {
    day,
    from: clock(shift.starts_at),
    to: clock(shift.ends_at),
    buddy: shift.buddy_name ?? '',
    hasBuddy: shift.buddy_name === null ? 'no' : 'yes',
  });
}
