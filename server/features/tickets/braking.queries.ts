import './tickets.tables.ts';
import type { Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/**
 * Brakes those who wrote more than `most` messages into their ticket since then.
 * @returns the ones who were not braked already.
 */
export async function brakeWriters(
  trx: Trx,
  writers: readonly { ticketId: string; address: string }[],
  most: number,
  { since, at, until }: { since: Temporal.Instant; at: Temporal.Instant; until: Temporal.Instant },
): Promise<{ ticket_id: string; desk_id: string; messages: number }[]> {
  if (writers.length === 0) return [];
  const given = JSON.stringify(writers.map(({ ticketId, address }) => ({ ticket: ticketId, address })));
  const { rows } = await sql<{ ticket_id: string; desk_id: string; messages: number }>`
    with fast as (
      select w.ticket, w.address, count(*)::integer as messages
      from json_to_recordset(${given}) as w(ticket uuid, address text)
      join messages m on m.ticket_id = w.ticket and m.author_address = w.address
      where m.type = 'incoming' and m.created_at > ${since.toString()}::timestamptz
      group by w.ticket, w.address having count(*) > ${most}),
    braked as (
      insert into ticket_brakes (ticket_id, address, messages, braked_at, until)
      select ticket, address, messages, ${at.toString()}::timestamptz, ${until.toString()}::timestamptz from fast
      on conflict (ticket_id, address) do update
        set messages = excluded.messages, braked_at = excluded.braked_at, until = excluded.until
        where ticket_brakes.until <= ${at.toString()}::timestamptz
      returning ticket_id, messages)
    select b.ticket_id, t.desk_id, b.messages from braked b join tickets t on t.id = b.ticket_id`.execute(trx);
  return rows;
}

/** Which of these addresses (lower case) nothing goes to by itself at the moment. */
export async function brakedAmong(
  trx: Trx,
  addresses: readonly string[],
  at: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  if (addresses.length === 0) return new Set();
  const { rows } = await sql<{ address: string }>`select distinct address from ticket_brakes
    where address = any(${addresses}::text[]) and until > ${at.toString()}::timestamptz`.execute(trx);
  return new Set(rows.map((row) => row.address));
}
