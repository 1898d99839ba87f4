import './outbox.tables.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface WaitingRow {
  address: string;
  /** Of all that wait from this address. */
  count: number;
  id: string;
  ticket_number: number | null;
  recipients: string[];
  subject: string;
  /** What it says is not for who looks after this address: a secret, or another desk's by now. */
  secret: boolean;
  created_at: Temporal.Instant;
}

/** The oldest letters that have not left, by the address they are from; planned ones wait for their time and not for a server. */
export async function waitingByAddress(db: Db, addresses: readonly string[], atMost: number): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select waiting.address, count, waiting.id, tickets.number as ticket_number, recipients, waiting.subject,
      secret or waiting.desk_id is distinct from a.desk_id as secret, waiting.created_at from (
      select lower(letter->'from'->>'address') as address, id, ticket_id, desk_id, recipients, subject, secret, created_at,
        count(*) over by_address as count, row_number() over (by_address order by created_at, id) as place
      from outgoing where state in ('queued', 'sending', 'delayed', 'kept')
        and lower(letter->'from'->>'address') = any(${addresses}::text[])
      window by_address as (partition by lower(letter->'from'->>'address'))) as waiting
    left join tickets on tickets.id = waiting.ticket_id left join desk_addresses a on a.address = waiting.address
    where place <= ${atMost} order by waiting.address, place`.execute(db);
  return rows;
}

export async function sentBytesOf(db: Db, outgoingId: string) {
  return db
    .selectFrom('outgoing')
    .select(['raw_sha256', 'message_id_header', 'sent_at'])
    .where('id', '=', outgoingId)
    .where('secret', '=', false)
    .executeTakeFirst();
}
