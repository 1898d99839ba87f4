import type { RefusedReceipt } from '../../../features/outbox/index.ts';
import type { Platform } from '../../../platform/act.ts';
import type { SendingHost } from '../sending-host.ts';
import type { SmtpSettings } from './smtp-address.ts';
import { mailServerSettings } from './smtp-address.ts';

/** Addresses of a domain's mail servers that one try connects to, at the most. */
const MOST_HOPS = 4;

export interface NextHops {
  /** In the order in which they are tried, or why there is none. */
  hops: SmtpSettings[] | RefusedReceipt;
  /** Those of the recipients who are there. */
  to: string[];
  /** Those of other domains: another try's. */
  notTried: string[];
}

/**
 * Where letters for the first recipient's domain are taken: its mail servers by preference (RFC 5321, 5.1), its own address
 * where it names none, nowhere where it says so (null MX, RFC 7505).
 */
export async function nextHopsOf(
  platform: Pick<Platform, 'dns' | 'config'>,
  direct: SendingHost['direct'],
  recipients: readonly string[],
): Promise<NextHops> {
  const domain = domainOf(recipients[0] ?? '');
  const to = recipients.filter((address) => domainOf(address) === domain);
  const notTried = recipients.filter((address) => domainOf(address) !== domain);
  const hops = await hopsOf(platform, direct, domain);
  return { hops, to, notTried };
}

async function hopsOf(
  { dns, config }: Pick<Platform, 'dns' | 'config'>,
  direct: SendingHost['direct'],
  domain: string,
): Promise<SmtpSettings[] | RefusedReceipt> {
  const servers = await dns.mx(domain);
  if (servers.found === null && servers.why === 'offline') {
    return { outcome: 'delayed', answer: 'outbox.reason.dns-silent' };
  }
  const hosts = servers.found?.map(({ host }) => host) ?? [domain];
  if (hosts.every((host) => host === '' || host === '.')) {
    return { outcome: 'failed', answer: 'outbox.reason.takes-no-mail' };
  }
  const hops: SmtpSettings[] = [];
  let offline = false;
  for (const host of hosts) {
    if (hops.length >= MOST_HOPS) break;
    const addresses = await dns.a(host);
    if (addresses.found === null) {
      offline ||= addresses.why === 'offline';
      continue;
    }
    for (const address of addresses.found) {
      if (hops.length < MOST_HOPS && direct.mayConnect(address)) {
        hops.push(mailServerSettings(host, address, direct.port, new URL(config.publicUrl).hostname));
      }
    }
  }
  if (hops.length > 0) return hops;
  if (offline) return { outcome: 'delayed', answer: 'outbox.reason.dns-silent' };
  return { outcome: 'failed', answer: 'outbox.reason.no-mail-server' };
}

/** In lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
