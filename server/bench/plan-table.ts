import type pg from 'pg';
import { openHouse } from '../composition.ts';
import { systemClock } from '../platform/clock/index.ts';
import { readConfig } from '../platform/config/index.ts';
import { createLog } from '../platform/log/index.ts';
import { loadServerCatalogues } from '../project.ts';
import type { Caller } from './callers.ts';
import { requestOf } from './callers.ts';
import { printTable } from './figures.ts';
import type { Plan } from './plans.ts';
import { explain, largeTables, listenToStatements, statementsOf } from './plans.ts';
import type { Read } from './reads.ts';

/** Every statement of one call of each read, explained with its values; the table shows each call's slowest. */
export async function printPlans(
  databaseUrl: string,
  folder: string,
  origin: string,
  client: pg.Client,
  reads: readonly Read[],
  callers: readonly Caller[],
): Promise<void> {
  listenToStatements();
  loadServerCatalogues();
  const config = readConfig({ DATA_DIR: folder, PUBLIC_URL: origin });
  const house = await openHouse({ config, log: createLog('silent'), clock: systemClock, databaseUrl });
  const large = await largeTables(client);
  const rows: string[][] = [];
  const scans: string[] = [];
  try {
    for (const [index, read] of reads.entries()) {
      for (const caller of callers) {
        const { path, ...init } = requestOf(read, caller, index);
        const statements = await statementsOf(async () => {
          const answer = await house.app.request(`${origin}${path}`, init);
          if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
        });
        const plans: Plan[] = [];
        for (const statement of statements) plans.push(await explain(client, statement, large));
        const slowest = plans.reduce((worst, plan) => (plan.milliseconds > worst.milliseconds ? plan : worst));
        const scanned = plans.flatMap((plan) => plan.scanned);
        for (const table of scanned) scans.push(`${read.name} (${caller.name}): ${table}`);
        rows.push([
          `${read.name}, ${caller.name}`,
          String(plans.length),
          plans.reduce((sum, plan) => sum + plan.milliseconds, 0).toFixed(1),
          slowest.milliseconds.toFixed(1),
          slowest.looked.toLocaleString('en'),
          [...scanned.map((table) => `TOO MUCH OF ${table}`), ...slowest.ways].join(', '),
        ]);
      }
    }
  } finally {
    await house.close();
  }
  process.stdout.write(
    'Plans: all statements of a call, and of its slowest one the rows it looked at and how it found them\n\n',
  );
  printTable(['', 'statements', 'ms', 'slowest', 'rows', 'by'], rows);
  process.stdout.write(
    scans.length === 0
      ? 'No call reads much of a large table.\n\n'
      : `Too much of a large table is read by:\n  ${scans.join('\n  ')}\n\n`,
  );
}
