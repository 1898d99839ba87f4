import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable, spread } from './figures.ts';
import { startProduct } from './product.ts';

const RUNS = 5;
const IDLE_MS = 10_000;

/** From `bin/sportello` to its ready line on a data folder that is there, and the app process's memory when idle. */
export async function benchStart(): Promise<void> {
  process.stdout.write(
    `Start: ${RUNS} runs of bin/sportello, installed and built, memory ${IDLE_MS / 1000} s after\n\n`,
  );
  const folder = await mkdtemp(join(tmpdir(), 'sportello-bench-'));
  const command = [join(process.cwd(), 'bin/sportello')];
  try {
    const first = await startProduct(folder, {}, command);
    await first.stop();
    const ready: number[] = [];
    const memory: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const product = await startProduct(folder, {}, command);
      ready.push(product.readyMs / 1000);
      await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
      memory.push(await product.memory());
      await product.stop();
    }
    printTable(
      ['', 'median (least to most)', 'aim'],
      [
        ['first start, with a new database', `${(first.readyMs / 1000).toFixed(2)} s`, ''],
        ['command to ready', `${spread(ready, 2)} s`, '<= 3 s'],
        ['memory of the app process, idle', `${spread(memory)} MB`, '<= 180 MB'],
      ],
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
