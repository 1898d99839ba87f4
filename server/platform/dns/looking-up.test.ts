import { expect, it } from 'vitest';
import { openTestDns } from '../../testing/dns.ts';
import { openLookUp } from './index.ts';

it('gives texts with their strings joined, mail servers by preference, and addresses of both kinds', async () => {
  const key = `v=DKIM1; p=${'a'.repeat(400)}`;
  const dns = await openTestDns({
    'sp1._domainkey.lume.example': { TXT: [key] },
    'lume.example': {
      TXT: ['v=spf1 -all', ['v=other', ' in pieces']],
      MX: [
        [20, 'two.lume.example'],
        [10, 'One.lume.example'],
      ],
    },
    'one.lume.example': { A: ['192.0.2.1'], AAAA: ['2001:db8::1'] },
    'alias.lume.example': { CNAME: 'one.lume.example', A: [] },
    'nomail.example': { MX: [[0, '']] },
  });
  const lookUp = openLookUp({ dnsServers: [dns.server] });
  expect(await lookUp.txt('sp1._domainkey.lume.example')).toEqual({ found: [key] });
  expect(await lookUp.txt('lume.example.')).toEqual({ found: ['v=spf1 -all', 'v=other in pieces'] });
  expect(await lookUp.mx('lume.example')).toEqual({
    found: [
      { host: 'one.lume.example', preference: 10 },
      { host: 'two.lume.example', preference: 20 },
    ],
  });
  expect(await lookUp.a('one.lume.example')).toEqual({ found: ['192.0.2.1', '2001:db8::1'] });
  expect(await lookUp.a('[IPv6:2001:db8::7]')).toEqual({ found: ['2001:db8::7'] });
  expect(await lookUp.mx('nomail.example')).toEqual({ found: [{ host: '', preference: 0 }] });
});

it('tells a name that is not there from a DNS that does not answer', async () => {
  const dns = await openTestDns({ 'lume.example': { A: ['192.0.2.1'] } });
  const lookUp = openLookUp({ dnsServers: [dns.server] });
  expect(await lookUp.txt('nobody.example')).toEqual({ found: null, why: 'not_found' });
  expect(await lookUp.txt('lume.example')).toEqual({ found: null, why: 'not_found' });
  expect(await lookUp.txt(`${'a'.repeat(64)}.example`)).toEqual({ found: null, why: 'not_found' });
  expect(await lookUp.txt(`${'a.'.repeat(200)}example`)).toEqual({ found: null, why: 'not_found' });
  dns.mood = 'failing';
  expect(await lookUp.a('other.example')).toEqual({ found: null, why: 'offline' });
  await expect(lookUp.resolve('third.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
  await expect(lookUp.resolve('nobody.example', 'TXT')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  expect(await openLookUp({ dnsServers: ['127.0.0.1:9'] }).mx('lume.example')).toEqual({ found: null, why: 'offline' });
});

it('ends in time when nobody answers', async () => {
  const dns = await openTestDns();
  dns.mood = 'silent';
  const began = performance.now();
  expect(await openLookUp({ dnsServers: [dns.server] }).txt('lume.example')).toEqual({ found: null, why: 'offline' });
  expect(performance.now() - began).toBeLessThan(4_500);
});

it('asks once what many want to know at once and soon after, and anew when told', async () => {
  const dns = await openTestDns({ 'lume.example': { TXT: ['one'] } });
  const lookUp = openLookUp({ dnsServers: [dns.server] });
  await Promise.all(['lume.example', 'LUME.example', 'lume.example.'].map((name) => lookUp.txt(name)));
  expect(await lookUp.resolve('lume.example', 'TXT')).toEqual([['one']]);
  expect(dns.asked).toEqual(['TXT lume.example']);
  dns.records.set('lume.example', { TXT: ['two'] });
  expect(await lookUp.txt('lume.example', { fresh: true })).toEqual({ found: ['two'] });
  expect(await lookUp.txt('lume.example')).toEqual({ found: ['two'] });
});
