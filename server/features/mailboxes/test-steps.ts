import type { MailboxSettings, MailboxTestStep, Trouble } from '../../../contract/mailboxes.ts';
import type { CheckStep } from '../outbox/index.ts';

type StepName = MailboxTestStep['name'];

const IN: readonly StepName[] = ['name_found', 'server_answers', 'connection_private', 'signed_in', 'newest_read'];
const OUT: readonly StepName[] = ['out_name_found', 'out_server_answers', 'out_connection_private', 'out_signed_in'];
const ROUND: readonly StepName[] = ['sent_to_itself', 'came_back'];

/** The steps that fit a mailbox: what is handed over signs in nowhere, and what goes straight on has no one server. */
export function stepsFor(settings: MailboxSettings): MailboxTestStep[] {
  const names = [...(settings.receiveBy === 'imap' ? IN : []), ...(settings.sendBy === 'direct' ? [] : OUT), ...ROUND];
  // Of a connection that was chosen to be open nobody says that it is private.
  const open = new Set<StepName>([
    ...(settings.imap?.security === 'none' ? (['connection_private'] as const) : []),
    ...(settings.smtp?.security === 'none' ? (['out_connection_private'] as const) : []),
  ]);
  return names
    .filter((name) => !open.has(name))
    .map((name) => ({
      name,
      outcome: 'not_tried',
      trouble: null,
      answer: null,
      facts: {},
      tookMs: null,
    }));
}

/** Which step a check of the way out failed at, and why, by its sentence `smtp.check.…`. */
const OUT_FAILURES: Record<string, { at: StepName; trouble: Trouble }> = {
  address: { at: 'out_name_found', trouble: 'name_not_found' },
  dns: { at: 'out_name_found', trouble: 'name_not_found' },
  refused: { at: 'out_server_answers', trouble: 'no_answer' },
  timeout: { at: 'out_server_answers', trouble: 'no_answer' },
  unexpected: { at: 'out_server_answers', trouble: 'other' },
  certificate: { at: 'out_connection_private', trouble: 'not_private' },
  encryption: { at: 'out_connection_private', trouble: 'not_private' },
  login: { at: 'out_signed_in', trouble: 'wrong_password' },
  sender: { at: 'sent_to_itself', trouble: 'refused' },
};

export interface StepOutcome {
  name: StepName;
  ok: boolean;
  trouble: Trouble | null;
  answer: string | null;
  facts: Record<string, string>;
}

/** What a check of the way out says of each of its steps, up to the first that failed. */
export function outSteps(checked: readonly CheckStep[]): StepOutcome[] {
  const failed = checked.find((step) => !step.ok);
  const facts = (failed ?? checked[0])?.values ?? {};
  const shown: Record<string, string> = {};
  for (const name of ['host', 'port', 'user']) if (facts[name]) shown[name] = facts[name];
  const failure = failed && (OUT_FAILURES[failed.sentence.split('.').at(-1) ?? ''] ?? OUT_FAILURES.unexpected);
  const outcomes: StepOutcome[] = [];
  for (const name of [...OUT, 'sent_to_itself' as const]) {
    if (failure?.at === name) {
      const answer = failed?.answer ?? facts.detail ?? null;
      outcomes.push({ name, ok: false, trouble: failure.trouble, answer, facts: shown });
      return outcomes;
    }
    if (name !== 'sent_to_itself') outcomes.push({ name, ok: true, trouble: null, answer: null, facts: shown });
  }
  return outcomes;
}
