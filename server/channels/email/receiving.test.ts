import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { startReceiver } from './receiving.ts';

const MAIL = [
  'From: Giulia <giulia@posta.example>',
  'To: support@officinalume.example',
  'Subject: Luna 2',
  'Message-ID: <one@posta.example>',
  '',
  'Non si accende più.',
  '.',
  '',
].join('\r\n');

/** Says line after line and gives each whole reply (RFC 5321, 4.2.1). */
class Speaker {
  #heard = '';
  #waiting: (() => void) | undefined;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      this.#heard += chunk.toString();
      this.#waiting?.();
    });
  }

  async hear(): Promise<string> {
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(this.#heard);
      if (whole) {
        this.#heard = this.#heard.slice(whole[0].length);
        return whole[0].trimEnd();
      }
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
  }

  async say(line: string): Promise<string> {
    this.#socket.write(`${line}\r\n`);
    return this.hear();
  }

  leave(): Socket {
    this.#socket.removeAllListeners('data');
    return this.#socket;
  }
}

async function listen(house: TestHouse, lmtp: boolean): Promise<{ speaker: Speaker; port: number }> {
  const receiver = await startReceiver(house.platform, { port: 0, host: '127.0.0.1', lmtp });
  onTestFinished(() => receiver.close());
  const socket = connect(receiver.port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const speaker = new Speaker(socket);
  expect(await speaker.hear()).toMatch(/^220 /);
  return { speaker, port: receiver.port };
}

async function stored(house: TestHouse): Promise<{ to: string[]; from: string }[]> {
  const rows = await house.db.selectFrom('inbound').select('envelope').execute();
  return rows.map(({ envelope }) => envelope as { to: string[]; from: string });
}

test('LMTP: LHLO, one answer for each recipient, and one original', async () => {
  const house = await openTestHouse();
  const { speaker } = await listen(house, true);
  expect(await speaker.say('EHLO mx.officinalume.example'), 'RFC 2033, 4.1').toMatch(/^50\d /);
  expect(await speaker.say('LHLO mx.officinalume.example')).toMatch(/^250[- ]/);
  expect(await speaker.say('MAIL FROM:<giulia@posta.example>')).toMatch(/^250 /);
  expect(await speaker.say('RCPT TO:<support@officinalume.example>')).toMatch(/^250 /);
  expect(await speaker.say('RCPT TO:<support+it@officinalume.example>')).toMatch(/^250 /);
  expect(await speaker.say('DATA')).toMatch(/^354 /);
  expect(await speaker.say(MAIL.trimEnd())).toMatch(/^250 .*Stored/);
  expect(await speaker.hear(), 'the second recipient’s answer').toMatch(/^250 .*Stored/);
  expect(await stored(house)).toEqual([
    expect.objectContaining({
      from: 'giulia@posta.example',
      to: ['support@officinalume.example', 'support+it@officinalume.example'],
    }),
  ]);
  // The line stays open for the next letter.
  expect(await speaker.say('MAIL FROM:<>')).toMatch(/^250 /);
  expect(await speaker.say('QUIT')).toMatch(/^221 /);
});

test('SMTP without a certificate offers no encryption, and no signing in', async () => {
  const { speaker } = await listen(await openTestHouse(), false);
  const offer = await speaker.say('EHLO mx.posta.example');
  expect(offer).not.toMatch(/STARTTLS|AUTH/);
  expect(await speaker.say('STARTTLS')).toMatch(/^50\d /);
});

test('a greeting that is no name is refused, and the next one is heard', async () => {
  const house = await openTestHouse();
  const { speaker } = await listen(house, false);
  expect(await speaker.say(`EHLO mx.\0"evil'\x01.example${'x'.repeat(300)}`)).toMatch(/^501 /);
  expect(await speaker.say('EHLO mx.posta.example')).toMatch(/^250[- ]/);
  expect(await speaker.say('MAIL FROM:<giulia@posta.example>')).toMatch(/^250 /);
  expect(await speaker.say('RCPT TO:<support@officinalume.example>')).toMatch(/^250 /);
  expect(await speaker.say('DATA')).toMatch(/^354 /);
  expect(await speaker.say(MAIL.trimEnd())).toMatch(/^250 .*Stored/);
  const [envelope] = await stored(house);
  expect(envelope).toMatchObject({ helo: 'mx.posta.example' });
});

test('SMTP with a certificate: a letter comes in encrypted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sportello-tls-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const how = '-x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mx.officinalume.example'.split(' ');
  await promisify(execFile)('openssl', ['req', ...how, '-keyout', keyFile, '-out', certificateFile]);
  const house = await openTestHouse({ config: { tls: { certificateFile, keyFile } } });
  const { speaker } = await listen(house, false);
  expect(await speaker.say('EHLO mx.posta.example')).toContain('STARTTLS');
  expect(await speaker.say('STARTTLS')).toMatch(/^220 /);
  const secure = connectTls({ socket: speaker.leave(), rejectUnauthorized: false });
  await new Promise<void>((resolve) => secure.once('secureConnect', resolve));
  expect(secure.getPeerCertificate().subject.CN).toBe('mx.officinalume.example');
  const inside = new Speaker(secure);
  expect(await inside.say('EHLO mx.posta.example')).not.toContain('STARTTLS');
  expect(await inside.say('MAIL FROM:<giulia@posta.example>')).toMatch(/^250 /);
  expect(await inside.say('RCPT TO:<support@officinalume.example>')).toMatch(/^250 /);
  expect(await inside.say('DATA')).toMatch(/^354 /);
  expect(await inside.say(MAIL.trimEnd())).toMatch(/^250 /);
  expect(await stored(house)).toHaveLength(1);

  await writeFile(keyFile, 'no key');
  await expect(startReceiver(house.platform, { port: 0, host: '127.0.0.1', lmtp: false })).rejects.toThrow(/TLS_KEY/);
});
