import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BusyDays, CalendarQuestion } from './busy-days.ts';
import type { CalendarNews } from './calendar-worker.ts';

const LONGEST_MS = 5_000;
/** Megabytes. */
const HEAP = 128;

/**
 * Reads a stranger's calendar in a thread of its own, which ends after five seconds: rules of recurrence can be written that
 * have no next time, and no reader finds that out.
 * @returns null for what is no calendar, or cannot be read in that time.
 */
export function understandCalendar(question: CalendarQuestion): Promise<BusyDays[] | null> {
  return new Promise((resolve) => {
    const worker = new Worker(workerFile(), {
      workerData: question,
      resourceLimits: { maxOldGenerationSizeMb: HEAP },
    });
    const timer = setTimeout(() => end(null), LONGEST_MS);
    let ended = false;
    const end = (found: BusyDays[] | null): void => {
      // Ending it makes it exit, which says nothing more of what it found.
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      worker.terminate().then(
        () => resolve(found),
        () => resolve(found),
      );
    };
    worker.once('message', (news: CalendarNews) => end(news));
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
}

/** Beside the bundle (or one up from its parts), else the source, which Node reads as it is. */
function workerFile(): string {
  const here = import.meta.dirname;
  const built = [join(here, 'calendar-reader.js'), join(here, '../calendar-reader.js')];
  return built.find((file) => existsSync(file)) ?? join(here, 'calendar-worker.ts');
}
