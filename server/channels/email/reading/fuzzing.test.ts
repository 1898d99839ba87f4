import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastTime } from '../../../testing/least-time.ts';
import { grownMail, mutatedMail } from '../../../testing/nasty-mail.ts';
import { MailUnreadable } from './parsed-mail.ts';
import { parseMail } from './reading.ts';

const SAMPLES = new URL('../samples/', import.meta.url);
const corpus = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => readFileSync(new URL(name, SAMPLES)));

/** `bin/test --long` looks for ten minutes in all; otherwise some seconds, so that a plain mistake shows at once. */
const isLong = process.env.LONG_TESTS === '1';
const BUDGET_MS = isLong ? 300_000 : 4_000;
const MOST_MS = 5_000;
const MOST_EXTRA_MEMORY = 256 * 1024 * 1024;

async function survives(raw: Buffer): Promise<void> {
  expect(await leastTime(MOST_MS, () => read(raw))).toBeLessThan(MOST_MS);
}

async function read(raw: Buffer): Promise<void> {
  try {
    const mail = await parseMail(raw);
    const written = JSON.stringify({ ...mail, attachments: mail.attachments.map(({ content: _, ...rest }) => rest) });
    expect(written.includes('\\u0000') || !written.isWellFormed()).toBe(false);
    expect(mail.visibleText === '').toBe(mail.text === '');
  } catch (error) {
    if (!(error instanceof MailUnreadable)) throw error;
  }
}

/**
 * What is held once all that can be let go of has been: the size of the process after minutes of mails, and of whoever makes them
 * up, says more of the collector's leisure than of the mails.
 */
function memoryHeld(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function survivesAll(mails: fc.Arbitrary<Buffer>): Promise<void> {
  for (const raw of corpus) await survives(raw);
  const before = memoryHeld();
  await fc.assert(fc.asyncProperty(mails, survives), {
    numRuns: isLong ? 100_000_000 : 2_000,
    interruptAfterTimeLimit: BUDGET_MS,
    markInterruptAsFailure: false,
    // A failure is shown small, but not for the price of an hour.
    endOnFailure: isLong,
  });
  expect(memoryHeld() - before).toBeLessThan(MOST_EXTRA_MEMORY);
}

describe('whatever a mail contains, it is read or refused, within seconds', () => {
  test('mails by the grammar of MIME', () => survivesAll(grownMail), BUDGET_MS + 60_000);
  test('mails of the corpus, mutated', () => survivesAll(mutatedMail(corpus)), BUDGET_MS + 60_000);
});
