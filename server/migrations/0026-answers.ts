import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What the desk learns from its own tickets: which questions come again, and what is labelled how. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // When a question counts as asked again, for each desk; and how many different questions its words were counted over.
  `create table asked_desks (
    desk_id uuid primary key references desks on delete cascade,
    days integer not null default 30 check (days between 1 and 365),
    times integer not null default 4 check (times between 2 and 100),
    questions integer not null default 0
  )`,
  // The same question, asked by several. Its size counts what the window holds; who may see what is asked when it is shown.
  `create table asked_groups (
    id uuid primary key,
    desk_id uuid not null references desks on delete cascade,
    state text not null default 'to_write' check (state in ('to_write', 'written', 'left_out')),
    size integer not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    -- Said once that it is asked again.
    told_at timestamptz,
    article_id uuid references articles on delete set null,
    settled_by uuid references teammates on delete set null,
    settled_at timestamptz,
    created_at timestamptz not null
  )`,
  `create index asked_groups_state on asked_groups (desk_id, state, size desc, id desc)`,
  `create index asked_groups_article on asked_groups (article_id) where article_id is not null`,
  // What a ticket's first letter asks, as hashes of its words: no word can be read back, and it goes with its ticket.
  `create table asked_tickets (
    ticket_id uuid primary key references tickets on delete cascade,
    desk_id uuid not null references desks on delete cascade,
    group_id uuid references asked_groups on delete set null,
    language text,
    asked_at timestamptz not null,
    words integer[] not null,
    -- How much its writer made of each word, in tenths.
    counts smallint[] not null,
    -- Others are compared with it: alone, or as one of the few that stand for its group.
    stands boolean not null,
    -- Groups that somebody said it is not one of.
    apart uuid[] not null default '{}'
  )`,
  `create index asked_tickets_words on asked_tickets using gin (words) with (gin_pending_list_limit = 256) where stands`,
  `create index asked_tickets_group on asked_tickets (group_id, asked_at desc) where group_id is not null`,
  `create index asked_tickets_desk on asked_tickets (desk_id, asked_at desc) where stands`,
  `create index asked_tickets_old on asked_tickets (desk_id, asked_at)`,
  // How many different questions of a desk hold a word.
  `create table asked_words (
    desk_id uuid not null references desks on delete cascade,
    word integer not null,
    questions integer not null,
    primary key (desk_id, word)
  )`,
  // Came, or changed so that it may count no more: read by a job, never while a mail waits.
  `create table asked_waiting (ticket_id uuid primary key references tickets on delete cascade)`,
  `insert into asked_waiting select id from tickets where created_at > now() - interval '30 days'`,
  `create function asked_after_tickets() returns trigger language plpgsql as $$
  begin
    insert into asked_waiting select id from fresh on conflict do nothing;
    return null;
  end $$`,
  `create trigger asked_tickets_came after insert on tickets referencing new table as fresh
    for each statement execute function asked_after_tickets()`,
  `create function asked_after_change() returns trigger language plpgsql as $$
  begin
    insert into asked_waiting values (new.id) on conflict do nothing;
    return null;
  end $$`,
  `create trigger asked_tickets_changed after update of desk_id, merged_into_id, spam_at, discarded_at on tickets for each row
    when ((old.desk_id, old.merged_into_id, old.spam_at is null, old.discarded_at is null)
      is distinct from (new.desk_id, new.merged_into_id, new.spam_at is null, new.discarded_at is null))
    execute function asked_after_change()`,

  // What a desk's people said a ticket is about, with its words as hashes: examples to learn from.
  `create table learnt_tickets (
    ticket_id uuid primary key references tickets on delete cascade,
    desk_id uuid not null references desks on delete cascade,
    category_id uuid references categories on delete cascade,
    tags text[] not null,
    words integer[] not null,
    -- Of each word, in hundredths.
    weights smallint[] not null,
    labelled_at timestamptz not null
  )`,
  `create index learnt_tickets_desk on learnt_tickets (desk_id, labelled_at desc)`,
  `create index learnt_tickets_category on learnt_tickets (category_id) where category_id is not null`,
  // What was learnt of them: the labels, and for each word how much it speaks for each label, as one byte each.
  `create table learnt_labels (
    desk_id uuid not null references desks on delete cascade,
    kind text not null check (kind in ('category', 'tag')),
    labels text[] not null,
    biases real[] not null,
    -- What one step of a byte is worth, and how sure a sum makes: fitted on examples that were kept back.
    step real not null,
    sureness real not null,
    examples integer not null,
    learnt_at timestamptz not null,
    primary key (desk_id, kind)
  )`,
  `create table learnt_words (
    desk_id uuid not null,
    kind text not null,
    word integer not null,
    rarity real not null,
    weights bytea not null,
    primary key (desk_id, kind, word),
    foreign key (desk_id, kind) references learnt_labels on delete cascade
  )`,
  // Labelled, or labelled otherwise, since it was learnt last.
  `create table learnt_waiting (ticket_id uuid primary key references tickets on delete cascade)`,
  `insert into learnt_waiting select id from (
    select id from tickets where category_id is not null or tags <> '{}' order by id desc limit 20000) newest`,
  `create function learnt_after_labelling() returns trigger language plpgsql as $$
  begin
    insert into learnt_waiting values (new.id) on conflict do nothing;
    return null;
  end $$`,
  `create trigger learnt_tickets_labelled after update of category_id, tags, desk_id, spam_at, discarded_at on tickets for each row
    when ((old.category_id, old.tags, old.desk_id, old.spam_at is null, old.discarded_at is null)
      is distinct from (new.category_id, new.tags, new.desk_id, new.spam_at is null, new.discarded_at is null))
    execute function learnt_after_labelling()`,
  `create trigger learnt_tickets_made after insert on tickets for each row
    when (new.category_id is not null or new.tags <> '{}') execute function learnt_after_labelling()`,
];
