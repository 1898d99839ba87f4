import type { Trouble } from '../../../../contract/mailboxes.ts';
import { readSmtpAddress, type SmtpSettings } from './smtp-address.ts';
import { type SmtpError, SmtpSession } from './smtp-session.ts';

type SmtpProblem =
  | 'address'
  | 'dns'
  | 'refused'
  | 'timeout'
  | 'certificate'
  | 'encryption'
  | 'login'
  | 'sender'
  | 'unexpected';

export type SmtpCheck =
  | { ok: true }
  | {
      ok: false;
      problem: SmtpProblem;
      /** Key of a sentence in the catalogues. */
      sentence: `smtp.check.${SmtpProblem}`;
      /** What the sentence names; `detail` is the server's or the system's own words. */
      values: { host: string; port: string; user: string; sender: string; detail: string };
    };

/**
 * Tries everything short of sending a mail: finds the server, connects, encrypts, logs in and, when `sender` is given, asks
 * whether mail from it is taken. Never throws.
 */
export async function checkSmtp(smtp: string | SmtpSettings, sender?: string): Promise<SmtpCheck> {
  let settings: SmtpSettings;
  try {
    settings = typeof smtp === 'string' ? readSmtpAddress(smtp) : smtp;
  } catch (error) {
    return problem('address', undefined, sender, error as SmtpError);
  }
  const session = new SmtpSession(settings, { [ASK_SENDER]: askSender });
  try {
    await session.open();
    if (sender !== undefined) {
      session.stage = 'message';
      await session.authenticate({ method: ASK_SENDER, user: sender });
    }
    session.quit();
    return { ok: true };
  } catch (error) {
    session.close();
    return problem(problemOf(error as SmtpError, session), settings, sender, error as SmtpError);
  }
}

/** The client opens its command channel to login methods only; asking for a sender is one to it. */
const ASK_SENDER = 'X-ASK-SENDER';

async function askSender(context: {
  auth: { user?: string };
  sendCommand(command: string): Promise<{ status: number; response: string }>;
}): Promise<void> {
  const sender = (context.auth.user ?? '').replace(/[\r\n<>]/g, '');
  const reply = await context.sendCommand(`MAIL FROM:<${sender}>`);
  await context.sendCommand('RSET');
  if (reply.status < 200 || reply.status >= 300) throw new Error(reply.response);
}

const DNS_CODES = new Set(['EDNS', 'ENOTFOUND', 'EAI_AGAIN', 'ENODATA']);
const UNREACHABLE = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET', 'EACCES', 'EPERM']);
/** Codes of Node's TLS: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECRYPT)|ALTNAME|HOSTNAME_MISMATCH|CRL/;

function problemOf(error: SmtpError, { stage }: SmtpSession): SmtpProblem {
  const codes = [error.code ?? '', error.originalCode ?? ''];
  if (stage === 'message') return 'sender';
  if (codes.some((code) => CERTIFICATE.test(code)) || /certificate|altnames/i.test(error.message)) return 'certificate';
  if (codes.some((code) => DNS_CODES.has(code))) return 'dns';
  if (error.code === 'ETLS' || /STARTTLS|ssl|wrong version number/i.test(error.message)) return 'encryption';
  if (codes.includes('ETIMEDOUT')) return 'timeout';
  if (codes.some((code) => UNREACHABLE.has(code))) return 'refused';
  return stage === 'login' || error.code === 'EAUTH' ? 'login' : 'unexpected';
}

const TROUBLES = {
  address: 'other',
  dns: 'name_not_found',
  refused: 'no_answer',
  timeout: 'no_answer',
  certificate: 'not_private',
  encryption: 'not_private',
  login: 'wrong_password',
  sender: 'refused',
  unexpected: 'broken_off',
} as const satisfies Record<SmtpProblem, Trouble>;

/** What is wrong with the way out itself when a session did not come as far as the letter. */
export function troubleOf(error: SmtpError, session: SmtpSession): Trouble {
  if (error.responseCode === 421 && session.stage === 'connect') return 'too_many_connections';
  const found = problemOf(error, session);
  return found === 'login' && session.signsInByToken ? 'permission_ended' : TROUBLES[found];
}

const MAX_DETAIL_LENGTH = 300;

function problem(
  found: SmtpProblem,
  settings: SmtpSettings | undefined,
  sender: string | undefined,
  error: SmtpError,
): SmtpCheck {
  return {
    ok: false,
    problem: found,
    sentence: `smtp.check.${found}`,
    values: {
      host: settings?.host ?? '',
      port: String(settings?.port ?? ''),
      user: settings?.login?.user ?? '',
      sender: sender ?? '',
      detail: (error.response ?? error.message).replace(/\s+/g, ' ').trim().slice(0, MAX_DETAIL_LENGTH),
    },
  };
}
