import { join } from 'node:path';
import type { ServerType } from '@hono/node-server';
import { serve } from '@hono/node-server';
import type { House } from './composition.ts';
import { openHouse } from './composition.ts';
import { ensureCompany, renewSetUpCode } from './features/company/index.ts';
import { migrate } from './migrations/index.ts';
import type { Clock, MovableClock } from './platform/clock/index.ts';
import { movableClock, systemClock } from './platform/clock/index.ts';
import type { Config } from './platform/config/index.ts';
import { ConfigError, environment, readConfig } from './platform/config/index.ts';
import { openDatabase } from './platform/db/index.ts';
import { migrateJobs } from './platform/jobs/index.ts';
import type { Logger } from './platform/log/index.ts';
import { createLog, errorFacts } from './platform/log/index.ts';
import type { EmbeddedPostgres } from './platform/postgres/index.ts';
import { joinPostgres, PostgresStartError, startPostgres } from './platform/postgres/index.ts';
import { loadServerCatalogues, projectFolder } from './project.ts';
import { serveApp } from './web-app.ts';

/** After this a stop is forced: whoever waits for us (systemd, a person) has waited long enough. */
const STOP_WITHIN_MS = 9_000;
const PARTS = ['web', 'work', 'code'] as const;

interface Command {
  part: (typeof PARTS)[number] | 'all';
  demo: boolean;
}

/** What somebody asked for that cannot be; told in one sentence, without a stack. */
class StartProblem extends Error {}

function readCommand(args: readonly string[]): Command {
  const command: Command = { part: 'all', demo: false };
  for (const argument of args) {
    if (argument === '--demo') command.demo = true;
    else if ((PARTS as readonly string[]).includes(argument)) command.part = argument as Command['part'];
    else throw new StartProblem(`There is no "${argument}": it is bin/sportello [web|work|code] [--demo].`);
  }
  return command;
}

async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  const config = readConfig(environment(), command.demo ? { defaultDataDir: './data-demo', demo: true } : {});
  const log = createLog(config.logLevel);
  const say = (text: string): void => {
    if (process.stdout.isTTY) process.stdout.write(`${text}\n`);
    else log.info(text);
  };
  loadServerCatalogues();

  const postgres = await database(config, command, say);
  const databaseUrl = config.databaseUrl ?? postgres?.url ?? '';
  await prepare(databaseUrl, log);
  const clock: Clock = config.development || command.demo ? movableClock() : systemClock;
  const house = await openHouse({ config, log, clock, databaseUrl });

  if (command.part === 'code') {
    const code = await renewSetUpCode(house.platform);
    process.stdout.write(
      code ? `The one-time code is ${code}\n` : 'Sportello is set up already: there is no code any more.\n',
    );
    await house.close();
    await postgres?.stop();
    return;
  }

  if (command.demo) await makeDemo(house, databaseUrl, clock, say);
  const { setUpCode } = await ensureCompany(house.platform, { newCode: command.part !== 'work' });
  let http: ServerType | undefined;
  if (command.part !== 'work') http = await listen(house, config);
  if (command.part !== 'work') await receive(house);
  if (command.part !== 'web') await house.startWork();
  stopOnSignal(house, http, postgres, log);
  if (setUpCode && http)
    process.stdout.write(`First visit: open ${config.publicUrl}/setup and enter the one-time code ${setUpCode}\n`);
  if (config.host !== '127.0.0.1' && config.publicUrl.startsWith('http:')) {
    log.warn('reachable from outside without HTTPS: put a proxy with a certificate in front and set PUBLIC_URL');
  }
  process.stdout.write(
    command.part === 'work'
      ? 'Sportello is working\n'
      : `Sportello is ready at http://${hostInUrl(config.host)}:${config.port}\n`,
  );
}

async function database(
  config: Config,
  command: Command,
  say: (text: string) => void,
): Promise<EmbeddedPostgres | undefined> {
  if (config.databaseUrl !== undefined) return undefined;
  const start = command.part === 'code' || command.part === 'work' ? joinPostgres : startPostgres;
  return start({ dataDir: config.dataDir, say });
}

async function makeDemo(
  { platform }: House,
  databaseUrl: string,
  clock: Clock,
  say: (text: string) => void,
): Promise<void> {
  // Only here: nobody else carries the sample's four hundred letters in memory.
  const { DEMO_PASSWORD, DemoUnfinished, fillDemo } = await import('./demo/filling.ts');
  // Thousands of commits one after another, of a company that is made anew when it was cut short, for nobody who looks on yet:
  // without waiting for the disk, and numbered when all is there.
  const { db, close } = openDatabase(databaseUrl, platform.log, { durable: false });
  try {
    await fillDemo({ ...platform, db, eventsWritten: () => undefined, clock: clock as MovableClock }, say);
  } catch (error) {
    if (error instanceof DemoUnfinished) throw new StartProblem(error.message);
    throw error;
  } finally {
    await close();
  }
  platform.eventsWritten();
  process.stdout.write(
    `Sign in as marta@officinalume.example (or anyone there) with the password "${DEMO_PASSWORD}"\n`,
  );
}

async function prepare(databaseUrl: string, log: Logger): Promise<void> {
  const { db, pool, close } = openDatabase(databaseUrl, log, { poolSize: 2 });
  try {
    const done = await migrate(db);
    await migrateJobs(pool);
    if (done.length > 0) log.info({ migrations: done }, 'database brought to this version');
  } finally {
    await close();
  }
}

function listen(house: House, config: Config): Promise<ServerType> {
  serveApp(house, webFolder());
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: house.app.fetch, hostname: config.host, port: config.port, overrideGlobalObjects: false },
      () => resolve(server),
    );
    server.on('upgrade', house.writing.upgrade);
    server.once('error', (error: NodeJS.ErrnoException) => reject(portProblem(error, 'PORT', config.port)));
  });
}

async function receive(house: House): Promise<void> {
  try {
    await house.startReceivers();
  } catch (error) {
    const { port } = error as { port?: number };
    const name = port === house.platform.config.lmtpPort ? 'LMTP_PORT' : 'SMTP_PORT';
    throw portProblem(error as NodeJS.ErrnoException, name, port ?? house.platform.config.smtpPort);
  }
}

function portProblem(error: NodeJS.ErrnoException, name: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new StartProblem(`Port ${port} is in use by another program: choose another with ${name}.`);
  if (error.code === 'EACCES')
    return new StartProblem(`Port ${port} may not be opened by this user: choose one above 1023 with ${name}.`);
  if (error.code === 'EADDRNOTAVAIL') return new StartProblem('HOST is not an address of this machine.');
  return error;
}

function stopOnSignal(
  house: House,
  http: ServerType | undefined,
  postgres: EmbeddedPostgres | undefined,
  log: Logger,
): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      log.error('did not stop in time, stopping now');
      process.exit(1);
    }, STOP_WITHIN_MS).unref();
    closeAll(house, http, postgres).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error(errorFacts(error), 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The supervisor mends a crash by itself; this is the database gone for good.
  postgres?.exited.then(() => {
    if (!stopping) {
      log.fatal('the database is gone');
      stop();
    }
  });
}

async function closeAll(
  house: House,
  http: ServerType | undefined,
  postgres: EmbeddedPostgres | undefined,
): Promise<void> {
  if (http) {
    // What was upgraded is no connection of the server's any more, and still it would wait for it.
    await house.writing.stop();
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    // Live connections never end by themselves; whoever is in the middle of a request gets a second.
    setTimeout(() => 'closeAllConnections' in http && http.closeAllConnections(), 1_000).unref();
    await closed;
  }
  await house.close();
  await postgres?.stop();
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function webFolder(): string {
  return join(projectFolder(), 'build/web');
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError || error instanceof PostgresStartError || error instanceof StartProblem) {
    process.stderr.write(`${error.message}\n`);
  } else {
    process.stderr.write(
      `Sportello could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }
  process.exit(1);
});
