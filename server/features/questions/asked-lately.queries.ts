import './questions.tables.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { listedTickets, ticketsVisibleTo } from '../tickets/index.ts';

/** The questions of a desk that were asked most since an instant, as far as the actor may count; once asked is no question yet. */
export async function groupsAskedSince(
  db: Db,
  actor: Actor,
  { deskId, since, limit }: { deskId: string; since: Temporal.Instant; limit: number },
): Promise<{ id: string; times: number }[]> {
  const { rows } = await sql<{ id: string; times: number }>`
    select a.group_id as id, count(*)::int as times
    from asked_tickets a join asked_groups g on g.id = a.group_id and g.state <> 'left_out'
      join tickets on tickets.id = a.ticket_id and tickets.desk_id = a.desk_id
    where a.desk_id = ${deskId}::uuid and a.asked_at >= ${since.toString()}::timestamptz
      and ${ticketsVisibleTo(actor)} and ${listedTickets({})}
    group by a.group_id having count(*) > 1 order by times desc, a.group_id limit ${limit}`.execute(db);
  return rows;
}

export interface QuestionOfTicket {
  ticket_id: string;
  group_id: string;
  article_id: string | null;
  article_title: string | null;
  /** Solved tickets that asked the same. */
  solved: number;
}

/** What question each of these tickets asks, where it is one that others asked too: what was written for it, and how many are solved. */
export async function questionsOfTickets(
  db: Db,
  actor: Actor,
  ticketIds: readonly string[],
): Promise<Map<string, QuestionOfTicket>> {
  if (ticketIds.length === 0) return new Map();
  const { rows } = await sql<QuestionOfTicket>`
    select a.ticket_id, a.group_id, x.id as article_id, x.title as article_title, live.solved
    from asked_tickets a join asked_groups g on g.id = a.group_id
    cross join lateral (select count(*)::int as solved from (
        select from asked_tickets b join tickets on tickets.id = b.ticket_id
        where b.group_id = a.group_id and b.ticket_id <> a.ticket_id and tickets.status in ('solved', 'closed')
          and ${ticketsVisibleTo(actor)} and ${listedTickets({})} limit 100) n) live
    left join lateral (select r.id, t.title from articles r join article_texts t on t.article_id = r.id
        and t.published is not null
      where r.id = g.article_id and r.put_away_at is null
      order by t.language = a.language desc, t.language = r.source_language desc limit 1) x on true
    where a.ticket_id = any(${ticketIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.ticket_id, row]));
}
