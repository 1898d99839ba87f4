import { parentPort } from 'node:worker_threads';
import type { ParsedMail } from './parsed-mail.ts';
import { MailUnreadable } from './parsed-mail.ts';
import { parseMail } from './reading.ts';

export interface ReadRequest {
  id: number;
  raw: Uint8Array;
}

/** A mail on its way between threads: what cannot be copied between them is a string here. */
export type ReadAnswer = { id: number } & (
  | { mail: Omit<ParsedMail, 'date'> & { date: string | null } }
  | { unreadable: string }
  | { failed: string }
);

async function answer({ id, raw }: ReadRequest): Promise<ReadAnswer> {
  try {
    const { date, ...mail } = await parseMail(raw);
    return { id, mail: { ...mail, date: date?.toString() ?? null } };
  } catch (error) {
    if (error instanceof MailUnreadable) return { id, unreadable: error.message };
    return { id, failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

parentPort?.on('message', (request: ReadRequest) => {
  void answer(request).then((ready) => parentPort?.postMessage(ready));
});
