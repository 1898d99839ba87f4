import './my-requests.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** How many invitations to this ticket, and to this person whatever the ticket, were made since then. */
export async function countInvitations(
  trx: Trx,
  asked: { ticketId: string; identityId: string },
  since: Temporal.Instant,
): Promise<{ ticket: number; person: number }> {
  const { rows } = await sql<{ ticket: number; person: number }>`select
      count(*) filter (where ticket_id = ${asked.ticketId}::uuid) as ticket,
      count(*) filter (where identity_id = ${asked.identityId}::uuid) as person
    from participant_invitations where invited_at > ${since.toString()}::timestamptz
      and (ticket_id = ${asked.ticketId}::uuid or identity_id = ${asked.identityId}::uuid)`.execute(trx);
  return rows[0] ?? { ticket: 0, person: 0 };
}

export async function insertInvitation(
  trx: Trx,
  row: {
    id: string;
    ticket_id: string;
    identity_id: string;
    token_hash: string;
    invited_at: string;
    ends_at: string;
  },
): Promise<void> {
  await trx.insertInto('participant_invitations').values(row).execute();
}

/** An invitation that can still be taken, with whom it is for and what it is to. */
export async function openInvitation(db: Db | Trx, tokenHash: string, at: Temporal.Instant) {
  return db
    .selectFrom('participant_invitations as p')
    .innerJoin('identities as i', 'i.id', 'p.identity_id')
    .innerJoin('contacts as c', 'c.id', 'i.contact_id')
    .innerJoin('tickets as t', 't.id', 'p.ticket_id')
    .select([
      'p.id',
      'p.ticket_id',
      'i.contact_id',
      'i.value as address',
      'c.name',
      't.number',
      't.language',
      't.desk_id',
    ])
    .where('p.token_hash', '=', tokenHash)
    .where('p.used_at', 'is', null)
    .where('p.ends_at', '>', sql<Temporal.Instant>`${at.toString()}::timestamptz`)
    .where('t.discarded_at', 'is', null)
    .where('t.spam_at', 'is', null)
    .executeTakeFirst();
}

/** @returns false where somebody was quicker. */
export async function useInvitation(trx: Trx, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('participant_invitations')
    .set({ used_at: at.toString() })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}
