import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { newId } from '../../platform/ids/index.ts';
import { withoutAccents } from '../../platform/language/without-accents.ts';
import { shiftToday } from '../rota/index.ts';
import { dayOf } from '../shift-day/index.ts';
import { dropBeginnings, putGathered } from './gathering.queries.ts';

const SHORTEST = 3;
const LONGEST = 60;
/** Addresses, operators and long numbers name one person or one thing, and are no words of the trade. */
const NAMES_ONE = /[@:]|\p{N}{4}/u;
/** Words that are still being typed become the longer ones. */
const TYPED_WITHIN = { minutes: 2 } as const;

/**
 * Somebody on shift looked for something, and nothing has it: what was it? Of who is not on shift nothing is kept, and of who is
 * only for themselves.
 */
export async function noteSearchedInVain(platform: Platform, actor: Actor, searched: string): Promise<void> {
  if (actor.kind !== 'teammate') return;
  const words = searched.replaceAll('\0', '').replace(/\s+/g, ' ').trim();
  const key = withoutAccents(words).toLowerCase();
  if (key.length < SHORTEST || key.length > LONGEST || NAMES_ONE.test(key)) return;
  const now = platform.clock.now();
  const shift = await shiftToday(platform.db, actor.id, now);
  if (shift?.state !== 'published' || !(await dayOf(platform.db, shift.shiftId))) return;
  await act(platform, actor, async (one) => {
    await dropBeginnings(one.trx, actor.id, key, one.at.subtract(TYPED_WITHIN));
    await putGathered(one.trx, {
      id: newId(),
      shiftId: shift.shiftId,
      teammateId: actor.id,
      kind: 'search-without-result',
      key,
      ticketId: null,
      messageId: null,
      words,
      at: one.at,
    });
  });
}
