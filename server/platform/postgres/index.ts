export { type EmbeddedPostgres, joinPostgres, startPostgres } from './embedded.ts';
export { PostgresStartError } from './start-error.ts';
