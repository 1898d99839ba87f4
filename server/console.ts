import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { start } from 'node:repl';
import { inspect, parseArgs } from 'node:util';
import { runInThisContext } from 'node:vm';
import { NobodyMeant, openTools } from './console-tools.ts';
import type { Config } from './platform/config/index.ts';
import { ConfigError, environment, readConfig } from './platform/config/index.ts';
import { createLog } from './platform/log/index.ts';
import type { EmbeddedPostgres } from './platform/postgres/index.ts';
import { joinPostgres, PostgresStartError } from './platform/postgres/index.ts';
import { loadServerCatalogues } from './project.ts';

const USAGE = `bin/console                 a prompt; "help" says what is there
bin/console --eval CODE     runs one expression and prints what it gives as JSON
bin/console --demo          the same with the sample company
bin/console --database-url  prints where the database is reached
`;
/** Standard output is for what an expression gives. */
const STANDARD_ERROR = 2;
const HISTORY = '.sportello_history';

class Misuse extends Error {}

async function main(): Promise<void> {
  const { code, demo } = readArguments();
  const config = readConfig(environment(), demo ? { defaultDataDir: './data-demo', demo: true } : {});
  loadServerCatalogues();
  const postgres = await joinDatabase(config);
  const url = config.databaseUrl ?? postgres?.url ?? '';
  const { globals, close } = await openTools(config, createLog('warn', STANDARD_ERROR), url);
  try {
    Object.assign(globalThis, globals);
    if (code === undefined) await prompt(String(globals.help));
    else process.stdout.write(`${await answerTo(code)}\n`);
  } finally {
    await close();
    await postgres?.stop();
  }
}

function readArguments(): { code: string | undefined; demo: boolean } {
  try {
    const { values } = parseArgs({
      options: { eval: { type: 'string', short: 'e' }, demo: { type: 'boolean', default: false } },
    });
    return { code: values.eval, demo: values.demo };
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

/** The embedded database of the running product, or of this prompt alone when nobody runs. */
async function joinDatabase(config: Config): Promise<EmbeddedPostgres | undefined> {
  if (config.databaseUrl !== undefined) return undefined;
  if (!existsSync(join(config.dataDir, 'postgres')))
    throw new Misuse(`There is no database in ${config.dataDir} yet: start bin/sportello first, or set DATA_DIR.\n`);
  return joinPostgres({ dataDir: config.dataDir, say: (text) => process.stderr.write(`${text}\n`) });
}

/** One expression with its awaits, as JSON; `undefined` is null there. */
async function answerTo(code: string): Promise<string> {
  const value: unknown = await runInThisContext(`(async () => (${code}\n))()`, { filename: 'the expression' });
  return JSON.stringify(value ?? null, null, 2);
}

async function prompt(help: string): Promise<void> {
  process.stdout.write('This is the database of Sportello; "help" says what is there, .exit leaves.\n');
  const repl = start({
    prompt: 'sportello> ',
    useGlobal: true,
    writer: (value) => (value === help ? help : inspect(value, { colors: process.stdout.isTTY, depth: 4 })),
  });
  repl.setupHistory(join(homedir(), HISTORY), (error) => {
    if (error) process.stderr.write(`The history is not kept: ${error.message}\n`);
  });
  await new Promise<void>((resolve) => {
    repl.on('exit', resolve);
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const told = [Misuse, ConfigError, PostgresStartError, NobodyMeant].some((kind) => error instanceof kind);
    process.stderr.write(told && error instanceof Error ? `${error.message.trimEnd()}\n` : `${inspect(error)}\n`);
    process.exit(1);
  },
);
