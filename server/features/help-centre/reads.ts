import type { Language } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { isDatabaseAway } from '../../platform/db/index.ts';
import { errorFacts } from '../../platform/log/index.ts';
import type { Centre } from './centres.ts';
import type { Reads } from './figures.queries.ts';
import { addReads, mostReadOf } from './figures.queries.ts';

/** What was counted and is not written yet; a process that is killed loses so much of it. */
const WRITTEN_EVERY_MS = 5_000;
const MOST_HELD = 10_000;
/** A month's reads say what is read. */
const MOST_READ_OVER_DAYS = 30;
/** Programs that read pages for others. Short, and no part of it repeats: it cannot be made slow. */
const PROGRAM = /bot\b|crawl|spider|slurp|preview|archiver|monitor|headless|lighthouse|curl\/|wget\//i;
const LONGEST_AGENT = 300;

interface Counted {
  counts: Map<string, Reads>;
  timer: NodeJS.Timeout | undefined;
  writing: Promise<void>;
}

const countedOf = new WeakMap<Db, Counted>();

/** Counts one reader of an article, but no program and no browser that only fetches ahead. Written down within seconds. */
export function countRead(
  platform: Platform,
  { centre, articleId, language, headers }: { centre: Centre; articleId: string; language: Language; headers: Headers },
): void {
  if (readByProgram(headers)) return;
  const counted = countedOf.get(platform.db) ?? { counts: new Map(), timer: undefined, writing: Promise.resolve() };
  countedOf.set(platform.db, counted);
  const key = `${articleId} ${language}`;
  const known = counted.counts.get(key);
  if (known) known.reads += 1;
  else if (counted.counts.size < MOST_HELD) {
    counted.counts.set(key, { articleId, language, day: dayOf(platform, centre), reads: 1 });
  }
  counted.timer ??= setTimeout(() => {
    void settleReads(platform);
  }, WRITTEN_EVERY_MS).unref();
}

/** Writes down what was counted. To be called before the house closes. */
export async function settleReads(platform: Platform): Promise<void> {
  const counted = countedOf.get(platform.db);
  if (!counted) return;
  clearTimeout(counted.timer);
  counted.timer = undefined;
  const reads = [...counted.counts.values()];
  counted.counts.clear();
  if (reads.length === 0) return counted.writing;
  counted.writing = counted.writing
    .then(() => addReads(platform.db, reads))
    .catch((error: unknown) => {
      // A figure and no more: what was read while the database was away is not counted.
      if (isDatabaseAway(error)) platform.log.warn(errorFacts(error), 'reads of articles were not counted');
      else platform.log.error(errorFacts(error), 'reads of articles were not counted');
    });
  await counted.writing;
}

/** Whether a program asks, or a browser ahead of its reader. */
export function readByProgram(headers: Headers): boolean {
  const purpose = headers.get('sec-purpose') ?? headers.get('purpose') ?? '';
  return /prefetch|prerender/i.test(purpose) || PROGRAM.test((headers.get('user-agent') ?? '').slice(0, LONGEST_AGENT));
}

/** Of these articles the most read of late. */
export async function mostRead(
  platform: Platform,
  centre: Centre,
  language: Language,
  articleIds: readonly string[],
  limit: number,
): Promise<string[]> {
  const since = Temporal.PlainDate.from(dayOf(platform, centre)).subtract({ days: MOST_READ_OVER_DAYS }).toString();
  return mostReadOf(platform.db, articleIds, { language, since, limit });
}

/** The day that it is at the desk. */
export function dayOf(platform: Platform, { desk }: Pick<Centre, 'desk'>): string {
  return platform.clock.now().toZonedDateTimeISO(desk.timeZone).toPlainDate().toString();
}
