import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Saved views, bulk changes and what the ranked queue reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** In work, and standing in lists of its own right: what most lists read, and few tickets of all. */
const IN_WORK = `status in ('new', 'open', 'waiting', 'on_hold')
  and discarded_at is null and merged_into_id is null and spam_at is null`;
const LISTED = 'discarded_at is null and merged_into_id is null and spam_at is null';

const STATEMENTS: readonly string[] = [
  // When it came back from being set aside by itself: until somebody answers or puts it off again, it is due since then.
  `alter table tickets add column woken_at timestamptz`,
  // Its place in what to do next, which moves only when the ticket changes: the soonest of what is owed, or three days after
  // its last message where nobody waits for us; a priority moves it by hours. What waits for the customer is ours to do only where we promised
  // something. Null: nothing to do. By way of UTC, since arithmetic on timestamptz depends on the session's zone.
  `alter table tickets add column rank_at timestamptz generated always as (
    case
      when status in ('new', 'open') then
        (coalesce(least(reply_due_at, promised_at, deadline_at, woken_at) at time zone 'UTC',
          (last_message_at at time zone 'UTC') + interval '72 hours')
        - case priority when 'urgent' then interval '4 hours' when 'high' then interval '2 hours'
          when 'low' then interval '-4 hours' else interval '0' end) at time zone 'UTC'
      when status in ('waiting', 'on_hold') and promised_at is not null then
        ((promised_at at time zone 'UTC')
        - case priority when 'urgent' then interval '4 hours' when 'high' then interval '2 hours'
          when 'low' then interval '-4 hours' else interval '0' end) at time zone 'UTC'
    end) stored`,
  `create index tickets_rank on tickets ((coalesce(rank_at, 'infinity'::timestamptz)), id) where ${IN_WORK}`,
  `create index tickets_created on tickets (created_at desc, id desc) where ${LISTED}`,
  `create index tickets_updated on tickets (updated_at desc, id desc) where ${LISTED}`,
  `create index tickets_priority on tickets
    ((case priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end), id) where ${LISTED}`,

  // Few tickets have these, or few of late; a view by one of them reads no more than these.
  `create index tickets_promised on tickets (promised_at, id) where promised_at is not null`,
  `create index tickets_deadline on tickets (deadline_at, id) where deadline_at is not null`,
  `create index tickets_solved on tickets (solved_at, id) where solved_at is not null and ${LISTED}`,

  `create table views (
    id uuid primary key,
    name text not null,
    icon text,
    scope text not null check (scope in ('private', 'team', 'company')),
    -- Who made it; whose it is while it is private. A token's has nobody.
    owner_id uuid references teammates on delete cascade,
    team_id uuid references teams on delete cascade,
    filter jsonb not null,
    sort text not null,
    direction text not null,
    columns text[] not null,
    density text not null,
    layout text not null,
    lanes text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz,
    check (scope <> 'private' or owner_id is not null),
    check ((scope = 'team') = (team_id is not null))
  )`,
  `create index views_owner on views (owner_id)`,
  `create index views_shared on views (scope, team_id) where scope <> 'private'`,
  // The order in which one wants one's views, built-in ones by their name.
  `create table view_orders (
    teammate_id uuid primary key references teammates on delete cascade,
    placed text[] not null,
    hidden text[] not null
  )`,

  `create table bulk_changes (
    id uuid primary key,
    -- A teammate or a token: on whose behalf it goes on, with the rights that they have while it does.
    actor_kind text not null check (actor_kind in ('teammate', 'token')),
    actor_id uuid not null,
    change jsonb not null,
    undoes_id uuid references bulk_changes on delete cascade,
    state text not null check (state in ('running', 'done', 'stopped', 'failed')),
    total integer not null,
    done integer not null default 0,
    stayed integer not null default 0,
    started_at timestamptz not null,
    -- When a step of it was last done: a killed worker leaves it old.
    went_on_at timestamptz not null,
    ended_at timestamptz
  )`,
  `create index bulk_changes_actor on bulk_changes (actor_id, started_at desc, id desc)`,
  `create index bulk_changes_running on bulk_changes (id) where state = 'running'`,
  `create unique index bulk_changes_undoes on bulk_changes (undoes_id) where undoes_id is not null`,
  `create table bulk_change_items (
    bulk_id uuid not null references bulk_changes on delete cascade,
    position integer not null,
    ticket_id uuid not null references tickets on delete cascade,
    state text not null default 'waiting' check (state in ('waiting', 'done', 'stayed')),
    -- Why it stayed: the last word of a problem's type, and its sentence.
    reason text,
    detail text,
    -- The fields that were changed, as they were and as they became: what undoing goes by. Ids and states, and tags.
    before jsonb,
    after jsonb,
    primary key (bulk_id, position)
  )`,
  `create index bulk_change_items_waiting on bulk_change_items (bulk_id, position) where state = 'waiting'`,
  `create index bulk_change_items_stayed on bulk_change_items (bulk_id, position) where state = 'stayed'`,
  `create index bulk_change_items_ticket on bulk_change_items (ticket_id)`,

  // Whose file it is, kept beside it by the database itself: a list of tickets with a file would else ask for all their messages.
  `alter table attachments add column ticket_id uuid`,
  `update attachments a set ticket_id = m.ticket_id from messages m where m.id = a.message_id`,
  `create index attachments_ticket on attachments (ticket_id) where ticket_id is not null and not inline`,
  `create function ticket_of_attachment() returns trigger language plpgsql as $$
  begin
    new.ticket_id := (select ticket_id from messages where id = new.message_id);
    return new;
  end $$`,
  `create trigger attachments_of_a_ticket before insert or update of message_id on attachments for each row
    when (new.message_id is not null) execute function ticket_of_attachment()`,
  `create function attachments_follow_their_message() returns trigger language plpgsql as $$
  begin
    update attachments set ticket_id = new.ticket_id where message_id = new.id;
    return null;
  end $$`,
  // A split takes messages to another ticket.
  `create trigger messages_move_their_files after update of ticket_id on messages for each row
    when (old.ticket_id is distinct from new.ticket_id) execute function attachments_follow_their_message()`,
];
