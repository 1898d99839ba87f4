import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { Migrator } from 'kysely/migration';
import type { Tables } from '../platform/db/index.ts';
import { up as house } from './0001-house.ts';

/** In order; a migration that has landed is frozen and never edited. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-house': { up: house },
};

/**
 * Brings the database to this version. Several processes may call it at once (Kysely holds a lock).
 * @returns the names of what was carried out.
 */
export async function migrate(db: Kysely<Tables>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
}
