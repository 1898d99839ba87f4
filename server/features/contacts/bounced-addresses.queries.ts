import './contacts.tables.ts';
import type { BounceReason } from '../../../contract/automatic.ts';
import { BOUNCE_REASONS } from '../../../contract/automatic.ts';
import type { Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** A letter to this address came back, and the next one would too. */
export async function markAddressBounced(
  trx: Trx,
  address: string,
  reason: BounceReason,
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .updateTable('identities')
    .set({ bounced_at: at.toString(), bounced_reason: reason })
    .where('kind', '=', 'email')
    .where('value', '=', address.toLowerCase())
    .execute();
}

/** Their owners wrote again: these addresses are alive. */
export async function clearBounces(trx: Trx, identityIds: readonly string[]): Promise<void> {
  if (identityIds.length === 0) return;
  await trx
    .updateTable('identities')
    .set({ bounced_at: null, bounced_reason: null })
    .where('id', '=', sql<string>`any(${identityIds}::uuid[])`)
    .where('bounced_at', 'is not', null)
    .execute();
}

/** What the columns say, as screens show it; null for an address that nothing is said against. */
export function bouncedFacts(row: {
  bounced_at: Temporal.Instant | null;
  bounced_reason: string | null;
}): { at: string; reason: BounceReason } | null {
  if (row.bounced_at === null) return null;
  const reason = BOUNCE_REASONS.find((each) => each === row.bounced_reason) ?? 'unknown';
  return { at: row.bounced_at.toString(), reason };
}
