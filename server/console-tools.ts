import { openHouse } from './composition.ts';
import * as company from './features/company/index.ts';
import * as contacts from './features/contacts/index.ts';
import * as desks from './features/desks/index.ts';
import * as outbox from './features/outbox/index.ts';
import * as teammates from './features/teammates/index.ts';
import * as tickets from './features/tickets/index.ts';
import type { Actor } from './platform/access/index.ts';
import { system } from './platform/access/index.ts';
import { act } from './platform/act.ts';
import { systemClock } from './platform/clock/index.ts';
import type { Config } from './platform/config/index.ts';
import type { Db } from './platform/db/index.ts';
import { sql } from './platform/db/index.ts';
import type { Logger } from './platform/log/index.ts';

const FEATURES = { company, contacts, desks, outbox, teammates, tickets };

export interface ConsoleTools {
  /** What the prompt and `--eval` know by name. */
  globals: Record<string, unknown>;
  close(): Promise<void>;
}

/** Somebody asked for whom there is none, or who could be several; told without a stack. */
export class NobodyMeant extends Error {}

/**
 * The house without its jobs, mail receivers and pages: verbs work here as they do in the product, and what they queue is
 * done by the product that runs beside.
 */
export async function openTools(config: Config, log: Logger, databaseUrl: string): Promise<ConsoleTools> {
  const house = await openHouse({ config, log, clock: systemClock, databaseUrl, poolSize: 4 });
  const { db } = house.platform;
  const globals: Record<string, unknown> = {
    db,
    sql,
    platform: house.platform,
    clock: house.platform.clock,
    act,
    system,
    as: (who: string) => actorNamed(db, who),
    ...FEATURES,
  };
  globals.help = helpText();
  return { globals, close: () => house.close() };
}

/** The teammate whose name or address begins so (or whose id it is), as an actor with their own rights. */
async function actorNamed(db: Db, who: string): Promise<Actor & { kind: 'teammate' }> {
  const exact = await teammates.activeTeammate(db, who);
  if (exact) return { kind: 'teammate', ...exact };
  const beginning = `${who.replace(/[\\%_]/g, '\\$&')}%`;
  const found = await db
    .selectFrom('teammates')
    .select(['id', 'name', 'email'])
    .where('deactivated_at', 'is', null)
    .where((eb) => eb.or([eb('name', 'ilike', beginning), eb('email', 'ilike', beginning)]))
    .orderBy('name')
    .limit(10)
    .execute();
  const [only] = found;
  if (!only) throw new NobodyMeant(`No teammate's name or address begins with "${who}".`);
  if (found.length > 1)
    throw new NobodyMeant(`"${who}" could be ${found.map(({ name, email }) => `${name} <${email}>`).join(' or ')}.`);
  const teammate = await teammates.activeTeammate(db, only.id);
  if (!teammate) throw new NobodyMeant(`${only.name} has just left.`);
  return { kind: 'teammate', ...teammate };
}

function helpText(): string {
  const verbs = Object.entries(FEATURES).map(([feature, exports]) => {
    const names = Object.entries(exports)
      .filter(([, value]) => typeof value === 'function')
      .map(([name, value]) => `  ${feature}.${name}(${parametersOf(value)})`);
    return names.join('\n');
  });
  return `db, sql         the database: await sql\`select count(*) from tickets\`.execute(db)
platform        what verbs take first; with clock, config, storage
as('marta')     a teammate as an actor, by the beginning of the name or address: await as('marta')
system('me')    the actor that may everything
act             a transaction with its events and jobs: await act(platform, actor, async (one) => …)

await tickets.changeTicket(platform, await as('marta'), id, { status: 'solved' })

${verbs.join('\n')}`;
}

function parametersOf(verb: unknown): string {
  return /^(?:async )?function \w+\(([^)]*)\)/.exec(String(verb))?.[1] ?? '';
}
