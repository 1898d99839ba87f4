import { parentPort, workerData } from 'node:worker_threads';
import type { BusyDays, CalendarQuestion } from './busy-days.ts';
import { busyDaysIn } from './busy-days.ts';

/** What the thread says, once; a calendar that cannot be read ends it with an error. */
export type CalendarNews = BusyDays[];

// What never ends here is ended from outside.
const news: CalendarNews = busyDaysIn(workerData as CalendarQuestion);
parentPort?.postMessage(news);
