import { generateKeyPairSync } from 'node:crypto';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, test } from 'vitest';
import type { DkimKey } from '../sending-host.ts';
import { composeMail } from './composing.ts';
import { NotTheSameMail, signedMail } from './dkim.ts';
import type { Letter } from './letter.ts';

const AT = Temporal.Instant.from('2026-11-19T10:20:00Z');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed25519 = generateKeyPairSync('ed25519');
const keys: DkimKey[] = [
  { domain: 'officinalume.example', selector: 'sp1', algorithm: 'rsa', privateKey: rsa.privateKey },
  { domain: 'officinalume.example', selector: 'sp3', algorithm: 'ed25519', privateKey: ed25519.privateKey },
];
const published: Record<string, string> = {
  'sp1._domainkey.officinalume.example': `v=DKIM1; k=rsa; p=${rsa.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
  'sp3._domainkey.officinalume.example': `v=DKIM1; k=ed25519; p=${Buffer.from(ed25519.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64')}`,
};

function letter(change: Partial<Letter> = {}): Letter {
  return {
    from: { name: 'Marta Conti, Officina Lume', address: 'support@officinalume.example' },
    to: [{ name: 'Giulia', address: 'giulia@posta.example' }],
    cc: [],
    subject: 'Re: Luna 2, la lampada che non si accende più e che però è ancora in garanzia fino a primavera',
    text: 'Torna domani.\n\n-- \nMarta',
    html: '<p>Torna domani.</p>',
    attachments: [],
    messageId: 'one@officinalume.example',
    references: Array.from({ length: 20 }, (_, index) => `reference-${index}@posta.example`),
    date: AT,
    language: 'it',
    headers: {
      'List-Unsubscribe': '<https://help.example/u/1>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    ...change,
  };
}

async function signedBytes(write: () => Promise<AsyncIterable<Uint8Array>>, using = keys): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(await signedMail(write, using, AT)));
}

async function signedLetter(change: Partial<Letter> = {}): Promise<string> {
  return (await signedBytes(async () => (await composeMail(letter(change))).raw)).toString('latin1');
}

async function verdicts(mail: string | Buffer) {
  const resolver = async (name: string) => {
    const value = published[name];
    if (!value) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
    return [[value]];
  };
  const { results } = await dkimVerify(Buffer.from(mail as string, 'latin1'), { resolver: resolver as never });
  return results.map(({ status }: { status: { result: string; aligned?: string | false } }) => status);
}

describe('a signed mail', () => {
  test('is believed by a verifier, with RSA and with Ed25519, aligned with From', async () => {
    const found = await verdicts(await signedLetter());
    expect(found.map(({ result }) => result)).toEqual(['pass', 'pass']);
    expect(found.every(({ aligned }) => aligned === 'officinalume.example')).toBe(true);
  });

  test.each([
    ['a word of the text', (mail: string) => mail.replace('Torna domani', 'Torna lunedi')],
    ['the subject', (mail: string) => mail.replace(/^Subject: .*/m, 'Subject: Altro\r')],
    ['where one unsubscribes', (mail: string) => mail.replace('help.example/u/1', 'evil.example/u/1')],
    ['that unsubscribing takes one click', (mail: string) => mail.replace('One-Click', 'Two-Click')],
    ['where answers go, by a header more', (mail: string) => `Reply-To: thief@evil.example\r\n${mail}`],
    ['whom it is from, by a second one', (mail: string) => `From: thief@evil.example\r\n${mail}`],
    ['a second subject', (mail: string) => `Subject: Altro\r\n${mail}`],
    ['a second recipient', (mail: string) => `To: thief@evil.example\r\n${mail}`],
  ])('is not believed any more when somebody changes %s', async (_what, change) => {
    const changed = change(await signedLetter());
    const results = (await verdicts(changed)).map(({ result }) => result);
    expect(results.length).toBeGreaterThan(0);
    expect(results).not.toContain('pass');
  });

  test('survives what servers on the way do: refolded headers, blanks at ends of lines', async () => {
    const onTheWay = (await signedLetter())
      .replace(/^(References: \S+)/m, '$1\r\n\t')
      .replace('Torna domani.', 'Torna domani. ')
      .concat('\r\n\r\n');
    expect(
      (await verdicts(onTheWay.replace('Torna  domani.  ', 'Torna domani. '))).map(({ result }) => result),
    ).toEqual(['pass', 'pass']);
  });

  test('keeps to the lengths of lines, and is the same each time', async () => {
    const mail = await signedLetter();
    const head = mail.slice(0, mail.indexOf('\r\nFrom:'));
    for (const line of head.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    expect(await signedLetter()).toBe(mail);
  });

  test('any body, cut anywhere: the hash is what a verifier computes', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', '\t', '-', '.'), maxLength: 12 });
    const body = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\r\n'));
    await fc.assert(
      fc.asyncProperty(
        body,
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 }),
        async (text, ends, cuts) => {
          const mail = Buffer.from(`From: a@officinalume.example\r\nSubject: x\r\n\r\n${text}${ends ? '\r\n' : ''}`);
          const pieces = () => {
            const all: Buffer[] = [];
            let from = 0;
            for (const cut of cuts) {
              all.push(mail.subarray(from, from + cut));
              from += cut;
            }
            return Readable.from([...all, mail.subarray(from)].filter((piece) => piece.length > 0));
          };
          const signed = await signedBytes(async () => pieces(), keys.slice(0, 1));
          expect((await verdicts(signed.toString('latin1'))).map(({ result }) => result)).toEqual(['pass']);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a mail that is not written the same twice is not sent with a wrong signature', async () => {
    let times = 0;
    const write = async () => Readable.from([Buffer.from(`From: a@b.example\r\n\r\nThe ${times++}th time\r\n`)]);
    await expect(signedBytes(write)).rejects.toBeInstanceOf(NotTheSameMail);
  });
});
