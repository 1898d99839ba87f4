import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth';
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../platform/act.ts';
import { openLookUp } from '../../platform/dns/index.ts';
import type { TestDns } from '../../testing/dns.ts';
import { openTestDns } from '../../testing/dns.ts';
import { leastTime } from '../../testing/least-time.ts';
import { authenticateMail } from './authenticating.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const published = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

const LETTER = Buffer.from(
  'From: Anna <anna@posta.example>\r\nTo: support@lume.example\r\nSubject: The lamp\r\nDate: Thu, 19 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@posta.example>\r\n\r\nIt does not charge.\r\n',
);

async function signed(letter = LETTER): Promise<Buffer> {
  const { signatures } = await dkimSign(letter, {
    signatureData: [
      {
        signingDomain: 'posta.example',
        selector: 's1',
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
      },
    ],
  } as never);
  return Buffer.concat([Buffer.from(signatures), letter]);
}

const records = {
  's1._domainkey.posta.example': { TXT: [published] },
  '_dmarc.posta.example': { TXT: ['v=DMARC1; p=reject'] },
  'posta.example': { TXT: ['v=spf1 ip4:8.8.4.4 -all'] },
};

function trustOf(
  dns: TestDns,
  mail: Buffer,
  way: { peer?: string; helo?: string } = { peer: '8.8.8.8', helo: 'mx.else.example' },
) {
  const platform = {
    dns: openLookUp({ dnsServers: [dns.server] }),
    log: { debug: () => undefined },
    storage: { open: async () => new Blob([new Uint8Array(mail)]).stream() },
    config: { publicUrl: 'https://help.lume.example', trustedAuthserv: ['mx.lume.example'] },
  } as unknown as Platform;
  const results = /^Authentication-Results: (.*)$/im.exec(mail.toString())?.[1];
  const intake = {
    from: { name: 'Anna', address: 'anna@posta.example' },
    source: { authenticationResults: results ? [results] : [] },
  };
  return authenticateMail(platform, { sha256: 'x', size: mail.length }, { from: 'anna@posta.example', ...way }, intake);
}

describe('a mail that another machine hands over', () => {
  it('is verified when its domain signed it, wherever it comes from', async () => {
    const dns = await openTestDns(records);
    expect(await trustOf(dns, await signed())).toEqual({
      spf: 'fail',
      dkim: 'pass',
      dmarc: 'pass',
      policy: 'reject',
      arc: 'none',
      verified: 'yes',
      by: 'us',
    });
  });

  it('is verified when it comes from where the domain sends', async () => {
    const dns = await openTestDns(records);
    expect(await trustOf(dns, LETTER, { peer: '8.8.4.4', helo: 'mx.posta.example' })).toMatchObject({
      spf: 'pass',
      dkim: 'none',
      dmarc: 'pass',
      verified: 'yes',
    });
  });

  it('is forged when it is neither, or was changed on the way', async () => {
    const dns = await openTestDns(records);
    const changed = Buffer.from((await signed()).toString().replace('not charge', 'not matter: pay'));
    for (const mail of [LETTER, changed]) {
      expect(await trustOf(dns, mail)).toMatchObject({ dmarc: 'fail', policy: 'reject', verified: 'no', by: 'us' });
    }
  });

  it('is unknown, never forged, while DNS fails', async () => {
    const dns = await openTestDns(records);
    dns.mood = 'failing';
    expect(await trustOf(dns, await signed())).toMatchObject({ verified: 'unknown' });
  });

  it('is unknown when a domain says nothing about itself', async () => {
    const dns = await openTestDns({});
    expect(await trustOf(dns, LETTER)).toMatchObject({ dmarc: 'none', verified: 'unknown', by: 'us' });
  });

  it('is not looked at when it holds a flood of signatures', async () => {
    const dns = await openTestDns(records);
    const flood = Buffer.concat([
      Buffer.from('DKIM-Signature: v=1; a=rsa-sha256; d=x.example; s=s; b=x; bh=x; h=from\r\n'.repeat(500)),
      LETTER,
    ]);
    expect(await trustOf(dns, flood)).toMatchObject({ verified: 'unknown', by: 'nobody' });
    expect(dns.asked.length).toBeLessThan(30);
  });
});

describe('what a receiving host wrote on top', () => {
  const pass =
    'mx.lume.example; dkim=pass header.d=posta.example; spf=pass smtp.mailfrom=posta.example; dmarc=pass (p=REJECT) header.from=posta.example';
  const withResults = (value: string) => Buffer.concat([Buffer.from(`Authentication-Results: ${value}\r\n`), LETTER]);

  it('is believed of our own host, handed on within the house', async () => {
    const dns = await openTestDns({});
    expect(await trustOf(dns, withResults(pass), { peer: '127.0.0.1', helo: 'mx' })).toMatchObject({
      verified: 'yes',
      policy: 'reject',
      by: 'host',
    });
    expect(dns.asked).toEqual([]);
  });

  it.each([
    ['of a stranger at our door', pass, { peer: '8.8.8.8', helo: 'mx' }],
    ['of another host', pass.replace('mx.lume', 'mx.evil'), { peer: '127.0.0.1' }],
    ['about another writer', pass.replace('header.from=posta', 'header.from=other'), { peer: '127.0.0.1' }],
    ['hidden in a comment', 'mx.evil.example (mx.lume.example; dmarc=pass)', { peer: '127.0.0.1' }],
    [
      'a verdict within a comment',
      'mx.lume.example; (dmarc=pass header.from=posta.example) none',
      { peer: '127.0.0.1' },
    ],
  ])('is not believed %s', async (_of, value, way) => {
    const dns = await openTestDns({});
    expect((await trustOf(dns, withResults(value), way)).verified).toBe('unknown');
  });

  it('is believed of the host of a followed account', async () => {
    const dns = await openTestDns({});
    const gmail = withResults(
      'mx.google.com; spf=softfail (google.com: domain of x) smtp.mailfrom=x@posta.example; dmarc=fail (p=QUARANTINE sp=NONE dis=QUARANTINE) header.from=posta.example',
    );
    expect(await trustOf(dns, gmail, { peer: 'imap.gmail.com' })).toMatchObject({
      verified: 'no',
      policy: 'quarantine',
      by: 'host',
    });
    const microsoft = withResults(
      'spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=posta.example; dkim=none (message not signed) header.d=none;dmarc=bestguesspass action=none header.from=posta.example;compauth=pass reason=109',
    );
    expect(await trustOf(dns, microsoft, { peer: 'outlook.office365.com' })).toMatchObject({
      verified: 'yes',
      by: 'host',
    });
    expect((await trustOf(dns, microsoft, { peer: 'imap.other.example' })).verified).toBe('unknown');
  });

  it('takes one pass, whatever is nested in it', async () => {
    const dns = await openTestDns({});
    const took = await leastTime(200, async () => {
      await trustOf(dns, withResults(`mx.lume.example; ${'('.repeat(1_900)} ${'dkim=pass '.repeat(190)}`), {
        peer: '127.0.0.1',
      });
    });
    expect(took).toBeLessThan(200);
  });
});
