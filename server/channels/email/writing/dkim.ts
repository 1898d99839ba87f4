import type { Hash, KeyObject } from 'node:crypto';
import { createHash, sign } from 'node:crypto';
import type { DkimKey } from '../sending-host.ts';

/** Signed as often as they stand there (RFC 6376, 5.4.1), with all that a reader or a mail program acts upon. */
const SIGNED = [
  'From',
  'Sender',
  'Reply-To',
  'To',
  'Cc',
  'Subject',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Content-Language',
  'Auto-Submitted',
  'Precedence',
  'List-Id',
  'List-Help',
  'List-Archive',
  'List-Post',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
] as const;
/** Named once more than they stand there, so that nobody can add one that is shown in place of ours (8.15). */
const OVERSIGNED = ['From', 'To', 'Subject', 'Reply-To'];
const LINE = 72;

export class NotTheSameMail extends Error {
  override name = 'NotTheSameMail';
}

/**
 * The mail with a DKIM-Signature of each key before it (RFC 6376, relaxed/relaxed with SHA-256; RFC 8463). `write` must give
 * the same bytes each time, CRLF throughout: they are read once for their hash and once to be passed on, so that no mail is
 * ever held in memory. The stream fails with NotTheSameMail where they were not the same.
 * @param at goes into t=; the same instant gives the same signature with RSA and Ed25519 alike.
 */
export async function signedMail(
  write: () => Promise<AsyncIterable<Uint8Array>>,
  keys: readonly DkimKey[],
  at: Temporal.Instant,
): Promise<AsyncIterable<Uint8Array>> {
  const first = new MailDigest();
  for await (const chunk of await write()) first.update(chunk);
  const bodyHash = first.bodyHash();
  const fields = fieldsOf(first.head);
  const signatures = keys.map((key) => signatureOf(fields, bodyHash, key, at)).join('');
  return passOn(signatures, await write(), `${first.head}${bodyHash}`);
}

async function* passOn(
  signatures: string,
  mail: AsyncIterable<Uint8Array>,
  expected: string,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(signatures);
  const second = new MailDigest();
  for await (const chunk of mail) {
    second.update(chunk);
    yield chunk;
  }
  if (`${second.head}${second.bodyHash()}` !== expected)
    throw new NotTheSameMail('The mail changed while it was signed.');
}

interface Field {
  name: string;
  /** As it goes into the hash: `name:value` relaxed (RFC 6376, 3.4.2). */
  relaxed: string;
}

function fieldsOf(head: string): Field[] {
  return head.split(/\r\n(?![ \t])/).map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon).trim().toLowerCase(), relaxed: relaxedField(line) };
  });
}

function relaxedField(line: string): string {
  const colon = line.indexOf(':');
  const value = line
    .slice(colon + 1)
    .replaceAll('\r\n', '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${line.slice(0, colon).trim().toLowerCase()}:${value}`;
}

function signatureOf(fields: readonly Field[], bodyHash: string, key: DkimKey, at: Temporal.Instant): string {
  const names: string[] = [];
  const lines: string[] = [];
  for (const name of SIGNED) {
    // From the last to the first (5.4.2).
    const there = fields.filter((field) => field.name === name.toLowerCase()).reverse();
    for (const field of there) {
      names.push(name);
      lines.push(field.relaxed);
    }
    if (OVERSIGNED.includes(name)) names.push(name);
  }
  const header =
    `DKIM-Signature: v=1; a=${key.algorithm}-sha256; c=relaxed/relaxed;\r\n d=${key.domain};\r\n` +
    ` s=${key.selector}; t=${Math.floor(at.epochMilliseconds / 1_000)};\r\n` +
    ` h=${foldedNames(names)};\r\n bh=${bodyHash};\r\n b=`;
  const data = Buffer.from([...lines, relaxedField(header)].join('\r\n'), 'latin1');
  return `${header}${folded(signatureBytes(data, key.privateKey, key.algorithm).toString('base64'))}\r\n`;
}

function signatureBytes(data: Buffer, privateKey: KeyObject, algorithm: DkimKey['algorithm']): Buffer {
  if (algorithm === 'rsa') return sign('sha256', data, privateKey);
  // RFC 8463, 3: the SHA-256 of the data is what Ed25519 signs.
  return sign(null, createHash('sha256').update(data).digest(), privateKey);
}

function foldedNames(names: readonly string[]): string {
  let length = 0;
  return names
    .map((name, index) => {
      length += name.length + 1;
      const part = index === names.length - 1 ? name : `${name}:`;
      if (length <= LINE) return part;
      length = name.length + 1;
      return `\r\n ${part}`;
    })
    .join('');
}

function folded(base64: string): string {
  return base64.replace(new RegExp(`.{${LINE}}(?=.)`, 'g'), '$&\r\n ');
}

/** Reads a mail piece by piece: keeps its head and hashes its body relaxed (3.4.4). */
class MailDigest {
  head = '';
  #body: Hash | undefined;
  /** An unfinished line, and ends of lines that count only when something follows. */
  #rest = '';
  #ends = '';

  update(chunk: Uint8Array): void {
    const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    if (this.#body) {
      this.#add(text);
      return;
    }
    this.head += text;
    const end = this.head.indexOf('\r\n\r\n');
    if (end === -1) return;
    const body = this.head.slice(end + 4);
    this.head = this.head.slice(0, end);
    this.#body = createHash('sha256');
    this.#add(body);
  }

  bodyHash(): string {
    this.#body ??= createHash('sha256');
    if (this.#rest !== '') this.#add('\r\n');
    return this.#body.digest('base64');
  }

  #add(text: string): void {
    const all = this.#rest + text;
    const whole = all.lastIndexOf('\r\n') + 2;
    if (whole === 1) {
      this.#rest = all;
      return;
    }
    this.#rest = all.slice(whole);
    const lines =
      this.#ends +
      all
        .slice(0, whole)
        .replace(/[ \t]+/g, ' ')
        .replaceAll(' \r\n', '\r\n');
    let end = lines.length;
    while (lines.endsWith('\r\n', end)) end -= 2;
    this.#ends = lines.slice(end);
    if (end === 0) return;
    // The end of the last line that says something belongs to it.
    this.#body?.update(`${lines.slice(0, end)}\r\n`, 'latin1');
    this.#ends = this.#ends.slice(2);
  }
}
