import type { Logger } from 'pino';
import { destination, pino } from 'pino';

export type { Logger } from 'pino';

const STANDARD_OUTPUT = 1;

/**
 * JSON lines on standard output, or on another file descriptor where that one is for something else. Lines carry ids, counts and reasons, never names, addresses, subjects or bodies: a log
 * leaves the machine more easily than a database does.
 */
export function createLog(level: string, dest = STANDARD_OUTPUT): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ dest, sync: true }));
}

/** What is safe to write about an error that somebody's input may have shaped: its kind and place, and its message cut short. */
export function errorFacts(error: unknown): { kind: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { kind: typeof error, message: String(error).slice(0, 300) };
  const facts: { kind: string; message: string; stack?: string } = {
    kind: error.name,
    message: error.message.slice(0, 300),
  };
  if (error.stack) facts.stack = error.stack.split('\n').slice(1, 8).join('\n');
  return facts;
}
