import './tickets.tables.ts';
import type { Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** A person of whom nothing but spam is known stands in no list of contacts. */
export async function hideContactOfSpam(trx: Trx, contactId: string): Promise<void> {
  await sql`update contacts set spam_only = true where id = ${contactId}::uuid and teammate_id is null
    and not exists (select 1 from tickets where contact_id = contacts.id and spam_at is null)`.execute(trx);
}

/** Spam whose time on its desk is over, oldest first. */
export async function endedSpam(trx: Trx, at: Temporal.Instant, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select t.id from desks d join tickets t on t.desk_id = d.id
    where t.spam_at is not null and t.spam_at <= ${at.toString()}::timestamptz - make_interval(days => d.spam_days)
    order by t.spam_at limit ${limit} for update of t skip locked`.execute(trx);
  return rows.map((row) => row.id);
}

/** All spam of one desk, for who empties it by hand. */
export async function spamOfDesk(trx: Trx, deskId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from tickets where desk_id = ${deskId}::uuid and spam_at is not null
    order by spam_at limit ${limit} for update skip locked`.execute(trx);
  return rows.map((row) => row.id);
}

/**
 * Deletes tickets, and those merged into them, with all that is theirs: messages, files, letters that went out, originals, and people whom nothing else
 * names. Blobs without a row go by their own sweep. Events stay: they hold no words.
 */
export async function deleteTickets(trx: Trx, given: readonly string[]): Promise<void> {
  if (given.length === 0) return;
  const { rows: all } = await sql<{ id: string }>`with recursive gone as (
      select id from tickets where id = any(${given}::uuid[])
      union select t.id from tickets t join gone on t.merged_into_id = gone.id)
    select id from gone`.execute(trx);
  const among = sql`any(${all.map((row) => row.id)}::uuid[])`;
  const people = await sql<{ id: string }>`select distinct contact_id as id from tickets where id = ${among}`.execute(
    trx,
  );
  await sql`delete from attachments where message_id in (select id from messages where ticket_id = ${among})`.execute(
    trx,
  );
  await sql`delete from outgoing where ticket_id = ${among}`.execute(trx);
  const { rows } = await sql<{ inbound_id: string | null }>`delete from messages where ticket_id = ${among}
    returning inbound_id`.execute(trx);
  const inbound = rows.flatMap((row) => row.inbound_id ?? []);
  await sql`delete from inbound where id = any(${inbound}::uuid[])
    and not exists (select 1 from messages where inbound_id = inbound.id)`.execute(trx);
  for (const table of ['ticket_participants', 'ticket_reads', 'drafts'])
    await sql`delete from ${sql.table(table)} where ticket_id = ${among}`.execute(trx);
  await sql`delete from ticket_links where ticket_id = ${among} or other_id = ${among}`.execute(trx);
  await sql`delete from tickets where id = ${among}`.execute(trx);
  const contacts = people.rows.map((row) => row.id);
  const alone = sql`spam_only and id = any(${contacts}::uuid[])
    and not exists (select 1 from tickets where contact_id = contacts.id)
    and not exists (select 1 from identities i join ticket_participants p on p.identity_id = i.id where i.contact_id = contacts.id)`;
  await sql`delete from identities where contact_id in (select id from contacts where ${alone})`.execute(trx);
  await sql`delete from contacts where ${alone} and not exists (select 1 from identities where contact_id = contacts.id)`.execute(
    trx,
  );
}
