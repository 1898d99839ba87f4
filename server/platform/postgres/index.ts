export { type EmbeddedPostgres, joinPostgres, runningDatabaseUrl, startPostgres } from './embedded.ts';
export { PostgresStartError } from './start-error.ts';
