import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What several parts of the workbench stand on: teams, more of a ticket, who follows it, hand-overs, snoozing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `create table teams (
    id uuid primary key,
    name text not null,
    created_at timestamptz not null,
    archived_at timestamptz
  )`,
  `create unique index teams_name on teams (lower(name)) where archived_at is null`,
  `create table team_members (
    team_id uuid not null references teams on delete cascade,
    teammate_id uuid not null references teammates on delete cascade,
    added_at timestamptz not null,
    primary key (team_id, teammate_id)
  )`,
  `create index team_members_teammate on team_members (teammate_id)`,
  // Which desks a team serves, and as which tier (1 answers first).
  `create table team_desks (
    team_id uuid not null references teams on delete cascade,
    desk_id uuid not null references desks on delete cascade,
    tier integer not null default 1 check (tier between 1 and 3),
    primary key (team_id, desk_id)
  )`,
  `create index team_desks_desk on team_desks (desk_id)`,

  // A category belongs to one desk and stands in its tree. Those made before, for all desks, become one for each desk that
  // uses them; nobody's ticket loses its own.
  `alter table categories add column desk_id uuid references desks on delete cascade`,
  `alter table categories add column parent_id uuid references categories on delete cascade`,
  `alter table categories add column position integer not null default 0`,
  `alter table categories add column archived_at timestamptz`,
  `drop index categories_name`,
  `create temporary table category_split on commit drop as
    select gen_random_uuid() as id, c.id as old_id, used.desk_id, c.name, c.created_at
    from categories c join (select distinct category_id, desk_id from tickets where category_id is not null) used
      on used.category_id = c.id`,
  `insert into categories (id, name, created_at, desk_id) select id, name, created_at, desk_id from category_split`,
  `update tickets set category_id = s.id from category_split s
    where tickets.category_id = s.old_id and tickets.desk_id = s.desk_id`,
  `delete from categories where desk_id is null`,
  `alter table categories alter column desk_id set not null`,
  `create unique index categories_name on categories (desk_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'::uuid), lower(name))
    where archived_at is null`,
  `create index categories_parent on categories (parent_id) where parent_id is not null`,
  `create index tickets_category on tickets (category_id, last_message_at desc, id desc) where category_id is not null`,

  `alter table tickets add constraint tickets_team foreign key (team_id) references teams`,
  `create index tickets_team on tickets (team_id, last_message_at desc, id desc) where team_id is not null`,
  // Until when it shall be done, in whoever's eyes set it; the reply due is what the desk owes the customer.
  `alter table tickets add column deadline_at timestamptz`,
  // What a teammate told the customer: "by Friday at four".
  `alter table tickets add column promised_at timestamptz`,
  `alter table tickets add column estimated_minutes integer check (estimated_minutes >= 0)`,
  // The sum of its time entries, kept with them.
  `alter table tickets add column spent_minutes integer not null default 0`,
  // Values of the desk's own fields by the field's id: text, number, boolean, 'YYYY-MM-DD' or a list of choices.
  `alter table tickets add column fields jsonb not null default '{}'`,
  `create index tickets_tags on tickets using gin (tags)`,
  `create index tickets_fields on tickets using gin (fields jsonb_path_ops)`,

  // Set aside until then. It comes back by itself, or when the customer writes unless keep_at says that the date stands.
  `create table ticket_snoozes (
    ticket_id uuid primary key references tickets on delete cascade,
    until timestamptz not null,
    kept_at timestamptz,
    snoozed_by uuid references teammates,
    snoozed_at timestamptz not null
  )`,
  `create index ticket_snoozes_until on ticket_snoozes (until)`,
  `create table ticket_followers (
    ticket_id uuid not null references tickets on delete cascade,
    teammate_id uuid not null references teammates on delete cascade,
    followed_at timestamptz not null,
    primary key (ticket_id, teammate_id)
  )`,
  `create index ticket_followers_teammate on ticket_followers (teammate_id, ticket_id)`,
  // Somebody was named in a note; with a team, one row for each of its members at that time.
  `create table ticket_mentions (
    message_id uuid not null references messages on delete cascade,
    teammate_id uuid not null references teammates on delete cascade,
    ticket_id uuid not null references tickets on delete cascade,
    team_id uuid references teams on delete set null,
    mentioned_at timestamptz not null,
    seen_at timestamptz,
    primary key (message_id, teammate_id)
  )`,
  `create index ticket_mentions_teammate on ticket_mentions (teammate_id, mentioned_at desc, ticket_id)`,
  `create index ticket_mentions_ticket on ticket_mentions (ticket_id)`,
  // What they want, what was tried, what is next: pinned until the next reply.
  `create table ticket_handovers (
    id uuid primary key,
    ticket_id uuid not null references tickets on delete cascade,
    from_id uuid references teammates,
    to_id uuid references teammates,
    to_team_id uuid references teams,
    wants text not null,
    tried text not null,
    next text not null,
    handed_over_at timestamptz not null,
    ended_at timestamptz
  )`,
  `create unique index ticket_handovers_standing on ticket_handovers (ticket_id) where ended_at is null`,
  `create index ticket_handovers_ticket on ticket_handovers (ticket_id, handed_over_at desc)`,

  `alter table ticket_links drop constraint ticket_links_kind_check`,
  // blocks: ticket_id blocks other_id; duplicate: ticket_id repeats other_id; caused_by: ticket_id comes of other_id.
  `alter table ticket_links add constraint ticket_links_kind_check check (kind in
    ('follow_up', 'second_desk', 'unknown_sender', 'split', 'other', 'related', 'duplicate', 'blocks', 'caused_by'))`,

  // From where it was done: the screens, the API, mail, a job.
  `alter table events add column via text`,
];
