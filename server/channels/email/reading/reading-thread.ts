import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ParsedMail } from './parsed-mail.ts';
import { MailUnreadable } from './parsed-mail.ts';
import { parseMail } from './reading.ts';
import type { ReadAnswer, ReadRequest } from './reading-worker.ts';

/** Up to so many mails at once are read here: a thread costs memory, and a mail now and then does not need it. */
const READ_HERE = 2;
/** Without work for so long, the thread and its memory go. */
const IDLE_MS = 30_000;

interface Waiting {
  resolve(mail: ParsedMail): void;
  reject(error: unknown): void;
}

let reading = 0;
let thread: { worker: Worker; waiting: Map<number, Waiting>; idle: NodeJS.Timeout | undefined } | undefined;
let nextId = 0;

/**
 * `parseMail`, off the event loop that takes mail in while there is a burst of it: understanding a mail costs more than
 * accepting it, and a second core is better used than a longer queue.
 */
export async function readMail(raw: Uint8Array): Promise<ParsedMail> {
  reading++;
  try {
    return reading <= READ_HERE ? await parseMail(raw) : await readInThread(raw);
  } finally {
    reading--;
  }
}

function readInThread(raw: Uint8Array): Promise<ParsedMail> {
  thread ??= startThread();
  const { worker, waiting, idle } = thread;
  clearTimeout(idle);
  const request: ReadRequest = { id: nextId++, raw };
  return new Promise((resolve, reject) => {
    waiting.set(request.id, { resolve, reject });
    worker.postMessage(request);
  });
}

function startThread() {
  const worker = new Worker(workerFile());
  // The process may end while a thread rests.
  worker.unref();
  const started = { worker, waiting: new Map<number, Waiting>(), idle: undefined as NodeJS.Timeout | undefined };
  const { waiting } = started;
  worker.on('message', (answer: ReadAnswer) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) rest(started);
    if (!one) return;
    if ('mail' in answer) {
      const { date, ...mail } = answer.mail;
      one.resolve({ ...mail, date: date === null ? undefined : Temporal.Instant.from(date) });
    } else if ('unreadable' in answer) one.reject(new MailUnreadable(answer.unreadable));
    else one.reject(new Error(answer.failed));
  });
  const gone = (error: unknown): void => {
    if (thread === started) thread = undefined;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  worker.on('error', gone);
  worker.on('exit', () => gone(new Error('the thread that reads mail ended')));
  return started;
}

function rest(started: NonNullable<typeof thread>): void {
  clearTimeout(started.idle);
  started.idle = setTimeout(() => {
    if (started.waiting.size > 0) return;
    if (thread === started) thread = undefined;
    void started.worker.terminate();
  }, IDLE_MS);
  started.idle.unref();
}

/** Beside the bundle (or one up from its parts), else the source, which Node reads as it is. */
function workerFile(): string {
  const here = import.meta.dirname;
  const built = [join(here, 'mail-reader.js'), join(here, '../mail-reader.js')];
  return built.find((file) => existsSync(file)) ?? join(here, 'reading-worker.ts');
}
