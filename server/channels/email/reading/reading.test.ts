import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastTime } from '../../../testing/least-time.ts';
import { ATTACHMENTS_OF, EXPECTED } from '../samples/expected.ts';
import { type KeepBlob, MailUnreadable, type ParsedMail } from './parsed-mail.ts';
import { parseLargeMail, parseMail } from './reading.ts';
import { MAX_ADDRESSES, MAX_HEADER_BYTES, MAX_NESTING, MAX_PARTS, MAX_TEXT_LENGTH } from './reading-limits.ts';

const SAMPLES = new URL('../samples/', import.meta.url);
const names = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -4));
const raw = (name: string) => readFileSync(new URL(`${name}.eml`, SAMPLES));
const readable = names.filter((name) => !name.startsWith('unreadable-'));

async function* chunksOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const hashOnly: KeepBlob = async (body) => {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of body) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
};

const withoutContents = (mail: ParsedMail) => ({
  ...mail,
  attachments: mail.attachments.map(({ content: _content, ...rest }) => rest),
});

const mail = (headers: string, body = '\r\nText\r\n') =>
  Buffer.from(`From: anna@mulino.test\r\nTo: help@sportello.test\r\n${headers}\r\n${body}`);

function everyString(value: unknown, path = 'mail'): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => everyString(inner, `${path}.${key}`));
}

describe('every sample', () => {
  test.each(readable)('%s: reads the same whole and as a stream, and every string can be stored', async (name) => {
    const whole = await parseMail(raw(name));
    expect(await parseLargeMail(chunksOf(raw(name), 7), hashOnly)).toEqual(withoutContents(whole));
    for (const text of everyString(whole)) {
      expect(text).not.toContain('\0');
      expect(text.isWellFormed()).toBe(true);
    }
    for (const { content, size, sha256 } of whole.attachments) {
      expect(content?.length).toBe(size);
      expect(
        createHash('sha256')
          .update(content ?? '')
          .digest('hex'),
      ).toBe(sha256);
    }
  });

  test.each(Object.entries(EXPECTED))('%s', async (name, expected) => {
    const mail = await parseMail(raw(name));
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, mail[key as keyof ParsedMail]]))).toEqual(
      expected,
    );
  });

  test.each(Object.entries(ATTACHMENTS_OF))('attachments of %s', async (name, expected) => {
    const { attachments } = await parseMail(raw(name));
    expect(
      attachments.map((attachment) => [attachment.name, Buffer.from(attachment.content ?? []).toString('latin1')]),
    ).toEqual(expected);
  });

  test.each(names.filter((name) => name.startsWith('unreadable-')))('%s is refused in words', async (name) => {
    await expect(parseMail(raw(name))).rejects.toThrow(MailUnreadable);
    await expect(parseMail(raw(name))).rejects.toThrow(/^[A-Z].*\.$/);
    await expect(parseLargeMail(chunksOf(raw(name), 3), hashOnly)).rejects.toThrow(MailUnreadable);
  });
});

describe('pictures and forwarded mails', () => {
  test('a picture is inline only when the letter shows it', async () => {
    const { attachments, html } = await parseMail(raw('inline-picture'));
    expect(attachments.map(({ name, inline, contentId }) => ({ name, inline, contentId }))).toEqual([
      { name: 'foto.png', inline: true, contentId: 'foto1@mulino.test' },
      { name: 'image.png', inline: false, contentId: undefined },
      { name: 'attachment.pdf', inline: false, contentId: undefined },
    ]);
    expect(html).toContain('data-cid="foto1@mulino.test"');
  });

  test('a forwarded mail stays one file that can be read again', async () => {
    const { attachments, text } = await parseMail(raw('forwarded-as-attachment'));
    expect(text).toBe('Vedi sotto');
    expect(attachments.map(({ name }) => name)).toEqual(['Reclamo 17-b.eml', 'Secondo.eml']);
    const inner = await parseMail(attachments[0]?.content ?? new Uint8Array());
    expect(inner).toMatchObject({
      subject: 'Reclamo 17/b',
      text: 'Testo del reclamo',
      attachments: [{ name: 'x.png' }],
    });
  });

  test('a signed document that is attached is a file as others are', async () => {
    const { text, seal, attachments } = await parseMail(raw('signed-document-attached'));
    expect([text, seal, attachments.map(({ name }) => name)]).toEqual([
      'Il contratto firmato.',
      undefined,
      ['contratto.pdf.p7m'],
    ]);
  });

  test('sealed mails are marked', async () => {
    expect((await parseMail(raw('smime-signed'))).seal).toMatchObject({ form: 'smime', state: 'signed' });
    expect((await parseMail(raw('pgp-encrypted'))).seal).toMatchObject({ form: 'pgp', state: 'encrypted' });
    expect((await parseMail(raw('plain'))).seal).toBeUndefined();
  });
});

describe('the content hash', () => {
  const travelled = (name: string) =>
    Buffer.concat([
      Buffer.from('Received: from a by b; Fri, 20 Nov 2026 09:15:01 +0100\r\nDelivered-To: x@y.test\r\n'),
      raw(name),
    ]);

  test('does not change on the way', async () => {
    for (const name of ['plain', 'inline-picture', 'attachment-padded-lines-base64']) {
      const before = await parseMail(raw(name));
      expect((await parseMail(travelled(name))).contentHash).toBe(before.contentHash);
      const lf = Buffer.from(raw(name).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
      expect((await parseMail(lf)).contentHash).toBe(before.contentHash);
    }
  });

  test('differs when text, sender, date, subject or a file differ', async () => {
    const { contentHash } = await parseMail(raw('attachment-padded-lines-base64'));
    const original = raw('attachment-padded-lines-base64').toString();
    for (const [from, to] of [
      ['Testo senza', 'Testo con'],
      ['anna@mulino', 'anna@forno'],
      ['09:15:00', '09:15:01'],
      ['Orario', 'Luogo'],
      ['YQ==', 'YR=='],
      ['Yg==', 'Yw=='],
    ] as const) {
      expect(original).toContain(from);
      const changed = await parseMail(Buffer.from(original.replace(from, to)));
      if (to === 'YR==') expect(changed.contentHash).toBe(contentHash);
      else expect(changed.contentHash).not.toBe(contentHash);
    }
  });
});

describe('limits', () => {
  test('parts, nesting and headers beyond the limit are left out, and it is said', async () => {
    const parts = `${'--b\r\n\r\nx\r\n'.repeat(MAX_PARTS + 202)}--b--\r\n`;
    const crowded = await parseMail(mail('Content-Type: multipart/mixed; boundary=b\r\n', parts));
    expect(crowded.leftOut).toEqual([{ what: 'parts', count: 203, of: MAX_PARTS + 203 }]);
    expect(crowded.text.match(/x/g)).toHaveLength(MAX_PARTS - 1);
    let nested = '';
    for (let depth = 0; depth <= 1_000; depth++)
      nested += `Content-Type: multipart/mixed; boundary=b${depth}b\r\n\r\n--b${depth}b\r\n\r\nat ${depth}\r\n--b${depth}b\r\n`;
    const deep = await parseMail(mail(nested));
    expect(deep.text).toContain(`at ${MAX_NESTING - 1}`);
    expect(deep.leftOut).toEqual([{ what: 'nested', count: 1, of: 1 }]);
    const long = await parseMail(mail(`X-Long: ${'a'.repeat(MAX_HEADER_BYTES)}\r\nSubject: Dopo\r\n`));
    expect(long.leftOut).toMatchObject([{ what: 'headers' }]);
    expect([long.subject, long.text, long.from?.address]).toEqual(['Dopo', 'Text', 'anna@mulino.test']);
  });

  test('addresses, text and references are cut, and it is said', async () => {
    const many = Array.from({ length: MAX_ADDRESSES + 50 }, (_, i) => `a${i}@mulino.test`).join(', ');
    const crowd = await parseMail(mail(`Cc: ${many}\r\n`));
    expect(crowd.cc).toHaveLength(MAX_ADDRESSES);
    expect(crowd.leftOut).toEqual([{ what: 'people', count: 50, of: MAX_ADDRESSES + 50 }]);
    const long = await parseMail(mail('', `\r\n${'parola '.repeat(300_000)}`));
    expect(long.text.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
    expect(long.leftOut).toEqual([{ what: 'text', count: 1_099_999, of: 2_099_999 }]);
    const endless = await parseMail(mail('', `\r\n${'a'.repeat(8_000_000)}`));
    expect([endless.text.length, endless.leftOut.length]).toEqual([MAX_TEXT_LENGTH, 1]);
    const party = Array.from({ length: 10_000 }, (_, i) => `"Gast, Nr. ${i}" <gast.${i}@mulino.test>`).join(', ');
    const invited = await parseMail(mail(`Cc: ${party}\r\n`.replaceAll(', "', ',\r\n "')));
    expect(invited.leftOut).toEqual([{ what: 'people', count: 9_500, of: 10_000 }]);
    const ids = Array.from({ length: 300 }, (_, i) => `<${i}@mulino.test>`).join(' ');
    const { references } = await parseMail(mail(`References: ${ids}\r\n`));
    expect([references.length, references[0], references.at(-1)]).toEqual([100, '0@mulino.test', '299@mulino.test']);
  });

  test('thirty thousand headers are read, and a thousand mails within each other are one file', async () => {
    const headers = Array.from({ length: 30_000 }, (_, i) => `X-Hop-${i}: passed ${i}\r\n`).join('');
    const hopped = await parseMail(mail(`${headers}Subject: Arrivata\r\n`));
    expect([hopped.subject, hopped.leftOut]).toEqual(['Arrivata', []]);
    const passedOn = `Content-Type: message/rfc822\r\n\r\n`.repeat(1_000);
    const { attachments } = await parseMail(mail(`${passedOn}Subject: Dentro\r\n`));
    expect(attachments.map(({ contentType }) => contentType)).toEqual(['message/rfc822']);
  });

  test('an attachment larger than memory should hold passes in pieces', async () => {
    const line = Buffer.from(`${'QUJD'.repeat(19)}\r\n`);
    const lines = 400_000;
    let largest = 0;
    const keep: KeepBlob = async (body) => {
      let size = 0;
      for await (const chunk of body) {
        largest = Math.max(largest, chunk.length);
        size += chunk.length;
      }
      return { sha256: 'a'.repeat(64), size };
    };
    async function* large() {
      yield mail(
        'Content-Type: multipart/mixed; boundary=b\r\n',
        '--b\r\n\r\nTesto\r\n--b\r\nContent-Type: video/mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n',
      );
      for (let i = 0; i < lines / 1000; i++) yield Buffer.concat(Array.from({ length: 1000 }, () => line));
      yield Buffer.from('--b--\r\n');
    }
    const { attachments, text } = await parseLargeMail(large(), keep);
    expect(attachments).toMatchObject([{ name: 'video.mp4', size: lines * 57 }]);
    expect(text).toBe('Testo');
    expect(largest).toBeLessThan(256 * 1024);
  });

  test('a storage that fails is not hidden', async () => {
    const failing: KeepBlob = async () => {
      throw new Error('disk full');
    };
    await expect(parseLargeMail(chunksOf(raw('inline-picture'), 100), failing)).rejects.toThrow('disk full');
    const lazy: KeepBlob = async () => ({ sha256: '', size: 0 });
    await expect(parseLargeMail(chunksOf(raw('inline-picture'), 100), lazy)).rejects.toThrow('not stored whole');
  });
});

describe('whatever comes', () => {
  const piece = fc.oneof(
    fc.constantFrom(...readable).map((name) => raw(name).toString('latin1').slice(0, 1_500)),
    fc.constantFrom(
      'Content-Type: multipart/mixed; boundary=b\r\n',
      'Content-Type: message/rfc822\r\n',
      'Content-Type: text/calendar; charset=utf-16\r\n',
      'Content-Transfer-Encoding: base64\r\n',
      'Subject: =?utf-8?B?/////w==?= =?x?Q?=00?=\r\n',
      'From: a@b.test\r\n',
      'From: "a\r\n',
      '\r\n',
      '--b\r\n',
      '--b--\r\n',
    ),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  );

  test('it is read, or refused as unreadable, and reads the same as a stream', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), fc.integer({ min: 1, max: 200 }), async (pieces, size) => {
        const bytes = Buffer.from(pieces.join(''), 'latin1');
        const whole = await parseMail(bytes).catch((error: unknown) => error);
        const streamed = await parseLargeMail(chunksOf(bytes, size), hashOnly).catch((error: unknown) => error);
        if (whole instanceof Error)
          expect([whole, streamed].every((each) => each instanceof MailUnreadable)).toBe(true);
        else {
          const mail = whole as ParsedMail;
          expect(withoutContents(streamed as ParsedMail)).toEqual(withoutContents(mail));
          for (const text of everyString(mail)) expect(text.includes('\0') || !text.isWellFormed()).toBe(false);
          expect(mail.visibleText === '').toBe(mail.text === '');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('hostile mails take no longer than their size explains', async () => {
    const took = await leastTime(8_000, async () => {
      for (const headers of [
        `To: ${'<'.repeat(100_000)}`,
        `To: ${'a@b.test,'.repeat(20_000)}`,
        `To: ${'"'.repeat(100_001)}`,
        `Subject: ${'=?utf-8?Q?a?= '.repeat(20_000)}`,
        `References: ${'<a@b.test> '.repeat(20_000)}`,
        `Content-Type: text/plain; ${'a=b;'.repeat(50_000)}`,
        `Content-Type: ${'('.repeat(200_000)}`,
        `Content-Disposition: attachment; ${Array.from({ length: 5_000 }, (_, i) => `filename*${i}=a`).join(';')}`,
        `Date: ${'1 '.repeat(100_000)}`,
        `Message-ID: ${' '.repeat(300_000)}x`,
      ])
        await parseMail(mail(`${headers}\r\n`));
      await parseMail(mail('', `\r\n${'a'.repeat(3_000_000)}`));
      await parseMail(mail('Content-Transfer-Encoding: quoted-printable\r\n', `\r\n${'='.repeat(1_000_000)}`));
      await parseMail(mail('Content-Type: text/html\r\n', `\r\n${'<p>'.repeat(100_000)}`));
      await parseMail(mail('Content-Type: text/plain; format=flowed\r\n', `\r\n${'> \r\n'.repeat(200_000)}`));
    });
    expect(took).toBeLessThan(8_000);
  }, 120_000);
});
