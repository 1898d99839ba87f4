import './tickets.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export async function insertHandover(
  trx: Trx,
  row: {
    id: string;
    ticketId: string;
    fromId: string | null;
    toId: string | null;
    toTeamId: string | null;
    wants: string;
    tried: string;
    next: string;
  },
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .insertInto('ticket_handovers')
    .values({
      id: row.id,
      ticket_id: row.ticketId,
      from_id: row.fromId,
      to_id: row.toId,
      to_team_id: row.toTeamId,
      wants: row.wants,
      tried: row.tried,
      next: row.next,
      handed_over_at: at.toString(),
    })
    .execute();
}

/** The brief that stands has done its work: somebody replied, or wrote another. */
export async function endHandover(trx: Trx, ticketId: string, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('ticket_handovers')
    .set({ ended_at: at.toString() })
    .where('ticket_id', '=', ticketId)
    .where('ended_at', 'is', null)
    .execute();
}

/** The reply that ended it was taken back; nothing where another stands by now. */
export async function handoverStandsAgain(trx: Trx, ticketId: string, endedAt: Temporal.Instant): Promise<void> {
  await sql`update ticket_handovers set ended_at = null
    where ticket_id = ${ticketId}::uuid and ended_at = ${endedAt.toString()}::timestamptz
      and not exists (select 1 from ticket_handovers other where other.ticket_id = ${ticketId}::uuid and other.ended_at is null)`.execute(
    trx,
  );
}

const MOST_SHOWN = 20;

/** Newest first. */
export async function handoversOf(db: Db, ticketId: string) {
  return db
    .selectFrom('ticket_handovers')
    .leftJoin('teammates as givers', 'givers.id', 'ticket_handovers.from_id')
    .leftJoin('teammates as takers', 'takers.id', 'ticket_handovers.to_id')
    .leftJoin('teams', 'teams.id', 'ticket_handovers.to_team_id')
    .selectAll('ticket_handovers')
    .select(['givers.name as from_name', 'takers.name as to_name', 'teams.name as team_name'])
    .where('ticket_id', '=', ticketId)
    .orderBy('handed_over_at', 'desc')
    .orderBy('ticket_handovers.id', 'desc')
    .limit(MOST_SHOWN)
    .execute();
}
