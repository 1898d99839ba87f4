import type { Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { problem } from '../../platform/http/problem.ts';

/**
 * Before a letter that nobody looks at by itself.
 * @throws Problem 409 where this address is blocked on the desk, or the last letters to it came back.
 */
export async function requireReachable(trx: Trx, deskId: string, address: string): Promise<void> {
  const value = address.toLowerCase();
  const domain = value.slice(value.lastIndexOf('@') + 1);
  const { rows } = await sql<{ blocked: boolean; bounced: boolean }>`select
    exists (select from sender_blocks where (desk_id is null or desk_id = ${deskId}::uuid) and ((kind = 'address' and value = ${value})
      or (kind = 'domain' and (value = ${domain} or right(${domain}, length(value) + 1) = '.' || value)))) as blocked,
    exists (select from identities where kind = 'email' and value = ${value} and bounced_at is not null) as bounced`.execute(
    trx,
  );
  if (rows[0]?.blocked) throw problem(409, 'sender-blocked', `${address} is blocked, so nothing was sent there.`);
  if (rows[0]?.bounced)
    throw problem(409, 'address-bounced', `Letters to ${address} came back, so nothing was sent there.`);
}
