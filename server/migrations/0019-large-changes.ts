import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Own fields found by more than their exact value. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // The values of the desk's own fields once more, one row each, so that "at least 5", "before March" and "has the word" are
  // looked up too; tickets.fields stays what is true. day is 'YYYY-MM-DD' and sorts as text: a text that only looks like
  // a day must never be read as one. words are folded as they are asked for.
  `create table ticket_field_values (
    field_id uuid not null,
    ticket_id uuid not null references tickets on delete cascade,
    number numeric,
    day text collate "C",
    words text,
    primary key (field_id, ticket_id)
  )`,
  `create index ticket_field_values_ticket on ticket_field_values (ticket_id)`,
  `create index ticket_field_values_number on ticket_field_values (field_id, number) where number is not null`,
  `create index ticket_field_values_day on ticket_field_values (field_id, day) where day is not null`,
  `create index ticket_field_values_words on ticket_field_values using gin (words gin_trgm_ops) where words is not null`,
  `create function ticket_field_values_of(of_ticket uuid, fields jsonb) returns void language sql as $$
    insert into ticket_field_values (field_id, ticket_id, number, day, words)
    select key::uuid, of_ticket,
      case when jsonb_typeof(value) = 'number' then value::numeric end,
      case when jsonb_typeof(value) = 'string' and value #>> '{}' ~ '^\\d{4}-\\d\\d-\\d\\d$' then value #>> '{}' end,
      case when jsonb_typeof(value) = 'string' then lower(unaccent(value #>> '{}')) end
    from jsonb_each(fields) where jsonb_typeof(value) <> 'null' $$`,
  `create function ticket_field_values_follow() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then delete from ticket_field_values where ticket_id = new.id; end if;
      perform ticket_field_values_of(new.id, new.fields);
      return null;
    end $$`,
  `create trigger ticket_fields_given after insert on tickets for each row
    when (new.fields <> '{}') execute function ticket_field_values_follow()`,
  `create trigger ticket_fields_changed after update of fields on tickets for each row
    when (new.fields is distinct from old.fields) execute function ticket_field_values_follow()`,
  `select ticket_field_values_of(id, fields) from tickets where fields <> '{}'`,
];
