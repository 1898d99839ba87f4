import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { sendMail } from './smtp.ts';
import { readSmtpAddress, serverSettings } from './smtp-address.ts';
import { checkSmtp } from './smtp-check.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

interface Taken {
  from: string | false;
  to: string[];
  data: string;
}

class Reply extends Error {
  responseCode: number;
  constructor(code: number, text: string) {
    super(text);
    this.responseCode = code;
  }
}

/** A real server on loopback; hooks may refuse. */
async function server(options: SMTPServerOptions = {}, onDone?: () => Error | undefined) {
  const taken: Taken[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    allowInsecureAuth: true,
    closeTimeout: 100,
    onData(stream, { envelope }, done) {
      Array.fromAsync(stream as AsyncIterable<Buffer>).then((chunks) => {
        const refusal = onDone?.();
        if (refusal) return done(refusal);
        taken.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : false,
          to: envelope.rcptTo.map(({ address }) => address),
          data: Buffer.concat(chunks).toString(),
        });
        done();
      }, done);
    },
    ...options,
  });
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => smtp.close(() => resolve())));
  const { port } = smtp.server.address() as AddressInfo;
  return { taken, url: `smtp://127.0.0.1:${port}`, port };
}

/** A server that says what it is told to, line by line, or hangs up. */
async function scripted(answer: (line: string, socket: Socket) => void, greeting = '220 x\r\n') {
  const sockets = new Set<Socket>();
  const plain: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write(greeting);
    let held = '';
    socket.on('data', (chunk) => {
      held += chunk;
      for (let end = held.indexOf('\r\n'); end >= 0; end = held.indexOf('\r\n')) {
        answer(held.slice(0, end), socket);
        held = held.slice(end + 2);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(plain, 'listening');
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    plain.close();
  });
  return `smtp://127.0.0.1:${(plain.address() as AddressInfo).port}`;
}

const politely = (line: string): string => {
  if (/^EHLO|^HELO|^MAIL|^RCPT|^RSET/.test(line)) return '250 ok\r\n';
  if (line === 'DATA') return '354 go\r\n';
  return line === '.' ? '250 taken\r\n' : '';
};

const mail = Buffer.from('Subject: Prova\r\nFrom: help@sportello.test\r\n\r\nCiao.\r\n.sola\r\n');
const envelope = { from: 'help@sportello.test', to: ['anna@mulino.test'] };

describe('handing a mail to a server', () => {
  test('delivers it byte for byte, to those of the envelope', async () => {
    const { url, taken } = await server();
    const result = await sendMail(Readable.from([mail.subarray(0, 20), mail.subarray(20)]), envelope, url);
    expect(result).toMatchObject({ ok: true, refused: [] });
    expect(taken).toEqual([{ from: 'help@sportello.test', to: ['anna@mulino.test'], data: mail.toString() }]);
  });

  test('an empty sender stays empty', async () => {
    const { url, taken } = await server();
    expect(await sendMail(mail, { from: '', to: ['anna@mulino.test'] }, url)).toMatchObject({ ok: true });
    expect(taken[0]?.from).toBe('');
  });

  test('the hand-over is recorded before the server can take the mail', async () => {
    const order: string[] = [];
    const { url } = await server({}, () => void order.push('taken'));
    const beforeFinalDot = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push('recorded');
    };
    expect(await sendMail(mail, envelope, url, { beforeFinalDot })).toMatchObject({ ok: true });
    expect(order).toEqual(['recorded', 'taken']);
  });

  test('when the record fails the server gets no mail', async () => {
    const { url, taken } = await server();
    const beforeFinalDot = () => Promise.reject(new Error('database gone'));
    await expect(sendMail(mail, envelope, url, { beforeFinalDot })).rejects.toThrow('database gone');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(taken).toEqual([]);
  });

  test('when the mail cannot be read to its end the server gets none of it', async () => {
    const { url, taken } = await server();
    const broken = Readable.from(
      (async function* () {
        yield mail;
        throw new Error('attachment gone');
      })(),
    );
    await expect(sendMail(broken, envelope, url)).rejects.toThrow('attachment gone');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(taken).toEqual([]);
  });
});

describe('what a server says', () => {
  test.each([
    [451, 'try later', false],
    [452, 'disk full', false],
    [550, 'content refused', true],
    [554, '5.7.1 spam', true],
  ])('%i after the mail', async (code, text, permanent) => {
    const { url } = await server({}, () => new Reply(code, text));
    const result = await sendMail(mail, envelope, url);
    expect(result).toMatchObject({ ok: false, permanent, code, uncertain: false, refused: [] });
    expect(result.response).toContain(text);
  });

  test.each([
    [450, false],
    [550, true],
  ])('%i to the only recipient', async (code, permanent) => {
    const { url } = await server({ onRcptTo: (_address, _session, done) => done(new Reply(code, 'no')) });
    expect(await sendMail(mail, envelope, url)).toMatchObject({
      ok: false,
      permanent,
      uncertain: false,
      refused: [{ address: 'anna@mulino.test', permanent, code }],
    });
  });

  test('one recipient refused: the others have the mail', async () => {
    const { url, taken } = await server({
      onRcptTo: ({ address }, _session, done) => done(address.startsWith('no') ? new Reply(550, 'unknown') : null),
    });
    expect(await sendMail(mail, { ...envelope, to: ['nobody@mulino.test', 'anna@mulino.test'] }, url)).toMatchObject({
      ok: true,
      refused: [{ address: 'nobody@mulino.test', permanent: true, code: 550 }],
    });
    expect(taken[0]?.to).toEqual(['anna@mulino.test']);
  });

  test('all refused, one of them for now: worth another try', async () => {
    const { url } = await server({
      onRcptTo: ({ address }, _session, done) => done(new Reply(address.startsWith('no') ? 550 : 450, 'refused')),
    });
    expect(await sendMail(mail, { ...envelope, to: ['nobody@mulino.test', 'anna@mulino.test'] }, url)).toMatchObject({
      ok: false,
      permanent: false,
      refused: [{ permanent: true }, { permanent: false }],
    });
  });

  test('the sender refused', async () => {
    const { url } = await server({ onMailFrom: (_address, _session, done) => done(new Reply(553, 'not yours')) });
    expect(await sendMail(mail, envelope, url)).toMatchObject({ ok: false, permanent: true, code: 553 });
  });

  test('larger than the server allows', async () => {
    const { url } = await server({ size: 100 });
    expect(await sendMail(mail, { ...envelope, size: 5_000 }, url)).toMatchObject({ ok: false, permanent: true });
  });

  test('no login where one is needed, and a wrong one, are no fault of the mail', async () => {
    const { url, port } = await server({
      authOptional: false,
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, done) => done(new Error('Invalid username or password')),
    });
    expect(await sendMail(mail, envelope, url)).toMatchObject({ ok: false, permanent: false, code: 530 });
    expect(await sendMail(mail, envelope, `smtp://help:wrong@127.0.0.1:${port}`)).toMatchObject({
      ok: false,
      permanent: false,
      code: 535,
    });
  });
});

describe('what the network does', () => {
  test('nobody there', async () => {
    expect(await sendMail(mail, envelope, 'smtp://127.0.0.1:1')).toMatchObject({
      ok: false,
      permanent: false,
      uncertain: false,
    });
  });

  test('dropped before the mail is through: certainly not taken', async () => {
    const url = await scripted((line, socket) =>
      line.startsWith('RCPT') ? socket.destroy() : socket.write(politely(line)),
    );
    expect(await sendMail(mail, envelope, url)).toMatchObject({ ok: false, permanent: false, uncertain: false });
  });

  test('dropped after the final dot: perhaps taken', async () => {
    const url = await scripted((line, socket) => (line === '.' ? socket.destroy() : socket.write(politely(line))));
    expect(await sendMail(mail, envelope, url)).toMatchObject({ ok: false, permanent: false, uncertain: true });
  });

  test('a greeting that sends us away', async () => {
    const url = await scripted(() => undefined, '554 no service here\r\n');
    expect(await sendMail(mail, envelope, url)).toMatchObject({ ok: false, permanent: false, code: 554 });
  });

  test('a server whose certificate nobody vouches for gets no mail, unless told so', async () => {
    const { url, taken } = await server({ disabledCommands: ['AUTH'] });
    expect(await sendMail(mail, envelope, url)).toMatchObject({ ok: false, permanent: false });
    expect(taken).toEqual([]);
    expect(await sendMail(mail, envelope, `${url}?verify=no`)).toMatchObject({ ok: true });
    expect(await sendMail(mail, envelope, `${url}?tls=no`)).toMatchObject({ ok: true });
  });
});

describe('several servers, several senders', () => {
  const settings = (url: string) => readSmtpAddress(url);

  test('a server that does not answer, or greets with “not now”, passes the mail to the next', async () => {
    const { taken, url } = await server();
    const busy = await scripted(() => undefined, '421 come back later\r\n');
    const hops = [settings('smtp://127.0.0.1:1'), settings(busy), settings(url)];
    expect(await sendMail(mail, envelope, hops)).toMatchObject({ ok: true });
    expect(taken).toHaveLength(1);
  });

  test('a sender that is refused, at MAIL or only at RCPT, gives way to the next one; another refusal does not', async () => {
    const refusal = new Reply(553, '5.7.1 <help+b-x@sportello.test>: Sender address rejected: not owned by user');
    const atMail = await server({
      onMailFrom: ({ address }, _s, done) => done(address.includes('+') ? refusal : null),
    });
    const atRcpt = await server({
      onRcptTo: (_a, { envelope: { mailFrom } }, done) =>
        done((mailFrom ? mailFrom.address : '').includes('+') ? refusal : null),
    });
    const from = ['help+b-x@sportello.test', 'help@sportello.test'];
    for (const { url, taken } of [atMail, atRcpt]) {
      expect(await sendMail(mail, { ...envelope, from }, url)).toMatchObject({ ok: true });
      expect(taken.map((each) => each.from)).toEqual(['help@sportello.test']);
    }
    let asked = 0;
    const unknown = await server({
      onRcptTo: (_a, _s, done) => {
        asked++;
        done(new Reply(550, '5.1.1 No such mailbox'));
      },
    });
    expect(await sendMail(mail, { ...envelope, from }, unknown.url)).toMatchObject({ ok: false, permanent: true });
    expect(asked).toBe(1);
  });

  test('signs in with an access token, and says that it was not accepted', async () => {
    const { taken, port } = await server({
      disabledCommands: ['STARTTLS'],
      authOptional: false,
      authMethods: ['XOAUTH2'],
      onAuth: ({ method, username, accessToken }, _session, done) => {
        const known = method === 'XOAUTH2' && username === 'help@sportello.test' && accessToken === 'ya29.good';
        done(known ? null : new Reply(535, '5.7.8 no'), known ? { user: username } : undefined);
      },
    });
    const by = (accessToken: string) =>
      serverSettings({
        kind: 'server',
        via: 'account',
        host: '127.0.0.1',
        port,
        security: 'none',
        login: { kind: 'oauth2', user: 'help@sportello.test', accessToken },
      });
    expect(await sendMail(mail, envelope, by('ya29.good'))).toMatchObject({ ok: true });
    expect(taken).toHaveLength(1);
    const refused = await sendMail(mail, envelope, by('ya29.old'));
    expect(refused).toMatchObject({ ok: false, permanent: false, trouble: 'permission_ended' });
    expect(JSON.stringify(refused)).not.toContain('ya29');
  });
});

describe('checking the way out', () => {
  test('all is well', async () => {
    const { url } = await server();
    expect(await checkSmtp(url, 'help@sportello.test')).toEqual({ ok: true });
  });

  test('says in words what is wrong', async () => {
    const selfSigned = await server({ disabledCommands: ['AUTH'] });
    const closed = await server({
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, done) => done(new Error('Invalid username or password')),
    });
    const picky = await server({ onMailFrom: (_address, _session, done) => done(new Reply(553, 'not yours')) });
    const problems = async (url: string, sender?: string) => {
      const result = await checkSmtp(url, sender);
      return result.ok ? 'ok' : result.problem;
    };
    expect(await problems('nonsense')).toBe('address');
    expect(await problems('http://127.0.0.1')).toBe('address');
    expect(await problems('smtp://no-such-host.invalid:25')).toBe('dns');
    expect(await problems('smtp://127.0.0.1:1')).toBe('refused');
    expect(await problems(selfSigned.url)).toBe('certificate');
    expect(await problems(`${(await server()).url}?tls=required`)).toBe('encryption');
    expect(await problems(`smtps://127.0.0.1:${selfSigned.port}`)).toBe('encryption');
    expect(await problems(`smtp://help:wrong@127.0.0.1:${closed.port}`)).toBe('login');
    expect(await problems(picky.url, 'other@altrove.test')).toBe('sender');
    expect(await problems(await scripted(() => undefined, '554 go away\r\n'))).toBe('unexpected');
  });

  test('gives the sentence what it names, and never the password', async () => {
    const { port } = await server({
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, done) => done(new Error('Invalid username or password')),
    });
    const result = await checkSmtp(`smtp://help:s3cret@127.0.0.1:${port}`);
    expect(result).toMatchObject({
      sentence: 'smtp.check.login',
      values: { host: '127.0.0.1', port: String(port), user: 'help' },
    });
    expect(JSON.stringify(result)).not.toContain('s3cret');
  });
});

describe('the address', () => {
  test.each([
    ['smtp://mx.acme.test', { port: 25, secure: false, requireTLS: false }],
    ['smtp://a:b@mx.acme.test', { port: 587, secure: false, requireTLS: true }],
    ['smtp://a:b@localhost:2525', { port: 2525, requireTLS: false }],
    ['smtps://a:b@mx.acme.test', { port: 465, secure: true }],
    ['smtp://a:b@mx.acme.test?tls=no', { requireTLS: false, ignoreTLS: true }],
  ])('%s', (address, expected) => {
    expect(readSmtpAddress(address).connection).toMatchObject({ ...expected, tls: { rejectUnauthorized: true } });
  });

  test('reads names and passwords with special letters', () => {
    expect(readSmtpAddress('smtp://anna%40acme.test:p%3Aw%2F@mx.acme.test').login).toEqual({
      user: 'anna@acme.test',
      pass: 'p:w/',
    });
  });
});
