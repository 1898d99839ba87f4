import type { Trouble } from '../../../contract/mailboxes.ts';
import type { Platform } from '../../platform/act.ts';
import { upsertHealth } from './health.queries.ts';

/** The other server's words are kept this far: enough to recognise them, not enough to fill the table. */
const ANSWER_LENGTH = 500;

export interface TroubleNote {
  trouble: Trouble;
  /** The other server's own words, as they came. */
  answer: string | null;
  nextTryAt?: Temporal.Instant | null;
}

/** A letter came in or went out by this address, or its account was reached. Trouble of that way is over by it. */
export async function noteWell(platform: Platform, address: string, what: 'in' | 'out' | 'connected'): Promise<void> {
  const now = platform.clock.now().toString();
  const inWell = { in_failing_since: null, in_trouble: null, in_answer: null, in_next_try_at: null };
  const outWell = { out_failing_since: null, out_trouble: null, out_answer: null };
  await upsertHealth(
    platform.db,
    address,
    now,
    what === 'out'
      ? { last_out_at: now, ...outWell }
      : what === 'in'
        ? { last_in_at: now, ...inWell }
        : { connected_at: now, ...inWell },
  );
}

/** Receiving or sending failed. The first of a row of failures says since when. */
export async function noteTrouble(
  platform: Platform,
  address: string,
  way: 'in' | 'out',
  note: TroubleNote,
): Promise<void> {
  const now = platform.clock.now().toString();
  const answer = note.answer === null ? null : note.answer.replace(/\s+/g, ' ').trim().slice(0, ANSWER_LENGTH);
  await upsertHealth(
    platform.db,
    address,
    now,
    way === 'in'
      ? {
          in_failing_since: now,
          in_trouble: note.trouble,
          in_answer: answer,
          in_next_try_at: note.nextTryAt?.toString() ?? null,
          connected_at: null,
          last_trouble_at: now,
        }
      : { out_failing_since: now, out_trouble: note.trouble, out_answer: answer, last_trouble_at: now },
  );
}
