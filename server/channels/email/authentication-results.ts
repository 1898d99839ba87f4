import type { MailTrust } from '../../../contract/tickets.ts';

/** A host whose Authentication-Results header (RFC 8601) is believed: by its name there, or by its form, for one that names none. */
export type TrustedHosts = { names: readonly string[]; nameless: boolean };

/** Hosts of followed accounts that write the header on whatever they receive, and take away what they find. */
const BY_ACCOUNT_HOST: Record<string, TrustedHosts> = {
  'imap.gmail.com': { names: ['mx.google.com'], nameless: false },
  'outlook.office365.com': { names: [], nameless: true },
  'imap-mail.outlook.com': { names: [], nameless: true },
};

/**
 * Whose header counts for a mail that came by this way: the account's own host, else those of TRUSTED_AUTHSERV. Never for
 * mail that a stranger handed over: anybody can write the header.
 */
export function trustedHostOf(peer: string | undefined, names: readonly string[]): TrustedHosts | null {
  const ofAccount = peer === undefined ? undefined : BY_ACCOUNT_HOST[peer.toLowerCase()];
  if (ofAccount) return ofAccount;
  return names.length > 0 ? { names, nameless: false } : null;
}

/** Longer ones are nobody's. */
const MOST_LENGTH = 4_000;

/**
 * The verdict in the topmost header, when a trusted host wrote it and it is about this writer.
 * @returns null where it is not to be believed.
 */
export function hostsVerdict(header: string, hosts: TrustedHosts, fromDomain: string): MailTrust | null {
  if (header.length > MOST_LENGTH) return null;
  const { bare, comments } = withoutComments(header);
  const [first = '', ...rest] = bare.split(';').map((part) => part.trim());
  const isNameless = /^(?:spf|dkim|dmarc|arc|compauth)=/i.test(first);
  const name = first.split(/[\s/]/, 1)[0]?.toLowerCase() ?? '';
  if (isNameless ? !hosts.nameless : !hosts.names.includes(name)) return null;

  const results = new Map<string, { result: string; properties: string }[]>();
  for (const part of isNameless ? [first, ...rest] : rest) {
    const found = /^([a-z-]{2,20})\s*=\s*([a-z]{2,20})\b/i.exec(part);
    if (!found) continue;
    const [, method = '', result = ''] = found;
    const key = method.toLowerCase();
    results.set(key, [...(results.get(key) ?? []), { result: result.toLowerCase(), properties: part.toLowerCase() }]);
  }
  const dmarc = results.get('dmarc')?.[0];
  const about = /\bheader\.from\s*=\s*"?([^\s;"]+)/.exec(dmarc?.properties ?? '')?.[1];
  if (about !== undefined && about !== fromDomain && !fromDomain.endsWith(`.${about}`)) return null;

  const dmarcVerdict = verdictOf(dmarc ? [dmarc.result] : []);
  const dkim = results.get('dkim') ?? [];
  const isSignedByWriter = dkim.some(
    ({ result, properties }) => result === 'pass' && domainsIn(properties).includes(fromDomain) && fromDomain !== '',
  );
  return {
    spf: verdictOf(results.get('spf')?.map(({ result }) => result) ?? []),
    dkim: verdictOf(dkim.map(({ result }) => result)),
    dmarc: dmarcVerdict,
    policy: dmarcVerdict === 'none' ? null : policyIn(dmarc?.properties ?? '', comments),
    arc: verdictOf(results.get('arc')?.map(({ result }) => result) ?? []),
    verified: dmarcVerdict === 'pass' ? 'yes' : dmarcVerdict === 'fail' ? 'no' : isSignedByWriter ? 'yes' : 'unknown',
    by: 'host',
  };
}

function domainsIn(properties: string): string[] {
  return [...properties.matchAll(/\bheader\.[di]\s*=\s*"?(?:[^\s;"@]*@)?([^\s;"]+)/g)].map(([, domain = '']) => domain);
}

/** Gmail says what the domain asks in a comment, `(p=REJECT …)`; Microsoft what it did, `action=quarantine`. */
function policyIn(properties: string, comments: string): MailTrust['policy'] {
  const asked = /\bp=(none|quarantine|reject)\b/i.exec(`${properties} ${comments}`)?.[1];
  const done = /\baction=o?(none|quarantine|reject)\b/i.exec(properties)?.[1];
  return (asked ?? done ?? null)?.toLowerCase() as MailTrust['policy'];
}

function verdictOf(results: readonly string[]): MailTrust['spf'] {
  if (results.includes('pass') || results.includes('bestguesspass')) return 'pass';
  if (results.some((result) => ['fail', 'hardfail', 'softfail', 'permerror', 'policy'].includes(result))) return 'fail';
  if (results.some((result) => result === 'temperror')) return 'unknown';
  return results.length === 0 || results.some((result) => result === 'none' || result === 'neutral')
    ? 'none'
    : 'unknown';
}

/** Comments may be nested (RFC 5322, 3.2.2); within them nothing is a result. One pass, however they are nested. */
function withoutComments(header: string): { bare: string; comments: string } {
  let bare = '';
  let comments = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < header.length; at++) {
    const character = header[at] ?? '';
    if (character === '\\') {
      at++;
      continue;
    }
    if (character === '"' && depth === 0) quoted = !quoted;
    if (!quoted && character === '(') depth++;
    else if (!quoted && character === ')' && depth > 0) depth--;
    else if (depth > 0) comments += character;
    // A semicolon within quotes ends nothing.
    else bare += quoted && character === ';' ? ' ' : character;
    if (depth === 0 && character === ')') comments += ' ';
  }
  return { bare, comments };
}
