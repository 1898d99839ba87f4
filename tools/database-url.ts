// Prints where the database of the running Sportello is reached, for pg_dump and the like. Started by bin/console.
import { environment, readConfig } from '../server/platform/config/index.ts';
import { runningDatabaseUrl } from '../server/platform/postgres/index.ts';

const { databaseUrl, dataDir } = readConfig(environment());
process.stdout.write(`${databaseUrl ?? (await runningDatabaseUrl(dataDir))}\n`);
