import { z } from 'zod';
import { id as idShape } from '../../../contract/shapes.ts';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { takeBack } from './cancelling.ts';
import { outgoingQueued } from './outbox.events.ts';
import type { OutgoingRow } from './outbox.queries.ts';
import { changeOutgoing, lockOutgoing } from './outbox.queries.ts';
import { sendJob, sendJobKey } from './sending.ts';
import { GIVE_UP_AFTER } from './states.ts';

/** One job a planned message, at the time at which it leaves. */
export const releaseJob = defineJob({
  name: 'outbox.release',
  payload: z.object({ id: idShape }),
  priority: PRIORITY.soon,
  run: (platform, { id }) => releaseOutgoing(platform, id),
});

/**
 * In the transaction of the release: whoever planned the message does what goes with its leaving. False: it does not leave,
 * and goes back to its writer.
 */
export type Releasing = (one: Act, released: { id: string; messageId: string | null }) => Promise<boolean>;

let releasing: Releasing = async () => true;

/** What is done with every planned message whose time has come; the composition fills it, once. */
export function onOutgoingReleased(listener: Releasing): void {
  releasing = listener;
}

/** Lets a planned message go when its time has come; one that was taken back, or moved to a later time, stays as it is. */
async function releaseOutgoing(platform: Platform, id: string): Promise<void> {
  await act(platform, system('outbox'), async (one) => {
    const row = await lockOutgoing(one.trx, id);
    if (row?.state !== 'scheduled') return;
    if (Temporal.Instant.compare(row.send_at, one.at) > 0) one.queue(releaseJob, { id }, { runAt: row.send_at });
    else await release(one, row);
  });
}

/**
 * The row is locked. It goes out at once: who planned it had all the time to think better of it.
 * @returns false where it went back to its writer instead.
 */
export async function release(one: Act, row: OutgoingRow): Promise<boolean> {
  if (!(await releasing(one, { id: row.id, messageId: row.message_id }))) {
    await takeBack(one, row);
    return false;
  }
  const at = one.at.toString();
  await changeOutgoing(one.trx, row.id, {
    state: 'queued',
    send_at: at,
    give_up_at: one.at.add(GIVE_UP_AFTER).toString(),
    updated_at: at,
  });
  one.record(
    outgoingQueued,
    { outgoingId: row.id, kind: row.kind, messageId: row.message_id },
    { deskId: row.desk_id, ticketId: row.ticket_id },
  );
  one.queue(sendJob, { id: row.id }, { key: sendJobKey(row.id) });
  return true;
}
