import type { Act } from '../../platform/act.ts';
import type { DeskRow } from './reading.queries.ts';
import { countGroups, deskRow, desksOfGroups } from './reading.queries.ts';

/** Counts groups anew, each by the window of its desk. */
export async function recount(one: Act, groupIds: readonly string[]): Promise<void> {
  if (groupIds.length === 0) return;
  const groups = await desksOfGroups(one.trx, groupIds);
  for (const [deskId, own] of Map.groupBy(groups, ({ desk_id }) => desk_id)) {
    const desk = await deskRow(one.trx, deskId);
    await countGroups(
      one.trx,
      own.map(({ id }) => id),
      windowOf(desk, one.at),
    );
  }
}

/** The beginning of a desk's window. */
export function windowOf({ days }: Pick<DeskRow, 'days'>, now: Temporal.Instant): Temporal.Instant {
  return now.subtract({ hours: 24 * days });
}
