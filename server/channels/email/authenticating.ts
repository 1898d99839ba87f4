import type { AuthenticateResult } from 'mailauth';
import type { MailTrust } from '../../../contract/tickets.ts';
import type { Intake } from '../../features/tickets/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { LookUp } from '../../platform/dns/index.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { isPublicAddress } from '../../platform/net/public-address.ts';
import type { StoredBlob } from '../../platform/storage/index.ts';
import { hostsVerdict, trustedHostOf } from './authentication-results.ts';

/** Milliseconds for one mail. Other mails of its batch wait for it, so it is short. */
const LONGEST_CHECK_MS = 5_000;
/** After DNS was silent nothing is asked for so long: a house without a network takes mail in as fast as ever. */
const PAUSE_MS = 30_000;
/** Signatures and seals that are verified; each costs a key from DNS and an RSA operation. Honest mail has a few. */
const MOST_SIGNATURES = 12;
/** Checked at once; the others wait their turn within their own time. */
const MOST_AT_ONCE = 8;
/**
 * Forwarders whose seal is believed (RFC 8617): an unbroken chain says only that somebody vouches, and whoever forges a mail
 * can seal it too.
 */
const KNOWN_SEALERS = new Set([
  'google.com',
  'microsoft.com',
  'outlook.com',
  'messagingengine.com',
  'yahoo.com',
  'zoho.com',
  'icloud.com',
]);

interface Received {
  from: string | null;
  peer?: string;
  /** The name by which the other server greeted; only of mail that another machine handed over by SMTP. */
  helo?: string;
}

/**
 * Whether a mail is from whom it says. Checked by ourselves (SPF, DKIM, DMARC, ARC) where another machine handed it over by
 * SMTP; else by what the receiving host wrote on top, where that host is known. Never throws: what could not be found out is
 * unknown.
 */
export async function authenticateMail(
  platform: Platform,
  raw: StoredBlob,
  envelope: Received,
  intake: Pick<Intake, 'from' | 'source'>,
): Promise<MailTrust> {
  const { peer, helo } = envelope;
  if (helo !== undefined && peer !== undefined && isPublicAddress(peer)) {
    return checkedByUs(platform, raw, { ip: peer, helo, sender: envelope.from ?? '' });
  }
  const hosts = trustedHostOf(peer, platform.config.trustedAuthserv);
  const topmost = (intake.source.authenticationResults as readonly string[] | undefined)?.[0];
  const fromDomain = intake.from?.address.slice(intake.from.address.lastIndexOf('@') + 1).toLowerCase() ?? '';
  return (topmost !== undefined && hosts && hostsVerdict(topmost, hosts, fromDomain)) || NOT_CHECKED;
}

const NOT_CHECKED: MailTrust = {
  spf: 'unknown',
  dkim: 'unknown',
  dmarc: 'unknown',
  policy: null,
  arc: 'unknown',
  verified: 'unknown',
  by: 'nobody',
};

/** Until when, by the monotonic clock, DNS is left alone. */
const pausedUntil = new WeakMap<LookUp, number>();
let running = 0;
const turns: (() => void)[] = [];

async function checkedByUs(
  platform: Platform,
  raw: StoredBlob,
  sent: { ip: string; helo: string; sender: string },
): Promise<MailTrust> {
  const { dns, log } = platform;
  if ((pausedUntil.get(dns) ?? 0) > performance.now()) return NOT_CHECKED;
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<MailTrust>((resolve) => {
    timer = setTimeout(() => {
      controller.abort();
      pausedUntil.set(dns, performance.now() + PAUSE_MS);
      resolve(NOT_CHECKED);
    }, LONGEST_CHECK_MS);
  });
  try {
    return await Promise.race([check(platform, raw, sent, controller.signal), tooLate]);
  } catch (error) {
    log.debug({ part: 'authenticating', ...errorFacts(error) }, 'a mail could not be verified');
    return NOT_CHECKED;
  } finally {
    clearTimeout(timer);
  }
}

async function check(
  { dns, storage, config }: Platform,
  raw: StoredBlob,
  sent: { ip: string; helo: string; sender: string },
  signal: AbortSignal,
): Promise<MailTrust> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => turns.push(resolve));
  running++;
  try {
    if (signal.aborted) return NOT_CHECKED;
    // Heavy, and a house that is handed its mail by a server of its own never needs it.
    const { authenticate } = await import('mailauth');
    let silent = 0;
    let asked = 0;
    const resolver = async (name: string, type: string): Promise<unknown> => {
      if (signal.aborted) throw Object.assign(new Error('too late'), { code: 'ETIMEOUT' });
      asked++;
      try {
        return await dns.resolve(name, type);
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ETIMEOUT') silent++;
        throw error;
      }
    };
    const { Readable } = await import('node:stream');
    const input = Readable.from(withFewSignatures(await storage.open(raw.sha256), signal));
    const result = await authenticate(input, {
      ...sent,
      mta: new URL(config.publicUrl).hostname,
      resolver: resolver as never,
      disableBimi: true,
    });
    if (asked > 0 && silent === asked) {
      pausedUntil.set(dns, performance.now() + PAUSE_MS);
      return NOT_CHECKED;
    }
    return verdictOf(result);
  } finally {
    running--;
    turns.shift()?.();
  }
}

/** The mail as it is, as long as its head holds no flood of signatures. */
async function* withFewSignatures(mail: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  let inHead = true;
  let signatures = 0;
  let end = '';
  for await (const chunk of mail) {
    if (signal.aborted) throw new Error('too late to be verified');
    if (inHead) {
      const text = end + Buffer.from(chunk).toString('latin1');
      const headEnd = text.search(/\r?\n\r?\n/);
      const head = headEnd < 0 ? text : text.slice(0, headEnd);
      signatures += head.match(/^(?:dkim-signature|arc-seal)[ \t]*:/gim)?.length ?? 0;
      if (signatures > MOST_SIGNATURES) throw new Error('more signatures than are looked at');
      inHead = headEnd < 0;
      end = text.slice(-3);
    }
    yield chunk;
  }
}

/** Mailauth's answer in our words. A check that DNS cut short can pass, but never fail. */
function verdictOf(result: Pick<AuthenticateResult, 'spf' | 'dkim' | 'dmarc' | 'arc'>): MailTrust {
  const { spf, dkim, dmarc, arc } = result;
  const signatures = dkim.results ?? [];
  const cutShort = [spf ? spf.status.result : 'none', ...signatures.map(({ status }) => status.result)].some(
    isTemporary,
  );
  const dkimPasses = signatures.some(({ status }) => status.result === 'pass');
  const aligned = signatures.some(({ status }) => status.result === 'pass' && Boolean(status.aligned));
  const dmarcSays = dmarc ? verdict(dmarc.status.result) : 'none';
  const dmarcVerdict = dmarcSays === 'fail' && cutShort ? 'unknown' : dmarcSays;
  return {
    spf: spf ? verdict(spf.status.result) : 'none',
    dkim: dkimPasses
      ? 'pass'
      : signatures.length === 0
        ? 'none'
        : cutShort
          ? 'unknown'
          : verdict(signatures[0]?.status.result),
    dmarc: dmarcVerdict,
    policy: dmarc && dmarcVerdict !== 'none' ? policyOf(dmarc.policy) : null,
    arc: arcVerdict(arc),
    verified: dmarcVerdict === 'pass' ? 'yes' : dmarcVerdict === 'fail' ? 'no' : aligned ? 'yes' : 'unknown',
    by: 'us',
  };
}

function arcVerdict(arc: AuthenticateResult['arc']): MailTrust['arc'] {
  if (!arc || arc.status.result === 'none') return 'none';
  if (arc.status.result !== 'pass') return verdict(arc.status.result);
  const sealer = (arc.signature || undefined)?.signingDomain?.toLowerCase() ?? '';
  const sawItPass =
    (arc.authenticationResults as { dmarc?: { result?: string } } | undefined)?.dmarc?.result === 'pass';
  return KNOWN_SEALERS.has(sealer) && sawItPass ? 'pass' : 'unknown';
}

function isTemporary(result: string): boolean {
  return result === 'temperror' || result === 'temperr';
}

function verdict(result: string | undefined): MailTrust['spf'] {
  switch (result) {
    case 'pass':
      return 'pass';
    case 'fail':
    case 'softfail':
    case 'permerror':
    case 'policy':
      return 'fail';
    case 'none':
    case 'neutral':
      return 'none';
    default:
      return 'unknown';
  }
}

function policyOf(policy: string): MailTrust['policy'] {
  return policy === 'reject' || policy === 'quarantine' || policy === 'none' ? policy : null;
}
