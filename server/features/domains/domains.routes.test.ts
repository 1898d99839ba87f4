import { expect, it } from 'vitest';
import type { MailDomain } from '../../../contract/mailboxes.ts';
import { openTestDns } from '../../testing/dns.ts';
import { openTestHouse } from '../../testing/index.ts';
import { signingKeysOf } from './keys.ts';
import { lookUpDomains } from './looking-up.ts';

const DOMAIN = 'officinalume.example';
const seenOf = ({ records }: MailDomain): string[] => records.map(({ kind, seen }) => `${kind} ${seen}`);

it('says what to publish, sees it once it is published, and lets the key sign from then on', async () => {
  const dns = await openTestDns();
  const house = await openTestHouse({ config: { dnsServers: [dns.server], smtpUrl: 'smtp://smtp.gmail.com:587' } });
  const [before] = (await house.call('GET', '/mail-domains')).body.items as MailDomain[];
  expect(before?.domain).toBe(DOMAIN);
  expect(before?.can).toEqual({ change: true });
  expect(before && seenOf(before)).toEqual(['spf missing', 'dkim missing', 'dmarc missing']);
  expect(before?.records[0]).toMatchObject({ name: '@', value: 'v=spf1 include:_spf.google.com ~all' });
  expect(await signingKeysOf(house.platform, DOMAIN)).toEqual([]);

  for (const { name, value } of before?.records ?? []) {
    dns.records.set(name === '@' ? DOMAIN : `${name}.${DOMAIN}`, { TXT: [value] });
  }
  const after = (await house.call('POST', `/mail-domains/${DOMAIN}/look-up`)).body as MailDomain;
  expect(seenOf(after)).toEqual(['spf there', 'dkim there', 'dmarc there']);
  expect(after.records[0]?.lookedUpAt).toBe(house.clock.now().toString());
  expect((await signingKeysOf(house.platform, DOMAIN)).map(({ selector }) => selector)).toEqual(['sp1']);

  dns.records.set(DOMAIN, { TXT: ['v=spf1 include:other.example -all'] });
  house.clock.set(house.clock.now().add({ hours: 1 }));
  await lookUpDomains.run(house.platform, {});
  const [changed] = (await house.call('GET', '/mail-domains')).body.items as MailDomain[];
  expect(changed && seenOf(changed)).toEqual(['spf different', 'dkim there', 'dmarc there']);
  expect(changed?.records[0]?.value).toBe('v=spf1 include:other.example include:_spf.google.com -all');
  const events = await house.db
    .selectFrom('events')
    .select('payload')
    .where('name', '=', 'domain.records-changed')
    .orderBy('id')
    .execute();
  expect(events.map(({ payload }) => (payload as { there: number }).there)).toEqual([0, 3, 2]);
});

it('says offline when DNS does not answer, keeps its key and its signing, and asks again when told', async () => {
  const dns = await openTestDns();
  const house = await openTestHouse({ config: { dnsServers: [dns.server] } });
  const look = async (): Promise<MailDomain> => (await house.call('POST', `/mail-domains/${DOMAIN}/look-up`)).body;
  const key = (await look()).records.find(({ kind }) => kind === 'dkim');
  dns.records.set(`${key?.name}.${DOMAIN}`, { TXT: [key?.value ?? ''] });
  expect(seenOf(await look())).toEqual(['spf missing', 'dkim there', 'dmarc missing']);
  dns.mood = 'failing';
  expect(seenOf(await look())).toEqual(['spf offline', 'dkim offline', 'dmarc offline']);
  expect(await signingKeysOf(house.platform, DOMAIN)).toHaveLength(1);
  dns.mood = 'answering';
  expect(seenOf(await look())).toEqual(['spf missing', 'dkim there', 'dmarc missing']);
});

it('shows domains of one’s own desks only, once each, and none that exist in one house alone', async () => {
  const house = await openTestHouse();
  for (const address of ['help@officinalume.example', 'desk@localhost', 'post@lume.test', 'info@lume.example']) {
    await house.call('POST', `/desks/${house.deskId}/addresses`, { body: { address } });
  }
  const { items } = (await house.call('GET', '/mail-domains')).body as { items: MailDomain[] };
  expect(items.map(({ domain }) => domain)).toEqual([DOMAIN, 'lume.example']);
  expect(seenOf(items[0] as MailDomain)).toEqual(['spf offline', 'dkim offline', 'dmarc offline']);
  expect((await house.call('POST', '/mail-domains/localhost/look-up')).status).toBe(404);
  expect((await house.call('POST', '/mail-domains/elsewhere.example/look-up')).status).toBe(404);
});

it('makes the next key beside the one that signs', async () => {
  const dns = await openTestDns();
  const house = await openTestHouse({ config: { dnsServers: [dns.server] } });
  const make = (algorithm?: string) =>
    house.call('POST', `/mail-domains/${DOMAIN}/keys`, { body: algorithm ? { algorithm } : {} });
  expect((await house.call('GET', '/mail-domains')).body.items[0].records).toHaveLength(3);
  // The first one has not been published yet.
  expect((await make()).status).toBe(409);
  const both = await make('ed25519');
  expect(both.status).toBe(201);
  expect((both.body as MailDomain).records.map(({ name }) => name)).toEqual([
    '@',
    'sp1._domainkey',
    'sp3._domainkey',
    '_dmarc',
  ]);
});
