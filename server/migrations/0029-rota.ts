import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The rota: who answers customers on which day, beside whom. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `create table rotas (
    id uuid primary key,
    desk_id uuid not null references desks on delete cascade,
    name text not null,
    time_zone text not null,
    rules jsonb not null,
    version integer not null default 1,
    created_by uuid references teammates on delete set null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    put_away_at timestamptz
  )`,
  `create index rotas_desk on rotas (desk_id)`,
  `create table rota_people (
    rota_id uuid not null references rotas on delete cascade,
    teammate_id uuid not null references teammates on delete cascade,
    part text not null check (part in ('participant', 'buddy')),
    share jsonb not null,
    -- ISO: 1 is Monday.
    weekdays smallint[] not null,
    -- On the clock of their zone, 09:00.
    from_time text not null,
    to_time text not null,
    time_zone text not null,
    languages text[] not null,
    skills text[] not null,
    max_per_day smallint not null,
    holidays_country text,
    exempt_at timestamptz,
    exempt_reason text,
    paused_from_on date,
    paused_until_on date,
    level text not null check (level in ('learning', 'alone')),
    joined_on date not null,
    primary key (rota_id, teammate_id)
  )`,
  `create index rota_people_teammate on rota_people (teammate_id)`,
  `create table absence_calendars (
    teammate_id uuid primary key references teammates on delete cascade,
    url_sealed text not null,
    host text not null,
    -- Null: not asked yet.
    read_at timestamptz,
    good_at timestamptz,
    trouble text,
    created_at timestamptz not null
  )`,
  `create table absences (
    id uuid primary key,
    teammate_id uuid not null references teammates on delete cascade,
    from_on date not null,
    to_on date not null,
    source text not null check (source in ('entered', 'calendar')),
    -- Which event of the calendar, and of several which.
    calendar_uid text,
    entered_by uuid references teammates on delete set null,
    entered_at timestamptz not null,
    check (from_on <= to_on)
  )`,
  `create index absences_teammate on absences (teammate_id, to_on)`,
  `create table rota_plans (
    id uuid primary key,
    rota_id uuid not null references rotas on delete cascade,
    from_on date not null,
    to_on date not null,
    seed integer not null,
    keep boolean not null,
    state text not null check (state in ('planning', 'draft', 'published', 'discarded', 'failed')),
    progress real not null default 0,
    score jsonb,
    bound jsonb,
    -- What stands against it, and who is moved: ids of people as the engine gave them back.
    findings jsonb,
    milliseconds integer,
    made_by uuid references teammates on delete set null,
    made_at timestamptz not null,
    published_by uuid references teammates on delete set null,
    published_at timestamptz
  )`,
  `create index rota_plans_rota on rota_plans (rota_id, made_at)`,
  `create table shifts (
    id uuid primary key,
    rota_id uuid not null references rotas on delete cascade,
    plan_id uuid references rota_plans on delete set null,
    teammate_id uuid not null references teammates on delete cascade,
    buddy_id uuid references teammates on delete set null,
    on_date date not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    time_zone text not null,
    state text not null check (state in ('draft', 'published', 'cancelled', 'complete')),
    -- Of a draft that keeps to what is published: the shift that it stands for.
    stands_for uuid references shifts on delete set null,
    sequence integer not null default 0,
    published_at timestamptz,
    changed_at timestamptz not null,
    change_reason text
  )`,
  `create index shifts_rota on shifts (rota_id, on_date, id)`,
  `create index shifts_teammate on shifts (teammate_id, on_date)`,
  `create index shifts_buddy on shifts (buddy_id, on_date) where buddy_id is not null`,
  `create index shifts_plan on shifts (plan_id) where plan_id is not null`,
  `create index shifts_stands_for on shifts (stands_for) where stands_for is not null`,
  `create table swaps (
    id uuid primary key,
    rota_id uuid not null references rotas on delete cascade,
    shift_id uuid not null references shifts on delete cascade,
    kind text not null check (kind in ('offer', 'ask', 'open', 'stand-in')),
    state text not null check (state in ('open', 'awaiting', 'taken', 'withdrawn', 'refused', 'unfilled', 'undone')),
    -- Whose shift it was when it was opened.
    owner_id uuid not null references teammates on delete cascade,
    asked_by uuid references teammates on delete set null,
    asked_of uuid references teammates on delete cascade,
    wanted_on date[] not null,
    words text not null,
    taken_by uuid references teammates on delete set null,
    other_shift_id uuid references shifts on delete set null,
    opened_at timestamptz not null,
    ends_at timestamptz not null,
    reminded integer not null default 0,
    next_reminder_at timestamptz,
    settled_by uuid references teammates on delete set null,
    settled_at timestamptz
  )`,
  // One at a time for each shift.
  `create unique index swaps_shift_open on swaps (shift_id) where state in ('open', 'awaiting')`,
  `create index swaps_shift on swaps (shift_id)`,
  `create index swaps_other_shift on swaps (other_shift_id) where other_shift_id is not null`,
  `create index swaps_rota on swaps (rota_id, opened_at)`,
  `create index swaps_due on swaps (ends_at) where state in ('open', 'awaiting')`,
  `create table calendar_feeds (
    id uuid primary key,
    -- SHA-256 of the word in its address; sealed, to show the address again to whom it belongs.
    token_hash text not null unique,
    token_sealed text not null,
    of text not null check (of in ('person', 'rota', 'buddy')),
    teammate_id uuid not null references teammates on delete cascade,
    rota_id uuid references rotas on delete cascade,
    made_at timestamptz not null,
    read_at timestamptz,
    ended_at timestamptz
  )`,
  `create index calendar_feeds_teammate on calendar_feeds (teammate_id)`,
];
