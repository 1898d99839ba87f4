import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanHtml, textToHtml } from '../../../platform/html/index.ts';
import { parseMail } from '../reading/reading.ts';
import { composeMail } from './composing.ts';
import type { Letter, LetterAttachment } from './letter.ts';

const file = (name: string, bytes: Uint8Array, more: Partial<LetterAttachment> = {}): LetterAttachment => ({
  name,
  contentType: 'application/pdf',
  inline: false,
  size: bytes.length,
  open: async () => Readable.from([bytes]),
  ...more,
});

const letter = (more: Partial<Letter> = {}): Letter => ({
  from: { name: 'Assistenza Mulino', address: 'help@sportello.test' },
  to: [{ name: 'Anna Bianchi', address: 'anna@mulino.test' }],
  cc: [],
  subject: 'Re: Orario di consegna',
  text: 'Gentile Anna,\n\nè già partito.\n',
  html: '<p>Gentile Anna,</p><p>è già partito.</p>',
  attachments: [],
  messageId: 'reply-1.0199b0f0@sportello.test',
  inReplyTo: 'plain@mulino.test',
  references: ['plain@mulino.test'],
  date: Temporal.Instant.from('2026-11-20T09:30:00Z'),
  language: 'it',
  ...more,
});

async function written(more: Partial<Letter> = {}) {
  const { raw, messageId } = await composeMail(letter(more));
  const bytes = Buffer.concat(await Array.fromAsync(raw as AsyncIterable<Buffer>));
  const source = bytes.toString('latin1');
  return { bytes, source, head: source.slice(0, source.indexOf('\r\n\r\n')), messageId, mail: await parseMail(bytes) };
}

/** What every mail must keep to, whatever is in it (RFC 5321, 5322). */
function expectSound(source: string) {
  expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u0080-\uffff\0]/);
  const lines = source.split('\r\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
  const head = source.slice(0, source.indexOf('\r\n\r\n')).split('\r\n');
  for (const line of head) if (line.length > 78) expect(line).toMatch(/^( |[\w-]+: )?[^ ]+$/);
  for (const name of ['From', 'Subject', 'Message-ID', 'Date', 'MIME-Version', 'Content-Type'])
    expect(
      head.filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)).length,
      name,
    ).toBeLessThanOrEqual(1);
}

describe('a letter', () => {
  test('comes back as it was written', async () => {
    const { mail, source, head, messageId } = await written({
      cc: [{ name: 'Șerban Țîrlea', address: 'serban@forno.test' }],
      replyTo: { name: 'Assistenza', address: 'help+r.tok@sportello.test' },
    });
    expectSound(source);
    expect(messageId).toBe('reply-1.0199b0f0@sportello.test');
    expect(mail).toMatchObject({
      messageId,
      inReplyTo: 'plain@mulino.test',
      references: ['plain@mulino.test'],
      from: { name: 'Assistenza Mulino', address: 'help@sportello.test' },
      to: [{ name: 'Anna Bianchi', address: 'anna@mulino.test' }],
      cc: [{ name: 'Șerban Țîrlea', address: 'serban@forno.test' }],
      replyTo: [{ name: 'Assistenza', address: 'help+r.tok@sportello.test' }],
      subject: 'Re: Orario di consegna',
      text: 'Gentile Anna,\n\nè già partito.',
      automatic: { mayAutoReply: true },
    });
    expect(mail.date?.toString()).toBe('2026-11-20T09:30:00Z');
    expect(mail.html).toContain('<p>Gentile Anna,</p><p>è già partito.</p>');
    expect(head).toContain('Content-Language: it');
    expect(head).not.toMatch(/auto-submitted|x-auto-response|bcc/i);
    expect(source).toContain('MIME-Version: 1.0');
  });

  test('is the same bytes each time it is written', async () => {
    const more = { attachments: [file('a.pdf', Buffer.from('%PDF'))] };
    expect((await written(more)).source).toBe((await written(more)).source);
    expect((await written(more)).source).not.toBe((await written({ ...more, messageId: 'b@sportello.test' })).source);
  });

  test('its parts are mixed around related around alternative', async () => {
    const { source, mail } = await written({
      html: '<p>Ecco <img src="cid:foto@sportello.test" alt="foto"></p>',
      attachments: [
        file('foto.png', Buffer.from('png'), {
          contentType: 'image/png',
          inline: true,
          contentId: 'foto@sportello.test',
        }),
        file('Fattura città (1).pdf', Buffer.from('%PDF')),
        file('prima.eml', Buffer.from('Subject: è\n\nx'), { contentType: 'message/rfc822' }),
      ],
    });
    expectSound(source);
    expect([...source.matchAll(/^Content-Type: ([\w/-]+)/gm)].map(([, type]) => type)).toEqual([
      'multipart/mixed',
      'multipart/related',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'image/png',
      'application/pdf',
      'application/octet-stream',
    ]);
    expect(mail.attachments.map(({ name, inline, content }) => [name, inline, content?.toString()])).toEqual([
      ['foto.png', true, 'png'],
      ['Fattura città (1).pdf', false, '%PDF'],
      ['prima.eml', false, 'Subject: è\n\nx'],
    ]);
  });

  test('of text alone has one part; of HTML alone gets its text', async () => {
    expect((await written({ html: '' })).source).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
    expect((await written({ text: ' ' })).mail.text).toBe('Gentile Anna,\n\nè già partito.');
  });

  test('says when a program wrote it', async () => {
    const { head, mail } = await written({ automatic: 'auto-replied' });
    expect(head).toContain('Auto-Submitted: auto-replied');
    expect(head).toContain('X-Auto-Response-Suppress: All');
    expect(mail.automatic.mayAutoReply).toBe(false);
    expect((await written({ automatic: 'auto-generated' })).head).toContain('Auto-Submitted: auto-generated');
  });

  test('keeps the first and the newest references', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => `${i}.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@mulino.test`);
    const { mail, source } = await written({ references: ids });
    expectSound(source);
    expect(mail.references).toEqual([ids[0], ...ids.slice(41)]);
  });

  test('takes listed headers only', async () => {
    const headers = { 'List-Unsubscribe': '<https://sportello.test/u>\r\nBcc: x@y.test', 'X-Evil': 'a' };
    const { head } = await written({ headers });
    expect(head).toContain('List-Unsubscribe: <https://sportello.test/u> Bcc: x@y.test');
    expect(head).not.toMatch(/^Bcc|X-Evil/m);
  });

  test.each([
    ['address', { to: [{ name: '', address: 'a@b.test>\r\nBcc: c@d.test' }] }],
    ['sender', { from: { name: '', address: 'a b@c.test' } }],
    ['Message-ID', { messageId: 'a@b>\r\nBcc: x@y.test' }],
    ['reference', { references: ['a b'] }],
  ])('a broken %s is refused', async (_name, more) => {
    await expect(composeMail(letter(more))).rejects.toThrow(/No mail can|no Message-ID/);
  });

  test('fails when an attachment cannot be read or is cut short', async () => {
    const missing = file('a.pdf', Buffer.from('a'), { open: () => Promise.reject(new Error('gone')) });
    await expect(written({ attachments: [missing] })).rejects.toThrow('gone');
    await expect(written({ attachments: [file('a.pdf', Buffer.from('ab'), { size: 3 })] })).rejects.toThrow(
      '2 bytes instead of 3',
    );
  });

  test('opens attachments one after another', async () => {
    let open = 0;
    let most = 0;
    const body = async () => {
      most = Math.max(most, ++open);
      return Readable.from(
        (async function* () {
          yield Buffer.alloc(200_000);
          open--;
        })(),
      );
    };
    const files = Array.from({ length: 5 }, (_, i) => file(`${i}.pdf`, Buffer.alloc(200_000), { open: body }));
    await written({ attachments: files });
    expect(most).toBe(1);
  });
});

describe('whatever is in it', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      'a\r\nBcc: x@y.test',
      'ă'.repeat(300),
      'x'.repeat(1_200),
      '.\r\n.\r\n',
      'From me\r\n',
      '"<>,;:',
      '\0',
    ),
  );
  const visible = (text: string) =>
    text
      .replaceAll('\0', '')
      .toWellFormed()
      .replace(/[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\s]+/gu, ' ')
      .trim();

  test('headers cannot be added, lines stay short, and words come back', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, words, fc.uint8Array({ maxLength: 300 }), async (subject, name, body, bytes) => {
        const { source, head, mail } = await written({
          subject,
          text: body,
          html: textToHtml(body.toWellFormed()),
          to: [{ name, address: 'anna@mulino.test' }],
          attachments: [file(name, bytes)],
        });
        expectSound(source);
        expect(head).not.toMatch(/^bcc/im);
        expect(mail.to.map(({ address }) => address)).toEqual(['anna@mulino.test']);
        expect(visible(mail.to[0]?.name ?? '')).toBe(visible(visible(name).slice(0, 200)));
        expect(visible(mail.subject)).toBe(visible(subject.length <= 900 ? subject : mail.subject));
        if (body.trim() !== '') expect(visible(mail.text)).toBe(visible(body));
        expect(Buffer.from(mail.attachments.at(-1)?.content ?? []).equals(Buffer.from(bytes))).toBe(true);
        expect(cleanHtml(mail.html ?? '')).toBe(mail.html ?? '');
      }),
      { numRuns: 200 },
    );
  });
});
