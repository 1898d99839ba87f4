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
];
