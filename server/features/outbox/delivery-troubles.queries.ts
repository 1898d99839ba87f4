import './outbox.tables.ts';
import type { DeliveryTrouble } from '../../../contract/tickets.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids/index.ts';

export interface NewTrouble extends Omit<DeliveryTrouble, 'at'> {
  outgoingId: string;
  /** The original of the report. */
  inboundId: string | null;
}

export async function insertTroubles(trx: Trx, troubles: readonly NewTrouble[], at: Temporal.Instant): Promise<void> {
  await insertRows(
    trx,
    'delivery_troubles',
    troubles.map(({ outgoingId, inboundId, ...trouble }) => ({
      id: newId(),
      outgoing_id: outgoingId,
      inbound_id: inboundId,
      at: at.toString(),
      ...trouble,
    })),
  );
}

/** What was reported of these letters, oldest first. */
export async function troublesOf(db: Db, outgoingIds: readonly string[]): Promise<Map<string, DeliveryTrouble[]>> {
  const found = new Map<string, DeliveryTrouble[]>();
  if (outgoingIds.length === 0) return found;
  const rows = await db
    .selectFrom('delivery_troubles')
    .selectAll()
    .where('outgoing_id', '=', sql<string>`any(${outgoingIds}::uuid[])`)
    .orderBy('at')
    .orderBy('id')
    .execute();
  for (const { outgoing_id, at, address, action, status, reason, hard, words } of rows) {
    const trouble = { at: at.toString(), address, action, status, reason, hard, words };
    found.set(outgoing_id, [...(found.get(outgoing_id) ?? []), trouble]);
  }
  return found;
}

/** The tickets of the letters that reports at these bounce addresses are about. */
export async function ticketsOfBounceTokens(trx: Trx, tokens: readonly string[]): Promise<Map<string, string>> {
  if (tokens.length === 0) return new Map();
  const { rows } = await sql<{ token: string; ticket_id: string }>`select bounce_token as token, ticket_id from outgoing
    where bounce_token = any(${tokens}::text[]) and ticket_id is not null`.execute(trx);
  return new Map(rows.map((row) => [row.token, row.ticket_id]));
}

/** Which of these Message-IDs are of letters of ours that are in no ticket: those about accounts, tests, warnings. */
export async function ownLettersAmong(trx: Trx, messageIds: readonly string[]): Promise<Set<string>> {
  if (messageIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select message_id_header as id from outgoing
    where message_id_header = any(${messageIds}::text[]) and message_id is null`.execute(trx);
  return new Set(rows.map((row) => row.id));
}

/** Letters that the last resort looks through: anybody can send such a report, as often as they like. */
const MOST_LOOKED_AT = 2_000;

/**
 * The last resort, for a report that names neither: the newest letter with this subject to this address since then, where
 * there is one only.
 */
export async function letterLike(
  trx: Trx,
  subject: string,
  address: string,
  since: Temporal.Instant,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from (
      select * from outgoing where created_at > ${since.toString()}::timestamptz
      order by created_at desc, id desc limit ${MOST_LOOKED_AT}) recent
    where subject = ${subject} and state in ('sent', 'delayed', 'bounced')
      and exists (select from unnest(recipients) as r(address) where lower(r.address) = ${address.toLowerCase()})
    limit 2`.execute(trx);
  return rows.length === 1 ? rows[0]?.id : undefined;
}
