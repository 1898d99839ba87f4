import { z } from 'zod';
import type { MailboxTest, MailboxTestStep } from '../../../contract/mailboxes.ts';
import { id } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { deskBook } from '../desks/index.ts';
import { checkWayOut, sendToItself } from '../outbox/index.ts';
import { cameSince } from '../tickets/index.ts';
import { lockMailboxFor } from './changing.ts';
import { credentialsOf } from './credentials.ts';
import { accountOf } from './following.ts';
import { deskOfAddress, mailboxById } from './mailboxes.queries.ts';
import { accountProbe } from './probing.ts';
import type { MailboxRow } from './settings.ts';
import { settingsOf } from './settings.ts';
import type { StepOutcome } from './test-steps.ts';
import { outSteps, stepsFor } from './test-steps.ts';
import { deleteTestsBefore, insertTest, testById, updateTest } from './testing.queries.ts';

/** So long after it was sent a letter to oneself may be on its way; then it has not come back. */
const BACK_WITHIN = { minutes: 5 };
const KEPT_FOR = { hours: 24 };

const testJob = defineJob({
  name: 'mailboxes.test',
  payload: z.object({ testId: id, language: z.enum(['en', 'it', 'es', 'ro']) }),
  priority: PRIORITY.soon,
  // Whoever set it going looks on and can do so again; a second try by itself would send a second letter.
  maxAttempts: 1,
  run: runTest,
});

/**
 * Begins to try a mailbox as it is set: reaching its account, its way out, and a letter that it sends to itself.
 * @throws Problem 404, 403
 */
export async function testMailbox(platform: Platform, actor: Actor, mailboxId: string): Promise<MailboxTest> {
  return act(platform, actor, async (one) => {
    const row = await lockMailboxFor(one, mailboxId);
    const steps = stepsFor(settingsOf(row));
    const testId = newId();
    await deleteTestsBefore(one.trx, one.at.subtract(KEPT_FOR).toString());
    await insertTest(one.trx, { id: testId, mailboxId, at: one.at.toString(), steps });
    one.queue(testJob, { testId, language: closestLanguage('locale' in actor ? actor.locale : null) });
    return { id: testId, startedAt: one.at.toString(), steps, finished: false };
  });
}

/**
 * How far a test is. Whether its letter came back is looked up when it is asked for.
 * @throws Problem 404
 */
export async function mailboxTestOf(
  platform: Platform,
  actor: Actor,
  mailboxId: string,
  testId: string,
): Promise<MailboxTest> {
  const { db, clock } = platform;
  const mailbox = await mailboxById(db, mailboxId);
  const deskId = mailbox && (await deskOfAddress(db, mailbox.address));
  const test = await testById(db, testId);
  if (!test || test.mailbox_id !== mailboxId || !deskId || !may(actor, 'desk.change', deskId)) throw notFound('test');
  const back = test.steps.find((step) => step.name === 'came_back');
  if (test.finished_at === null && back?.outcome === 'waiting' && test.message_id !== null) {
    const cameAt = await cameSince(db, test.message_id, test.started_at);
    const now = clock.now();
    const tooLate = Temporal.Instant.compare(now, test.started_at.add(BACK_WITHIN)) > 0;
    if (cameAt !== null || tooLate) {
      back.outcome = cameAt === null ? 'failed' : 'ok';
      back.trouble = cameAt === null ? 'no_answer' : null;
      back.tookMs = Math.round((cameAt ?? now).since(test.started_at).total('milliseconds'));
      await updateTest(db, testId, { steps: test.steps, finishedAt: now.toString() });
      return { id: testId, startedAt: test.started_at.toString(), steps: test.steps, finished: true };
    }
  }
  return {
    id: testId,
    startedAt: test.started_at.toString(),
    steps: test.steps,
    finished: test.finished_at !== null,
  };
}

async function runTest(
  platform: Platform,
  { testId, language }: { testId: string; language: 'en' | 'it' | 'es' | 'ro' },
): Promise<void> {
  const test = await testById(platform.db, testId);
  const mailbox = test && (await mailboxById(platform.db, test.mailbox_id));
  if (!test || !mailbox || test.finished_at !== null) return;
  const { steps } = test;
  let began = performance.now();

  /** @returns whether to go on */
  async function done(outcome: StepOutcome): Promise<boolean> {
    const step = steps.find((one) => one.name === outcome.name);
    if (!step) return true;
    const { ok, name: _name, ...found } = outcome;
    Object.assign(step, found, { outcome: ok ? 'ok' : 'failed', tookMs: Math.round(performance.now() - began) });
    began = performance.now();
    await updateTest(platform.db, testId, { steps });
    return ok;
  }

  try {
    const wentWell =
      (await tryIn(platform, mailbox, done)) &&
      (await tryOut(platform, mailbox, steps, done)) &&
      (await tryRound(platform, mailbox, language, testId, steps, done));
    if (wentWell) return;
  } catch (error) {
    platform.log.warn({ part: 'mailboxes', ...errorFacts(error) }, 'a test of a mailbox broke off');
    const next = steps.find((step) => step.outcome === 'not_tried');
    if (next) await done({ name: next.name, ok: false, trouble: 'other', answer: null, facts: {} });
  }
  await updateTest(platform.db, testId, { steps, finishedAt: platform.clock.now().toString() });
}

type Done = (outcome: StepOutcome) => Promise<boolean>;

async function tryIn(platform: Platform, mailbox: MailboxRow, done: Done): Promise<boolean> {
  const account = mailbox.receive_by === 'imap' ? accountOf(mailbox) : null;
  if (!account) return true;
  for await (const step of accountProbe()(platform, account, () => credentialsOf(platform, mailbox.id))) {
    if (!(await done(step))) return false;
  }
  return true;
}

async function tryOut(
  platform: Platform,
  mailbox: MailboxRow,
  steps: readonly MailboxTestStep[],
  done: Done,
): Promise<boolean> {
  if (!steps.some((step) => step.name === 'out_name_found')) return true;
  const checked = await checkWayOut(platform, mailbox.address);
  // Without a way out the letter to itself says so.
  if (checked.length === 0) return true;
  for (const step of outSteps(checked)) if (!(await done(step))) return false;
  return true;
}

async function tryRound(
  platform: Platform,
  mailbox: MailboxRow,
  language: 'en' | 'it' | 'es' | 'ro',
  testId: string,
  steps: MailboxTestStep[],
  done: Done,
): Promise<boolean> {
  const book = await deskBook(platform.db);
  const desk = book.all().find((entry) => entry.addresses.includes(mailbox.address));
  if (!desk) return false;
  const { messageId, state, answer } = await sendToItself(platform, desk, mailbox.address, language);
  const ok = await done({
    name: 'sent_to_itself',
    ok: state === 'sent',
    trouble: state === 'sent' ? null : state === 'kept' ? 'no_answer' : 'refused',
    answer,
    facts: { state },
  });
  if (!ok) return false;
  const back = steps.find((step) => step.name === 'came_back');
  if (back) back.outcome = 'waiting';
  await updateTest(platform.db, testId, { steps, messageId });
  return true;
}
