import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { MAY_HAVE_ARRIVED, recordState } from './concluding.ts';
import { abandonedOutgoing, changeOutgoing, overdueOutgoing, overduePlanned } from './outbox.queries.ts';
import { forgetPauses } from './pace.queries.ts';
import { releaseJob } from './releasing.ts';
import { SIGN_OF_LIFE_MS, sendJob, sendJobKey } from './sending.ts';

const SWEEP_EVERY_MS = 20_000;
/** A sender that was silent for so long is dead. */
const SILENT_MS = 6 * SIGN_OF_LIFE_MS;
/** A message that was due so long ago has lost its job, or the queue is long; to queue it once more does no harm. */
const OVERDUE_MS = 120_000;
const MOST_AT_ONCE = 200;
/** A domain that said "not now" so long ago, and was not asked since, begins anew. */
const PAUSES_KEPT = { hours: 24 } as const;

/**
 * Takes up what a process left behind when it died, and messages whose job is lost.
 *
 * What was being sent is sent again if the end of its data had not been announced: then the other side cannot have it. If it
 * had, only a person may decide to send a second copy, so it has failed with that reason.
 */
export async function sweepOutbox(platform: Platform): Promise<{ sentAgain: number; forAPerson: number }> {
  return act(platform, system('outbox'), async (one) => {
    const found = { sentAgain: 0, forAPerson: 0 };
    const at = one.at.toString();
    for (const row of await abandonedOutgoing(one.trx, one.at.subtract({ milliseconds: SILENT_MS }), MOST_AT_ONCE)) {
      const change = row.handing_over_at
        ? ({ state: 'failed', last_error: MAY_HAVE_ARRIVED, updated_at: at } as const)
        : ({ state: 'queued', next_try_at: at, updated_at: at } as const);
      await changeOutgoing(one.trx, row.id, change);
      recordState(one, row, change.state);
      if (change.state === 'failed') {
        found.forAPerson++;
      } else {
        found.sentAgain++;
        one.queue(sendJob, { id: row.id }, { key: sendJobKey(row.id) });
      }
    }
    const overdue = await overdueOutgoing(one.trx, one.at.subtract({ milliseconds: OVERDUE_MS }), MOST_AT_ONCE);
    // At its own time, so that it does not lose its place among others that wait.
    for (const { id, due } of overdue) one.queue(sendJob, { id }, { runAt: due, key: sendJobKey(id) });
    const planned = await overduePlanned(one.trx, one.at.subtract({ milliseconds: OVERDUE_MS }), MOST_AT_ONCE);
    for (const id of planned) one.queue(releaseJob, { id }, { key: `release:${id}` });
    await forgetPauses(one.trx, one.at.subtract(PAUSES_KEPT));
    return found;
  });
}

export interface OutboxSweep {
  stop(): Promise<void>;
}

/** Sweeps at once and then every 20 s, in every process that works on jobs. */
export function startOutboxSweep(platform: Platform): OutboxSweep {
  let running: Promise<void> | undefined;
  const sweep = (): void => {
    running ??= sweepOutbox(platform)
      .then(({ sentAgain, forAPerson }) => {
        if (sentAgain + forAPerson > 0) platform.log.warn({ sentAgain, forAPerson }, 'took up mail of a dead process');
      })
      .catch((error: unknown) => platform.log.warn(errorFacts(error), 'could not sweep the outbox, will try again'))
      .finally(() => {
        running = undefined;
      });
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
