import type { OutgoingState } from '../../../contract/tickets.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import type { OutgoingRow } from './outbox.queries.ts';

/** A message with the names of what it hangs on. */
export interface ShownOutgoing extends OutgoingRow {
  desk_name: string | null;
  ticket_number: number | null;
  ticket_subject: string | null;
  author_name: string | null;
  /** Bytes of the raw form; null until it was composed. */
  raw_size: number | null;
}

export interface OutboxScope {
  /** Desks whose mail the actor may read. */
  desks: 'all' | readonly string[];
  /** Whether mail of no desk (about accounts) is among it. */
  account: boolean;
}

export interface OutboxFilter {
  state?: OutgoingState | undefined;
  desk?: string | undefined;
}

const shown = sql`
  select o.*, d.name as desk_name, t.number as ticket_number, t.subject as ticket_subject, w.name as author_name,
    b.size as raw_size
  from outgoing o
  left join desks d on d.id = o.desk_id
  left join tickets t on t.id = o.ticket_id
  left join teammates w on w.id = o.author_id
  left join blobs b on b.sha256 = o.raw_sha256`;

/** Newest first, one more than `limit`. */
export async function outgoingAfter(
  db: Db,
  scope: OutboxScope,
  filter: OutboxFilter,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<ShownOutgoing[]> {
  const { rows } = await sql<ShownOutgoing>`${shown}
    where ${inScope(scope)}
      ${filter.state ? sql`and o.state = ${filter.state}` : sql``}
      ${filter.desk ? sql`and o.desk_id = ${filter.desk}` : sql``}
      ${after ? sql`and (o.created_at, o.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by o.created_at desc, o.id desc limit ${limit + 1}`.execute(db);
  return rows;
}

export async function shownOutgoing(db: Db, id: string): Promise<ShownOutgoing | undefined> {
  const { rows } = await sql<ShownOutgoing>`${shown} where o.id = ${id}`.execute(db);
  return rows[0];
}

function inScope({ desks, account }: OutboxScope) {
  const ofDesk = desks === 'all' ? sql`o.desk_id is not null` : sql`o.desk_id = any(${sql.val([...desks])}::uuid[])`;
  return account ? sql`(${ofDesk} or o.desk_id is null)` : ofDesk;
}
