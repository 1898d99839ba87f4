import type { Act } from '../../platform/act.ts';
import { deleteTickets, endedSpam, spamOfDesk } from './spam.queries.ts';

/** Deletes spam whose time on its desk is over. @returns how many tickets. */
export async function deleteEndedSpam(one: Act, limit: number): Promise<number> {
  const ids = await endedSpam(one.trx, one.at, limit);
  await deleteTickets(one.trx, ids);
  return ids.length;
}

/** Deletes spam of one desk before its time. The caller has asked whether the actor may. @returns how many tickets. */
export async function deleteSpamOfDesk(one: Act, deskId: string, limit: number): Promise<number> {
  const ids = await spamOfDesk(one.trx, deskId, limit);
  await deleteTickets(one.trx, ids);
  return ids.length;
}
