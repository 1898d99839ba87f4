import { parentPort, workerData } from 'node:worker_threads';
import type { CalendarQuestion } from './busy-days.ts';
import { busyDaysIn } from './busy-days.ts';

/** The thread in which a stranger's calendar is read: what never ends there is ended from outside. */
parentPort?.postMessage(busyDaysIn(workerData as CalendarQuestion));
