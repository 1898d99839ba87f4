import type { TestResult } from '../../../contract/desks.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { escapeText } from '../../platform/html/index.ts';
import { closestLanguage, translator } from '../../platform/i18n/index.ts';
import { newId } from '../../platform/ids/index.ts';
import type { DeskEntry } from '../desks/index.ts';
import { layOutMail, readableDesk } from '../desks/index.ts';
import { outgoingChannel } from './channels.ts';
import type { OutgoingLetter } from './letter.ts';
import { insertOutgoing } from './queueing.ts';
import { shownOutgoing } from './reading.queries.ts';
import { reasonInWords } from './reasons.ts';
import { sendOutgoing } from './sending.ts';

type Step = TestResult['steps'][number];

/** Names that exist on one machine or in one house only (RFC 2606, 6762, 8375). */
const LOCAL_DOMAIN = /(?:^|\.)(?:localhost|local|localdomain|internal|home\.arpa|test|invalid)$/i;

/**
 * Sends a test message from a desk and says step by step, in the actor's language, what happened. Stops at the first step
 * that fails; nothing is sent then.
 * @throws Problem 404, 403.
 */
export async function sendTestMessage(
  platform: Platform,
  actor: Actor,
  deskId: string,
  to: string,
): Promise<TestResult> {
  const desk = await readableDesk(platform, actor, deskId);
  requirePermission(actor, 'desk.change', deskId);
  const language = closestLanguage('locale' in actor ? actor.locale : null);
  const t = translator(language);
  const channel = outgoingChannel('email');
  const address = desk.addresses[0] ?? platform.config.supportAddress;
  const isLocal = LOCAL_DOMAIN.test(address.slice(address.lastIndexOf('@') + 1));
  const steps: Step[] = [
    {
      name: 'address',
      ok: true,
      answer: null,
      sentence: t(isLocal ? 'outbox.test.address.local' : 'outbox.test.address.ok', { address }),
    },
  ];
  const configured = await channel.isConfigured(platform, address);
  if (configured) {
    for (const { name, ok, answer, sentence, values } of await channel.check(platform, address)) {
      steps.push({ name, ok, answer, sentence: t(sentence, values) });
    }
    if (steps.some(({ ok }) => !ok)) return { ok: false, steps };
  }
  const letter = testLetter(desk, address, to, language);
  const sent = await act(platform, actor, async (one) => {
    const authorId = actor.kind === 'teammate' ? actor.id : null;
    return insertOutgoing(one, [{ channel: 'email', kind: 'test', deskId, authorId, letter }]);
  });
  for (const { id } of sent) {
    await sendOutgoing(platform, id);
    const row = await shownOutgoing(platform.db, id);
    if (row) steps.push(lastStep(row.state, row.last_error, row.answers.at(-1)?.text ?? null));
  }
  return { ok: steps.every(({ ok }) => ok), steps };

  function lastStep(state: string, error: string | null, answer: string | null): Step {
    if (state === 'kept') return { name: 'kept', ok: true, answer: null, sentence: t('outbox.test.kept') };
    if (state === 'sent') return { name: 'accepted', ok: true, answer, sentence: t('outbox.test.accepted.ok') };
    const sentence = t(state === 'delayed' ? 'outbox.test.accepted.delayed' : 'outbox.test.accepted.failed');
    return { name: 'accepted', ok: false, answer: reasonInWords(error, language), sentence };
  }
}

function testLetter(desk: DeskEntry, address: string, to: string, language: Language): OutgoingLetter {
  return {
    from: { name: desk.fromName, address },
    to: [{ name: '', address: to }],
    cc: [],
    ...testMailWords(desk, address, language),
    attachments: [],
    messageId: `${newId()}@${address.slice(address.lastIndexOf('@') + 1)}`,
    references: [],
    automatic: 'auto-generated',
    language,
  };
}

/** The words of a test message; also for looking at them in every language. */
export function testMailWords(
  desk: DeskEntry,
  address: string,
  language: Language,
): { subject: string; html: string; text: string } {
  const t = translator(language);
  const company = desk.companyName || desk.fromName;
  const subject = t('mail.test.subject', { desk: desk.name });
  const title = t('mail.test.title');
  const body = t('mail.test.body', { company, address });
  const footer = t('mail.test.footer');
  return {
    subject,
    text: `${company}\n\n${title}\n\n${body}\n\n-- \n${footer}\n`,
    html: layOutMail({
      language,
      subject,
      header: `<p>${escapeText(company)}</p>`,
      body: `<h2>${escapeText(title)}</h2>\n<p>${escapeText(body)}</p>`,
      footer: `<p>${escapeText(footer)}</p>`,
    }),
  };
}
