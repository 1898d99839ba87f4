import type { HandOverSuggestion } from '../../../contract/after-shift.ts';
import type { Status } from '../../../contract/tickets.ts';
import type { ComingShift } from '../rota/index.ts';

interface Open {
  status: Status;
  language: string | null;
  dueAt: Temporal.Instant | null;
  /** A reply is written, and waits for a look or its time. */
  onItsWay: boolean;
}

/**
 * To whom a ticket goes best at the end of a shift: it rests where nothing is to do; what is due before the next shift goes to
 * the buddy; all else to who is on shift next and speaks its language.
 * @param coming shifts of others after this one, the first first
 */
export function whoseNext(
  ticket: Open,
  { coming, buddy }: { coming: readonly ComingShift[]; buddy: { id: string; name: string } | null },
): HandOverSuggestion {
  if (ticket.onItsWay) return { kind: 'kept', to: null, from: null, why: 'on-its-way' };
  if (ticket.status === 'waiting' || ticket.status === 'on_hold')
    return { kind: 'kept', to: null, from: null, why: 'waits' };
  const { language, dueAt } = ticket;
  const speaks = coming.find(({ languages }) => language !== null && languages.includes(language));
  const next = speaks ?? coming[0];
  const isSoon = dueAt !== null && (next === undefined || Temporal.Instant.compare(dueAt, next.startsAt) < 0);
  if (buddy && (isSoon || next === undefined)) return { kind: 'handed', to: buddy, from: null, why: 'soon' };
  if (next === undefined) return { kind: 'queue', to: null, from: null, why: 'nobody' };
  return {
    kind: 'handed',
    to: next.teammate,
    from: next.startsAt.toString(),
    why: speaks ? 'language' : 'next-shift',
  };
}
