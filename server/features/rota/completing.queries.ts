import './rota.tables.ts';
import type { Trx } from '../../platform/db/index.ts';

/** Calendars need not hear of it: day and hours stay as they are. */
export async function markComplete(trx: Trx, id: string, at: Temporal.Instant): Promise<void> {
  await trx.updateTable('shifts').set({ state: 'complete', changed_at: at.toString() }).where('id', '=', id).execute();
}
