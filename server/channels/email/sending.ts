import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { Trouble } from '../../../contract/mailboxes.ts';
import type { CheckStep, OutgoingChannel, OutgoingMessage, Receipt, WayOut } from '../../features/outbox/index.ts';
import type { Platform } from '../../platform/act.ts';
import { errorFacts } from '../../platform/log/index.ts';
import type { SendingHost } from './sending-host.ts';
import { composeMail } from './writing/composing.ts';
import { signedMail } from './writing/dkim.ts';
import { domainOf, nextHopsOf } from './writing/next-hops.ts';
import type { SendResult } from './writing/smtp.ts';
import { sendMail } from './writing/smtp.ts';
import type { SmtpSettings } from './writing/smtp-address.ts';
import { readSmtpAddress, serverSettings } from './writing/smtp-address.ts';
import type { SmtpCheck } from './writing/smtp-check.ts';
import { checkSmtp } from './writing/smtp-check.ts';

/** Mail by the way out of the address it is from: the house's next hop, an account, another server, or straight on. */
export function sendByMail(host: SendingHost): OutgoingChannel {
  return {
    // One that cannot be used just now is there all the same: the try says so.
    isConfigured: async (platform, from) => (await host.wayOutFor(platform, from)).kind !== 'none',

    compose: (platform, message) => compose(host, platform, message),

    async send(platform, message, raw, handingOver) {
      const bytes = Readable.fromWeb(raw as WebStream<Uint8Array>);
      try {
        return await sendBy(host, platform, message, bytes, handingOver);
      } finally {
        bytes.destroy();
      }
    },

    async check(platform, sender) {
      const way = await host.wayOutFor(platform, sender);
      if (way.kind === 'none' || way.kind === 'direct') return [];
      if (way.kind === 'unusable') {
        const sentence = 'outbox.reason.cannot-sign-in';
        return [{ name: 'sign_in', ok: false, answer: way.answer, sentence, values: {} }];
      }
      const settings = way.kind === 'house' ? way.url : serverSettings(way);
      return stepsOf(settings, await checkSmtp(settings, sender));
    },
  };
}

async function compose(
  host: SendingHost,
  platform: Platform,
  { letter, date }: OutgoingMessage,
): Promise<AsyncIterable<Uint8Array>> {
  const { storage } = platform;
  const write = async () => {
    const { raw } = await composeMail({
      ...letter,
      ...(letter.unsubscribeUrl === undefined
        ? {}
        : {
            headers: {
              'List-Unsubscribe': `<${letter.unsubscribeUrl}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            },
          }),
      date,
      attachments: letter.attachments.map(({ sha256, ...file }) => ({
        ...file,
        open: async () => (await storage.open(sha256)) as WebStream<Uint8Array>,
      })),
    });
    return raw;
  };
  const keys = await host.signingKeysOf(platform, domainOf(letter.from.address));
  return keys.length === 0 ? write() : signedMail(write, keys, date);
}

async function sendBy(
  host: SendingHost,
  platform: Platform,
  message: OutgoingMessage,
  bytes: Readable,
  handingOver: () => Promise<void>,
): Promise<Receipt> {
  const { letter, recipients } = message;
  const from = letter.from.address;
  const way = await host.wayOutFor(platform, from);
  if (way.kind === 'none') return { outcome: 'kept' };
  if (way.kind === 'unusable') {
    await host.noteTrouble(platform, from, way);
    return { outcome: 'delayed', answer: 'outbox.reason.cannot-sign-in' };
  }
  const { hops, to, notTried } =
    way.kind === 'direct'
      ? await nextHopsOf(platform, host.direct, recipients)
      : { hops: [way.kind === 'house' ? readSmtpAddress(way.url) : serverSettings(way)], to: recipients, notTried: [] };
  if (!Array.isArray(hops)) return { ...hops, notTried };

  // An account is itself the sender of all it sends; others say what the letter wishes.
  const plain = way.kind === 'server' && way.via === 'account' ? from : (letter.envelopeFrom ?? from);
  const senders = message.bounceAddress && mayCarryBounceAddress(way, hops) ? [message.bounceAddress, plain] : [plain];
  const result = await sendMail(bytes, { from: senders, to: [...to] }, hops, { beforeFinalDot: handingOver });
  // Which kind of answer and never its words: they may name the recipient.
  platform.log.info({ outgoingId: message.id, ok: result.ok, refused: result.refused.length }, 'mail server answered');
  await noteHealth(host, platform, from, way, result);
  return { ...receiptOf(result), notTried };
}

/** Providers that let nobody send in another name than the account's own, a word after the plus included. */
const STRICT_ABOUT_SENDERS = /(?:^|\.)(?:gmail\.com|googlemail\.com|google\.com|office365\.com|outlook\.com)$/i;

function mayCarryBounceAddress(way: WayOut, hops: readonly SmtpSettings[]): boolean {
  // Then the servers are the recipients', who have nothing to say about it.
  if (way.kind === 'direct') return true;
  if (way.kind === 'server' && way.via === 'account') return false;
  return !hops.some(({ host }) => STRICT_ABOUT_SENDERS.test(host));
}

/** What one try says of the way itself. A note that cannot be written down never costs the letter's outcome. */
async function noteHealth(
  host: SendingHost,
  platform: Platform,
  from: string,
  way: WayOut,
  result: SendResult,
): Promise<void> {
  try {
    if (result.ok) return await host.noteWell(platform, from);
    // Straight to others: a server of theirs that does not answer is no trouble of ours.
    if (way.kind === 'direct' || result.trouble === null) return;
    if (way.kind === 'server' && way.login && isAboutLogin(result.trouble))
      await host.loginRefused(platform, from, way.login);
    await host.noteTrouble(platform, from, { trouble: result.trouble, answer: result.response });
  } catch (error) {
    platform.log.warn(errorFacts(error), 'how the way out is could not be noted');
  }
}

function isAboutLogin(trouble: Trouble): boolean {
  return trouble === 'wrong_password' || trouble === 'permission_ended';
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
  if (result.permanent) return { outcome: 'failed', answer: result.response };
  return { outcome: 'delayed', answer: result.response, ...(result.code !== undefined && { code: result.code }) };
}

/** What was found, step by step: all that went well before, then what did not. */
function stepsOf(settings: string | SmtpSettings, check: SmtpCheck): CheckStep[] {
  const wrong = check.ok
    ? null
    : { ok: false, answer: check.values.detail || null, sentence: check.sentence, values: check.values };
  if (wrong && !check.ok && check.problem === 'address') return [{ name: 'connect', ...wrong }];
  const { host, login } = typeof settings === 'string' ? readSmtpAddress(settings) : settings;
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
