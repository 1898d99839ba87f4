import './tickets.tables.ts';
import type { Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import type { TicketsTable } from './tickets.tables.ts';

/** Adds them as confirmed, in copy; whoever had joined unconfirmed, or was removed, is confirmed with it. */
export async function addParticipants(
  trx: Trx,
  ticketId: string,
  identityIds: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  const now = at.toString();
  await insertRows(
    trx,
    'ticket_participants',
    identityIds.map((identityId) => ({
      ticket_id: ticketId,
      identity_id: identityId,
      role: 'cc',
      confirmed_at: now,
      added_at: now,
    })),
    { onConflict: 'nothing' },
  );
  await trx
    .updateTable('ticket_participants')
    .set({ confirmed_at: now, removed_at: null })
    .where('ticket_id', '=', ticketId)
    .where('identity_id', '=', sql<string>`any(${identityIds}::uuid[])`)
    .where((eb) => eb.or([eb('confirmed_at', 'is', null), eb('removed_at', 'is not', null)]))
    .execute();
}

/** In copy once they say so, or a teammate does. */
export async function askParticipant(
  trx: Trx,
  ticketId: string,
  identityId: string,
  at: Temporal.Instant,
): Promise<void> {
  const row = { ticket_id: ticketId, identity_id: identityId, role: 'cc', confirmed_at: null, added_at: at.toString() };
  await insertRows(trx, 'ticket_participants', [row], { onConflict: 'nothing' });
}

export async function participantRow(trx: Trx, ticketId: string, identityId: string) {
  return trx
    .selectFrom('ticket_participants')
    .select(['confirmed_at', 'removed_at'])
    .where('ticket_id', '=', ticketId)
    .where('identity_id', '=', identityId)
    .executeTakeFirst();
}

/** @returns whether there was one to confirm. */
export async function confirmParticipant(
  trx: Trx,
  ticketId: string,
  contactId: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update ticket_participants p set confirmed_at = ${at.toString()}::timestamptz
    from identities i where i.id = p.identity_id and i.contact_id = ${contactId}::uuid and p.ticket_id = ${ticketId}::uuid
      and p.confirmed_at is null and p.removed_at is null`.execute(trx);
  return Number(numAffectedRows ?? 0) > 0;
}

/** The contact of the ticket stays. @returns whether there was one to remove. */
export async function removeParticipant(
  trx: Trx,
  ticketId: string,
  contactId: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update ticket_participants p set removed_at = ${at.toString()}::timestamptz
    from identities i where i.id = p.identity_id and i.contact_id = ${contactId}::uuid and p.ticket_id = ${ticketId}::uuid
      and p.role = 'cc' and p.removed_at is null`.execute(trx);
  return Number(numAffectedRows ?? 0) > 0;
}

/** A new ticket with the one it is for. */
export async function insertTicket(
  trx: Trx,
  row: Partial<Record<keyof TicketsTable, unknown>> & { id: string },
  identityId: string,
  at: Temporal.Instant,
): Promise<void> {
  const now = at.toString();
  await insertRows(trx, 'tickets', [row]);
  await insertRows(trx, 'ticket_participants', [
    { ticket_id: row.id, identity_id: identityId, role: 'contact', confirmed_at: now, added_at: now },
  ]);
}
