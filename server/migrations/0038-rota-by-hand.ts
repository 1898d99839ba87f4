import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Absences of hours and not of whole days, and what who plans allows one person in one plan. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `alter table absences
    -- 14:00, on the clock of the zone. From: of the first day, null is its beginning. To: of the last day, null is its end.
    add from_time text,
    add to_time text,
    -- Null where both times are.
    add time_zone text,
    add check ((from_time is null and to_time is null) = (time_zone is null)),
    add check (from_on < to_on or from_time is null or to_time is null or from_time < to_time)`,
  // Seats and months off, as the contract's planException has them.
  `alter table rota_plans add exceptions jsonb not null default '[]'`,
];
