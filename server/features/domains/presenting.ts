import type { MailDomain } from '../../../contract/mailboxes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { lookUpDomain } from './looking-up.ts';
import { seenRecords } from './records.queries.ts';
import type { SendingDomain, WantedRecord } from './records.ts';
import { sendingDomains, wantedRecords } from './records.ts';

/** The domains of the desks that this actor may change, with their records as they were last seen. */
export async function mailDomainsFor(platform: Platform, actor: Actor): Promise<MailDomain[]> {
  const domains = (await sendingDomains(platform)).filter((one) => mayChange(actor, one));
  return Promise.all(domains.map((one) => shownDomain(platform, actor, one)));
}

/** @throws Problem 404 for a domain of no desk that this actor may change. */
export async function sendingDomainFor(platform: Platform, actor: Actor, domain: string): Promise<SendingDomain> {
  const found = (await sendingDomains(platform)).find((one) => one.domain === domain.toLowerCase());
  if (!found || !mayChange(actor, found)) throw notFound('domain');
  return found;
}

/** What is wanted beside what was last seen. Where nobody has looked since it became what it is, DNS is asked now. */
export async function shownDomain(platform: Platform, actor: Actor, domain: SendingDomain): Promise<MailDomain> {
  const wanted = await wantedRecords(platform, domain);
  let seen = await seenRecords(platform.db, [domain.domain]);
  const isKnown = ({ kind, name, value }: WantedRecord): boolean =>
    seen.some((row) => {
      if (row.kind !== kind || row.name !== name) return false;
      if (kind === 'spf') return row.seen === 'there' || domain.spfTerms.every((term) => row.value.includes(term));
      return kind === 'dmarc' || row.value === value;
    });
  if (!wanted.every(isKnown)) {
    await lookUpDomain(platform, domain);
    seen = await seenRecords(platform.db, [domain.domain]);
  }
  return {
    domain: domain.domain,
    records: wanted.map(({ kind, name, value }) => {
      const row = seen.find((one) => one.kind === kind && one.name === name);
      return {
        kind,
        name,
        value: row?.value ?? value,
        seen: row?.seen ?? 'offline',
        seenValue: row?.seen_value ?? null,
        lookedUpAt: row?.looked_up_at.toString() ?? null,
      };
    }),
    can: { change: mayChange(actor, domain) },
  };
}

function mayChange(actor: Actor, { deskIds }: SendingDomain): boolean {
  return deskIds.some((deskId) => may(actor, 'desk.change', deskId));
}
