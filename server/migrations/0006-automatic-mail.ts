import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The brakes on automatic mail, and what is known of addresses that fail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // Why letters to an address come back, beside when they began to.
  `alter table identities add column bounced_reason text`,

  // What mail servers said of a letter after they had taken it (RFC 3464), one row for each recipient of each report. Holds
  // addresses and other servers' words, which may name a person.
  `create table delivery_troubles (
    id uuid primary key,
    outgoing_id uuid not null references outgoing on delete cascade,
    inbound_id uuid references inbound on delete set null,
    at timestamptz not null,
    address text not null,
    action text not null check (action in ('failed', 'delayed')),
    status text not null,
    reason text not null,
    hard boolean not null,
    words text not null
  )`,
  `create index delivery_troubles_outgoing on delivery_troubles (outgoing_id, at)`,
  `create index delivery_troubles_inbound on delivery_troubles (inbound_id) where inbound_id is not null`,

  // Somebody who writes into a ticket faster than people do: nothing goes to them by itself until the time is over.
  `create table ticket_brakes (
    ticket_id uuid not null references tickets on delete cascade,
    address text not null,
    messages integer not null,
    braked_at timestamptz not null,
    until timestamptz not null,
    primary key (ticket_id, address)
  )`,
  `create index ticket_brakes_address on ticket_brakes (address, until)`,

  // Mail that made nothing: answers of programs to nothing here, our own, reports about no letter of ours.
  `create index inbound_set_aside on inbound (received_at desc, id desc)
    where outcome = 'ignored' or (outcome = 'bounce' and ticket_id is null)`,
];
