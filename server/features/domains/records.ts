import type { MailDomain } from '../../../contract/mailboxes.ts';
import type { Platform } from '../../platform/act.ts';
import { isLoopback } from '../../platform/config/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { waysOutOfAll } from '../mailboxes/index.ts';
import { isPublicDomain, publicKeysOf } from './keys.ts';
import { spfTermsOf } from './sending-hosts.ts';

/** A domain that our addresses are of, with what its records have to allow. */
export interface SendingDomain {
  domain: string;
  deskIds: string[];
  spfTerms: string[];
}

/** What should stand in DNS, before anybody has looked what does. */
export interface WantedRecord {
  kind: MailDomain['records'][number]['kind'];
  name: string;
  value: string;
}

/** Says no more than that somebody has thought of it, and stops no letter: the company may be stricter. */
const DMARC_TO_BEGIN_WITH = 'v=DMARC1; p=none';

/** Every domain of our addresses that others can look up. */
export async function sendingDomains(platform: Platform, db: Db = platform.db): Promise<SendingDomain[]> {
  const { smtpUrl, publicUrl } = platform.config;
  const houseHost = smtpUrl === undefined ? null : new URL(smtpUrl).hostname;
  const ownHost = new URL(publicUrl).hostname;
  const found = new Map<string, { deskIds: Set<string>; hosts: Set<string>; direct: boolean }>();
  for (const way of await waysOutOfAll(db)) {
    const domain = way.address.slice(way.address.lastIndexOf('@') + 1).toLowerCase();
    if (!isPublicDomain(domain)) continue;
    const entry = found.get(domain) ?? { deskIds: new Set(), hosts: new Set(), direct: false };
    found.set(domain, entry);
    entry.deskIds.add(way.desk_id);
    const host = way.send_by === 'account' || way.send_by === 'smtp' ? way.smtp_host : houseHost;
    // A server on this machine passes letters on to the world from this machine.
    if (way.send_by === 'direct' || (host !== null && isLoopback(host))) entry.direct = true;
    else if (host !== null) entry.hosts.add(host);
  }
  return [...found].map(([domain, { deskIds, hosts, direct }]) => ({
    domain,
    deskIds: [...deskIds],
    spfTerms: spfTermsOf({ hosts: [...hosts], direct }, isLoopback(ownHost) ? null : ownHost),
  }));
}

export async function wantedRecords(platform: Platform, { domain, spfTerms }: SendingDomain): Promise<WantedRecord[]> {
  const keys = await publicKeysOf(platform, domain);
  return [
    { kind: 'spf', name: '@', value: ['v=spf1', ...spfTerms, '~all'].join(' ') },
    ...keys.map(({ name, value }): WantedRecord => ({ kind: 'dkim', name, value })),
    { kind: 'dmarc', name: '_dmarc', value: DMARC_TO_BEGIN_WITH },
  ];
}
