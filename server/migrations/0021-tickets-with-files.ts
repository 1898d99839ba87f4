import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Whether a ticket has a file stands on the ticket itself: the counts of all views are asked by every screen, and looking for
 * files of thousands of tickets took as long as all the rest of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `alter table tickets add column has_files boolean not null default false`,
  `update tickets set has_files = true
    where exists (select from attachments a where a.ticket_id = tickets.id and not a.inline)`,
  `create function tickets_with_files() returns trigger language plpgsql as $$
  begin
    if tg_op <> 'DELETE' and new.ticket_id is not null and not new.inline then
      update tickets set has_files = true where id = new.ticket_id and not has_files;
    end if;
    if tg_op <> 'INSERT' and old.ticket_id is not null and not old.inline then
      update tickets set has_files = false where id = old.ticket_id and has_files
        and not exists (select from attachments a where a.ticket_id = tickets.id and not a.inline);
    end if;
    return null;
  end $$`,
  `create trigger attachments_on_tickets after insert or delete or update of message_id, ticket_id, inline on attachments
    for each row execute function tickets_with_files()`,
];
