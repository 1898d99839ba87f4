import type { NewHandOver } from '../../../contract/after-shift.ts';
import type { Act } from '../../platform/act.ts';
import { textToHtml } from '../../platform/html/index.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { changeFields, handOverTicket, ticketFor, writeNote } from '../tickets/index.ts';
import { shiftHandedOver } from './after-shift.events.ts';
import { lockHandOver, putHanded, putHandOver } from './after-shift.queries.ts';
import { ownShift } from './own-shift.ts';

/**
 * What is open at the end of one's shift goes on: to a colleague with a brief, back to the queue, or it stays. Done again it
 * adds to what was done. All of it is one transaction.
 * @throws Problem 403, 404; 409 `shift-over` for a shift that is complete; 422 for a ticket that one does not hold.
 */
export async function handOverShift(one: Act, shiftId: string, wanted: NewHandOver): Promise<void> {
  const { me, shift } = await ownShift(one.trx, one.actor, shiftId);
  if (shift.state === 'complete') throw problem(409, 'shift-over', 'This shift is complete already.');
  await lockHandOver(one.trx, shiftId);
  for (const { ticketId, kind, to, wants, tried, next } of wanted.tickets) {
    const ticket = await ticketFor(one, ticketId);
    if (ticket.assignee_id !== me.id) throw fieldProblem('tickets', 'You hand on what you hold yourself.');
    const row = { shiftId, ticketId, next, at: one.at };
    if (kind === 'handed' && to !== undefined && to !== me.id) {
      await handOverTicket(
        one,
        ticket,
        { teammateId: to, wants: wants || ticket.subject, tried, next },
        { endsShift: true },
      );
      await putHanded(one.trx, { ...row, kind, to });
    } else if (kind === 'queue') {
      if (next !== '') await writeNote(one, ticket, textToHtml(next));
      await changeFields(one, ticket, { assignee: null });
      await putHanded(one.trx, { ...row, kind, to: null });
    } else await putHanded(one.trx, { ...row, kind: 'kept', to: me.id });
  }
  await putHandOver(one.trx, shiftId, wanted.noteForBriefing, one.at);
  one.record(
    shiftHandedOver,
    { rotaId: shift.rotaId, shiftId, tickets: wanted.tickets.length },
    { deskId: shift.deskId },
  );
}
