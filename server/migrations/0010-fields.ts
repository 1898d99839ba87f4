import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Request types, the desk's own fields, tags, time spent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // A category's way from the top of the tree down to itself, by names and by ids: written with the tree, read with each
  // ticket. `lineage @> array[id]` are a category and all below it.
  `alter table categories add column path text[] not null default '{}'`,
  `alter table categories add column lineage uuid[] not null default '{}'`,
  `update categories set path = array[name], lineage = array[id]`,
  `alter table categories add constraint categories_depth check (cardinality(lineage) between 1 and 4)`,
  `create index categories_lineage on categories using gin (lineage)`,
  `create index tickets_category_open on tickets (category_id) where category_id is not null
    and status in ('new', 'open', 'waiting', 'on_hold') and discarded_at is null and merged_into_id is null and spam_at is null`,

  // How a tag is spelled on a desk. key is what makes two spellings one; whether it is in use, the tickets say.
  `create table tags (
    desk_id uuid not null references desks on delete cascade,
    key text not null,
    name text not null,
    created_at timestamptz not null,
    primary key (desk_id, key)
  )`,
  `insert into tags (desk_id, key, name, created_at)
    select desk_id, lower(normalize(btrim(tag), nfc)), min(normalize(btrim(tag), nfc)), min(created_at)
    from tickets, unnest(tags) as tag where btrim(tag) <> '' group by 1, 2`,
  // Two spellings of one tag were two tags until now.
  `update tickets set tags = array(
      select t.name from unnest(tickets.tags) with ordinality as old(tag, place)
      join tags t on t.desk_id = tickets.desk_id and t.key = lower(normalize(btrim(old.tag), nfc))
      group by t.name order by min(old.place))
    where cardinality(tags) > 0`,

  `create table fields (
    id uuid primary key,
    desk_id uuid not null references desks on delete cascade,
    key text not null,
    kind text not null check (kind in ('text', 'number', 'choice', 'choices', 'date', 'checkbox')),
    labels jsonb not null,
    helps jsonb not null default '{}',
    required boolean not null default false,
    audience text not null default 'team' check (audience in ('team', 'customer')),
    everywhere boolean not null default false,
    rules jsonb not null default '{}',
    options jsonb not null default '[]',
    position integer not null default 0,
    created_at timestamptz not null,
    archived_at timestamptz
  )`,
  `create unique index fields_key on fields (desk_id, key)`,

  `create table request_types (
    id uuid primary key,
    desk_id uuid not null references desks on delete cascade,
    key text not null,
    names jsonb not null,
    descriptions jsonb not null default '{}',
    icon text not null default 'message-circle',
    form jsonb not null default '[]',
    defaults jsonb not null default '{}',
    position integer not null default 0,
    created_at timestamptz not null,
    archived_at timestamptz
  )`,
  `create unique index request_types_key on request_types (desk_id, key)`,
  // On which desks those that come ready were made, so that what a desk put away does not come back.
  `create table ready_request_types (
    desk_id uuid primary key references desks on delete cascade,
    made_at timestamptz not null
  )`,
  `alter table tickets add column request_type_id uuid references request_types`,
  `insert into request_types (id, desk_id, key, names, position, created_at)
    select gen_random_uuid(), desk_id, 'own_' || left(md5(request_type), 12), jsonb_build_object('en', request_type), 100, min(created_at)
    from tickets where coalesce(request_type, '') <> '' group by desk_id, request_type`,
  `update tickets set request_type_id = r.id from request_types r
    where r.desk_id = tickets.desk_id and r.names->>'en' = tickets.request_type`,
  `alter table tickets drop column request_type`,
  `create index tickets_request_type on tickets (request_type_id, last_message_at desc, id desc) where request_type_id is not null`,

  `create table time_entries (
    id uuid primary key,
    ticket_id uuid not null references tickets on delete cascade,
    by_kind text not null,
    by_id uuid,
    minutes integer not null check (minutes > 0),
    note text not null default '',
    spent_on date not null,
    created_at timestamptz not null
  )`,
  `create index time_entries_ticket on time_entries (ticket_id, created_at desc, id desc)`,
];
