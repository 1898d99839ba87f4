import './tickets.tables.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from './scope.queries.ts';

export interface NamedTeam {
  id: string;
  name: string;
  members: string[];
}

/** Those of these teams that serve the desk, with who is in them. */
export async function teamsOnDesk(trx: Trx, teamIds: readonly string[], deskId: string): Promise<NamedTeam[]> {
  if (teamIds.length === 0) return [];
  const { rows } = await sql<NamedTeam>`
    select teams.id, teams.name, array(select teammate_id from team_members where team_id = teams.id) as members
    from teams join team_desks on team_desks.team_id = teams.id and team_desks.desk_id = ${deskId}::uuid
    where teams.id = any(${teamIds}::uuid[]) and teams.archived_at is null`.execute(trx);
  return rows;
}

export async function insertMentions(
  trx: Trx,
  message: { id: string; ticketId: string },
  named: ReadonlyMap<string, string | null>,
  at: Temporal.Instant,
): Promise<void> {
  const rows = [...named].map(([teammateId, teamId]) => ({
    message_id: message.id,
    teammate_id: teammateId,
    ticket_id: message.ticketId,
    team_id: teamId,
    mentioned_at: at.toString(),
  }));
  await insertRows(trx, 'ticket_mentions', rows);
}

/** The reader has opened the ticket: what names them there is seen. */
export async function seeMentions(trx: Trx, ticketId: string, teammateId: string, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('ticket_mentions')
    .set({ seen_at: at.toString() })
    .where('ticket_id', '=', ticketId)
    .where('teammate_id', '=', teammateId)
    .where('seen_at', 'is', null)
    .execute();
}

export async function hasUnseenMention(db: Db, ticketId: string, teammateId: string): Promise<boolean> {
  const row = await db
    .selectFrom('ticket_mentions')
    .select('message_id')
    .where('ticket_id', '=', ticketId)
    .where('teammate_id', '=', teammateId)
    .where('seen_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that name this teammate on tickets they may still see, newest first; `after` is (time, message) of the last one. */
export async function mentionsOf(
  db: Db,
  actor: Actor,
  teammateId: string,
  page: { after: readonly [string, string] | null; limit: number },
) {
  let query = db
    .selectFrom('ticket_mentions')
    .innerJoin('tickets', 'tickets.id', 'ticket_mentions.ticket_id')
    .innerJoin('messages', 'messages.id', 'ticket_mentions.message_id')
    .leftJoin('teams', 'teams.id', 'ticket_mentions.team_id')
    .select([
      'ticket_mentions.message_id',
      'ticket_mentions.mentioned_at',
      'ticket_mentions.seen_at',
      'tickets.id as ticket_id',
      'tickets.number',
      'tickets.subject',
      'messages.author_name',
      'teams.id as team_id',
      'teams.name as team_name',
    ])
    .where('ticket_mentions.teammate_id', '=', teammateId)
    .where(ticketsVisibleTo(actor));
  if (page.after)
    query = query.where(
      sql<boolean>`(ticket_mentions.mentioned_at, ticket_mentions.message_id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`,
    );
  return query
    .orderBy('ticket_mentions.mentioned_at', 'desc')
    .orderBy('ticket_mentions.message_id', 'desc')
    .limit(page.limit)
    .execute();
}
