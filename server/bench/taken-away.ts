import { readFileSync } from 'node:fs';

/** proc(5): where time taken by other machines on the same host stands among the figures of `cpu`. */
const STEAL = 7;
/** What guests took is counted in the figures before it already. */
const COUNTED = 8;

/**
 * Begins to watch what a shared host takes away from this machine's processors.
 * @returns what was taken since, as words with a share; where the system does not tell, that.
 */
export function watchTakenAway(): () => string {
  const before = ticks();
  return () => {
    const now = ticks();
    if (before === undefined || now === undefined) return 'not told here';
    const all = now.all - before.all;
    return all === 0 ? 'too short to tell' : `${Math.round((100 * (now.stolen - before.stolen)) / all)}%`;
  };
}

function ticks(): { stolen: number; all: number } | undefined {
  if (process.platform !== 'linux') return;
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const figures = line
    .split(/\s+/)
    .slice(1, COUNTED + 1)
    .map(Number);
  return { stolen: figures[STEAL] ?? 0, all: figures.reduce((sum, one) => sum + one, 0) };
}
