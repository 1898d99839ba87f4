import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * The words of the questions that others are compared with, apart from which group each is in: a group that became part of
 * another wrote every word of its letters into the index of words again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // Never changed: a question stands from when it is read until it is forgotten.
  `create table asked_standing (
    ticket_id uuid primary key references asked_tickets on delete cascade,
    desk_id uuid not null,
    asked_at timestamptz not null,
    -- Mixed with a number of the desk, so that the index tells its letters from those of other desks.
    words integer[] not null,
    -- How much its writer made of each word, in tenths.
    counts smallint[] not null
  )`,
  // The desk's number is the hash of its id, as the program has it (FNV-1a, folded).
  `do $$
  declare
    of_desk uuid;
    own bigint;
  begin
    for of_desk in select distinct desk_id from asked_tickets where stands loop
      own := 2166136261;
      for place in 1 .. 36 loop
        own := ((own # ascii(substr(of_desk::text, place, 1))) * 16777619) & 4294967295;
      end loop;
      own := own # (own >> 15);
      if own > 2147483647 then own := own - 4294967296; end if;
      insert into asked_standing (ticket_id, desk_id, asked_at, words, counts)
      select ticket_id, desk_id, asked_at,
        array(select w.word # own::integer from unnest(words) with ordinality w (word, place) order by w.place), counts
      from asked_tickets where desk_id = of_desk and stands;
    end loop;
  end $$`,
  // How much of it may wait before it is sorted in is said by who writes.
  `create index asked_standing_words on asked_standing using gin (words)`,
  `create index asked_standing_desk on asked_standing (desk_id, asked_at desc)`,
  `create index asked_tickets_standing on asked_tickets (group_id, asked_at desc) where stands and group_id is not null`,
  `drop index asked_tickets_desk`,
  `alter table asked_tickets drop words, drop counts`,
];
