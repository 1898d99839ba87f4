import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Signing keys of sending domains, the pace of each domain we write to, and bounce addresses. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // DKIM keys (RFC 6376, RFC 8463). A domain has two selectors, so that one key can be published while the other signs.
  `create table domain_keys (
    id uuid primary key,
    domain text not null check (domain = lower(domain)),
    selector text not null,
    algorithm text not null check (algorithm in ('rsa', 'ed25519')),
    private_key_sealed text not null,
    public_key text not null,
    created_at timestamptz not null,
    signs_from timestamptz,
    retired_at timestamptz,
    unique (domain, selector)
  )`,

  // Where a report of this very letter comes back to (VERP), and the domain it is written to, by which its pace is kept.
  `alter table outgoing add column bounce_token text, add column pace_domain text`,
  `create unique index outgoing_bounce_token on outgoing (bounce_token) where bounce_token is not null`,
  `create index outgoing_pace on outgoing (pace_domain, state) where state in ('queued', 'delayed', 'sending')`,
  `create index outgoing_pace_sent on outgoing (pace_domain, sent_at) where sent_at is not null`,
  // A domain that said "not now": how often in a row, and until when nothing more is brought to it. Goes with its first "yes".
  `create table delivery_pauses (
    domain text primary key,
    strikes integer not null,
    until timestamptz not null,
    updated_at timestamptz not null
  )`,
];
