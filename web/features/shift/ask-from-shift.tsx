import { useQuery } from '@tanstack/react-query';
import type { DayShift, QueueItem, ShiftQueue } from '../../../contract/shift.ts';
import { AskDialog } from '../reviews/index.ts';
import { briefingOf } from './asking.ts';

/** Tickets that one may ask about from here, those before one's eyes first. */
const MOST_OFFERED = 12;

/** Asks the buddy from the day's page: about what one has before one's eyes or holds, or only for a word. */
export function AskFromShift({
  shift,
  name,
  before,
  queue,
  onClose,
}: {
  shift: DayShift;
  name: string;
  /** What was chosen in the queue. */
  before: QueueItem | undefined;
  queue: ShiftQueue | undefined;
  onClose: () => void;
}) {
  const { data: briefing } = useQuery(briefingOf(shift.id));
  const waiting = [...(before ? [before] : []), ...(queue?.items ?? [])].map((item) => ({
    id: item.ticketId,
    number: item.number,
    subject: item.subject,
  }));
  const known = new Map([...waiting, ...(briefing?.stillYours ?? [])].map((ticket) => [ticket.id, ticket]));
  return (
    <AskDialog
      tickets={[...known.values()].slice(0, MOST_OFFERED).map(({ id, number, subject }) => ({ id, number, subject }))}
      name={name}
      shiftId={shift.id}
      onClose={onClose}
    />
  );
}
