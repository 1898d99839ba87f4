import './questions.tables.ts';
import type { QuestionState } from '../../../contract/questions.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from '../tickets/index.ts';

/** Locked until the transaction ends. */
export async function lockGroup(trx: Trx, id: string) {
  return trx.selectFrom('asked_groups').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function settleGroup(
  trx: Trx,
  id: string,
  to: { state: QuestionState; article_id: string | null; settled_by: string | null; settled_at: string | null },
): Promise<void> {
  await trx.updateTable('asked_groups').set(to).where('id', '=', id).execute();
}

/** Says that a ticket is not of this question, for good. @returns whether it was one that the actor may see. */
export async function partTicket(trx: Trx, actor: Actor, groupId: string, ticketId: string): Promise<boolean> {
  const { rows } = await sql<{ ticket_id: string }>`
    update asked_tickets set group_id = null, apart = (apart || ${groupId}::uuid)[1:100]
    where ticket_id = ${ticketId}::uuid and group_id = ${groupId}::uuid
      and exists (select from tickets where tickets.id = asked_tickets.ticket_id and ${ticketsVisibleTo(actor)})
    returning ticket_id`.execute(trx);
  return rows.length > 0;
}

/** Whether an article is one of this desk that is not put away. */
export async function articleOfDesk(
  db: Db | Trx,
  deskId: string,
  articleId: string,
): Promise<{ visibility: 'public' | 'internal' } | undefined> {
  return db
    .selectFrom('articles')
    .select('visibility')
    .where('id', '=', articleId)
    .where('desk_id', '=', deskId)
    .where('put_away_at', 'is', null)
    .executeTakeFirst();
}

export async function keepSettings(trx: Trx, deskId: string, days: number, times: number): Promise<void> {
  await sql`insert into asked_desks (desk_id, days, times) values (${deskId}::uuid, ${days}, ${times})
    on conflict (desk_id) do update set days = excluded.days, times = excluded.times`.execute(trx);
}

/** All questions of a desk that some ticket asks, counted anew in a new window. */
export async function countDesk(trx: Trx, deskId: string, since: Temporal.Instant): Promise<void> {
  await sql`update asked_groups g set size = (select count(*)::int from asked_tickets a
      where a.group_id = g.id and a.asked_at >= ${since.toString()}::timestamptz)
    where g.desk_id = ${deskId}::uuid`.execute(trx);
}
