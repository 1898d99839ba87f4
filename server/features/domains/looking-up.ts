import { getDomain } from 'tldts';
import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { domainRecordsChanged } from './domains.events.ts';
import type { Judgement } from './judging.ts';
import { judgeDkim, judgeDmarc, judgeSpf } from './judging.ts';
import { keyLookedUp } from './keys.ts';
import { replaceSeen, seenRecords } from './records.queries.ts';
import type { SendingDomain, WantedRecord } from './records.ts';
import { sendingDomains, wantedRecords } from './records.ts';

/** Looks every hour what stands in DNS: a record that goes away by mistake should not be found out by customers. */
export const lookUpDomains = defineJob({
  name: 'domains.look-up',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  recurs: '23 * * * *',
  async run(platform) {
    for (const domain of await sendingDomains(platform)) await lookUpDomain(platform, domain);
  },
});

/**
 * Looks up what stands in DNS of the records that a domain should have, and keeps it. A key that is seen may sign from then
 * on, and one that is gone no longer does; a DNS that does not answer changes neither.
 */
export async function lookUpDomain(platform: Platform, domain: SendingDomain): Promise<void> {
  const wanted = await wantedRecords(platform, domain);
  const found = await Promise.all(
    wanted.map(async (record) => ({ record, judged: await judge(platform, domain, record) })),
  );
  await act(platform, system('domains'), async (one) => {
    const before = await seenRecords(one.trx, [domain.domain]);
    const rows = found.map(({ record, judged }) => {
      const last = before.find(({ kind, name }) => kind === record.kind && name === record.name);
      return {
        domain: domain.domain,
        kind: record.kind,
        name: record.name,
        // While DNS is silent, advice that was made from what stood there is better than one that knows nothing of it.
        value: judged.value ?? (judged.seen === 'offline' && last?.kind === 'dmarc' ? last.value : record.value),
        seen: judged.seen,
        seen_value: judged.seenValue,
        looked_up_at: one.at.toString(),
      };
    });
    await replaceSeen(one.trx, domain.domain, rows);
    const isNew = rows.some(
      (row) => row.seen !== before.find(({ kind, name }) => kind === row.kind && name === row.name)?.seen,
    );
    if (!isNew) return;
    const there = rows.filter(({ seen }) => seen === 'there').length;
    one.record(domainRecordsChanged, { domain: domain.domain, there, of: rows.length });
  });
  for (const { record, judged } of found) {
    if (record.kind !== 'dkim' || judged.seen === 'offline') continue;
    const [selector = ''] = record.name.split('.');
    await keyLookedUp(platform, domain.domain, selector, judged.seen === 'there');
  }
}

async function judge({ dns }: Platform, { domain, spfTerms }: SendingDomain, record: WantedRecord): Promise<Judgement> {
  const fresh = { fresh: true };
  if (record.kind === 'spf') return judgeSpf(dns, await dns.txt(domain, fresh), spfTerms);
  const answer = await dns.txt(`${record.name}.${domain}`, fresh);
  if (record.kind === 'dkim') return judgeDkim(answer, record.value);
  const organization = getDomain(domain);
  const isPart = organization !== null && organization !== domain;
  return judgeDmarc(answer, isPart ? await dns.txt(`_dmarc.${organization}`, fresh) : null);
}
