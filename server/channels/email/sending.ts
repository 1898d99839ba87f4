import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { CheckStep, OutgoingChannel, OutgoingMessage, Receipt } from '../../features/outbox/index.ts';
import { composeMail } from './writing/composing.ts';
import type { SendResult } from './writing/smtp.ts';
import { sendMail } from './writing/smtp.ts';
import { readSmtpAddress } from './writing/smtp-address.ts';
import type { SmtpCheck } from './writing/smtp-check.ts';
import { checkSmtp } from './writing/smtp-check.ts';

/** Mail goes out by the server that SMTP_URL names; without it there is no way out and the outbox keeps everything. */
export const sendByMail: OutgoingChannel = {
  isConfigured: ({ config }) => config.smtpUrl !== undefined,

  async compose({ storage }, { letter, date }) {
    const { raw } = await composeMail({
      ...letter,
      date,
      attachments: letter.attachments.map(({ sha256, ...file }) => ({
        ...file,
        open: async () => (await storage.open(sha256)) as WebStream<Uint8Array>,
      })),
    });
    return raw;
  },

  async send({ config, log }, message, raw, handingOver) {
    if (config.smtpUrl === undefined) return { outcome: 'kept' };
    const bytes = Readable.fromWeb(raw as WebStream<Uint8Array>);
    const result = await sendMail(bytes, envelopeOf(message), config.smtpUrl, { beforeFinalDot: handingOver });
    // Which kind of answer and never its words: they may name the recipient.
    log.info({ outgoingId: message.id, ok: result.ok, refused: result.refused.length }, 'mail server answered');
    return receiptOf(result);
  },

  async check({ config }, sender) {
    if (config.smtpUrl === undefined) return [];
    return stepsOf(config.smtpUrl, await checkSmtp(config.smtpUrl, sender));
  },
};

function envelopeOf({ letter, recipients }: OutgoingMessage) {
  return { from: letter.envelopeFrom ?? letter.from.address, to: [...recipients] };
}

function receiptOf(result: SendResult): Receipt {
  if (result.ok) {
    const refused = result.refused.map(({ address, response, permanent }) => ({
      address,
      answer: response,
      permanent,
    }));
    return { outcome: 'sent', answer: result.response, refused };
  }
  if (result.uncertain) return { outcome: 'uncertain', answer: result.response };
  return { outcome: result.permanent ? 'failed' : 'delayed', answer: result.response };
}

/** What was found, step by step: all that went well before, then what did not. */
function stepsOf(smtpUrl: string, check: SmtpCheck): CheckStep[] {
  const wrong = check.ok
    ? null
    : { ok: false, answer: check.values.detail || null, sentence: check.sentence, values: check.values };
  if (wrong && !check.ok && check.problem === 'address') return [{ name: 'connect', ...wrong }];
  const { host, login } = readSmtpAddress(smtpUrl);
  const well = (name: CheckStep['name'], sentence: string): CheckStep => {
    return { name, ok: true, answer: null, sentence, values: { host } };
  };
  const connected = well('connect', 'outbox.test.connect.ok');
  const signedIn = login ? [well('sign_in', 'outbox.test.sign-in.ok')] : [];
  if (!wrong || check.ok) return [connected, ...signedIn];
  if (check.problem === 'login') return [connected, { name: 'sign_in', ...wrong }];
  if (check.problem === 'sender') return [connected, ...signedIn, { name: 'accepted', ...wrong }];
  return [{ name: 'connect', ...wrong }];
}
