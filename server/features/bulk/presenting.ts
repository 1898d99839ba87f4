import type { BulkChange } from '../../../contract/bulk.ts';
import type { BulkRow, findBulk } from './bulk.queries.ts';
import { mayUndo } from './starting.ts';

type OwnBulk = NonNullable<Awaited<ReturnType<typeof findBulk>>>;

export function toBulkChange(row: OwnBulk, now: Temporal.Instant): BulkChange {
  return {
    id: row.id,
    state: row.state,
    change: row.change,
    undoes: row.undoes_id,
    total: row.total,
    done: row.done,
    stayed: row.stayed,
    startedAt: row.started_at.toString(),
    endedAt: row.ended_at?.toString() ?? null,
    secondsLeft: secondsLeft(row, now),
    undoneBy: row.undone_by,
    can: { stop: row.state === 'running', undo: mayUndo(row, now) },
  };
}

/** As fast as until now. */
function secondsLeft(row: BulkRow, now: Temporal.Instant): number | null {
  const gone = row.done + row.stayed;
  if (row.state !== 'running' || gone === 0) return null;
  const seconds = now.since(row.started_at).total('seconds');
  return Math.max(1, Math.ceil((seconds / gone) * (row.total - gone)));
}
