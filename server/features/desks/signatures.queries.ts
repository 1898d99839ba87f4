import './desks.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export async function signaturesOf(db: Db, teammateId: string) {
  return db
    .selectFrom('signatures')
    .selectAll()
    .where('teammate_id', '=', teammateId)
    .orderBy(sql`desk_id nulls first`)
    .execute();
}

/** The one of this desk, else the one for everywhere. */
export async function fittingSignature(trx: Trx, teammateId: string, deskId: string) {
  return trx
    .selectFrom('signatures')
    .selectAll()
    .where('teammate_id', '=', teammateId)
    .where((row) => row.or([row('desk_id', '=', deskId), row('desk_id', 'is', null)]))
    .orderBy(sql`desk_id nulls last`)
    .limit(1)
    .executeTakeFirst();
}

export async function putSignature(
  trx: Trx,
  signature: { teammateId: string; deskId: string | null; html: string },
  at: Temporal.Instant,
): Promise<void> {
  const changing = { html: signature.html, updated_at: at.toString() };
  await trx
    .insertInto('signatures')
    .values({ teammate_id: signature.teammateId, desk_id: signature.deskId, ...changing })
    .onConflict((conflict) => conflict.columns(['teammate_id', 'desk_id']).doUpdateSet(changing))
    .execute();
}

export async function deleteSignature(trx: Trx, teammateId: string, deskId: string | null): Promise<void> {
  await trx
    .deleteFrom('signatures')
    .where('teammate_id', '=', teammateId)
    .where('desk_id', 'is not distinct from', deskId)
    .execute();
}
