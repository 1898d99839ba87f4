import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { maySee, requireChange } from './cancelling.ts';
import { outgoingRetried } from './outbox.events.ts';
import { changeOutgoing, lockOutgoing } from './outbox.queries.ts';
import { release } from './releasing.ts';
import { sendJob, sendJobKey } from './sending.ts';
import { GIVE_UP_AFTER, mayBeRetried } from './states.ts';

/**
 * Sends a message now that failed, waits for its next try or its planned time, or was kept, and gives it two days more. For one that may have
 * arrived this is the decision to send a second copy.
 * @throws Problem 404, 403; 409 for any other state.
 */
export async function retryOutgoing(platform: Platform, actor: Actor, id: string): Promise<void> {
  await act(platform, actor, async (one) => {
    const row = await lockOutgoing(one.trx, id);
    if (!row || !maySee(actor, row)) throw notFound('message');
    requireChange(actor, row);
    if (row.state === 'scheduled') {
      await release(one, row);
      return;
    }
    if (!mayBeRetried(row.state)) {
      throw problem(409, 'nothing-to-retry', 'This message does not wait for another try.');
    }
    await changeOutgoing(one.trx, id, {
      state: 'queued',
      next_try_at: one.at.toString(),
      give_up_at: one.at.add(GIVE_UP_AFTER).toString(),
      handing_over_at: null,
      last_error: null,
      // Now is for all of them.
      letter: row.letter.notBefore && { ...row.letter, notBefore: {} },
      updated_at: one.at.toString(),
    });
    one.record(
      outgoingRetried,
      { outgoingId: id, kind: row.kind, messageId: row.message_id },
      { deskId: row.desk_id, ticketId: row.ticket_id },
    );
    one.queue(sendJob, { id }, { key: sendJobKey(id) });
  });
}
