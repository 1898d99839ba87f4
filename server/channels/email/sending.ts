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
    return stepsOf(config.smtpUrl, await checkSmtp(config.smtpUrl, sender), sender);
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

function stepsOf(smtpUrl: string, check: SmtpCheck, sender: string): CheckStep[] {
  if (!check.ok && check.problem === 'address') {
    return [{ name: 'connect', ok: false, answer: null, sentence: 'outbox.test.connect.address', values: {} }];
  }
  const { host, port, login } = readSmtpAddress(smtpUrl);
  const values = { host, port: String(port), sender };
  const answer = check.ok ? null : check.values.detail;
  const connected: CheckStep = { name: 'connect', ok: true, answer: null, sentence: 'outbox.test.connect.ok', values };
  const signedIn: CheckStep = { name: 'sign_in', ok: true, answer: null, sentence: 'outbox.test.sign-in.ok', values };
  const well = login ? [connected, signedIn] : [connected];
  if (check.ok) return well;
  if (check.problem === 'login') {
    return [connected, { ...signedIn, ok: false, answer, sentence: 'outbox.test.sign-in.refused' }];
  }
  if (check.problem === 'sender') {
    return [...well, { name: 'accepted', ok: false, answer, sentence: 'outbox.test.sender.refused', values }];
  }
  return [{ ...connected, ok: false, answer, sentence: `outbox.test.connect.${check.problem}` }];
}
