import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Replies of those who learn, which wait for their buddy's look before they leave. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `create table reviews (
    id uuid primary key,
    -- Null: taken back, so that the words stand in a draft and not in the thread.
    message_id uuid references messages on delete set null,
    ticket_id uuid not null references tickets on delete cascade,
    rota_id uuid not null references rotas on delete cascade,
    shift_id uuid references shifts on delete set null,
    author_id uuid not null references teammates on delete cascade,
    -- Whose look it is; null: nobody could be asked yet.
    buddy_id uuid references teammates on delete set null,
    -- Everybody who was asked, the buddy among them.
    asked_ids uuid[] not null default '{}',
    state text not null check
      (state in ('waiting', 'given-back', 'approved', 'sent-back', 'overtaken', 'withdrawn', 'left')),
    html text not null,
    changed_html text,
    lessons jsonb not null default '[]',
    good_word text,
    question text,
    asked_at timestamptz not null,
    looked_at timestamptz,
    looked_by uuid references teammates on delete set null,
    look_seconds integer not null default 0,
    accepted_at timestamptz,
    -- Of one that was given back: when it goes as it was written, if its writer is away until then.
    goes_at timestamptz,
    left_at timestamptz,
    -- When somebody else is asked too, and how often that was done.
    escalate_at timestamptz,
    escalated smallint not null default 0
  )`,
  `create index reviews_message on reviews (message_id)`,
  `create index reviews_ticket on reviews (ticket_id)`,
  `create index reviews_author on reviews (author_id, asked_at desc, id desc)`,
  `create index reviews_approved on reviews (rota_id, author_id) where state = 'approved'`,
  // Few are ever open, so one short index serves every list of them.
  `create index reviews_open on reviews (rota_id) where state in ('waiting', 'given-back')`,
  `create index reviews_looked on reviews (looked_by, looked_at desc, id desc) where looked_at is not null`,
  // What is held back when the customer writes first.
  `drop index outgoing_scheduled`,
  `create index outgoing_held_or_scheduled on outgoing (ticket_id) where state in ('held', 'scheduled')`,
  // Until now everybody was noted as learning and nobody's replies waited: who answers by their role goes on doing so.
  `update rota_people set level = 'alone' from rotas
    where rotas.id = rota_people.rota_id and exists (select from grants
      where grants.teammate_id = rota_people.teammate_id and grants.role <> 'teammate'
        and (grants.desk_id is null or grants.desk_id = rotas.desk_id))`,
];
