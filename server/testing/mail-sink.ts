import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

export interface TakenMail {
  from: string;
  to: string[];
  raw: string;
}

/** What the server does with one mail: takes it, answers a code after the data, hangs up, or falls silent. */
export type SinkTurn =
  | 'take'
  | number
  | 'hang-up-in-data'
  | 'hang-up-after-dot'
  | 'take-and-hang-up'
  | 'silent-in-data'
  | 'silent-after-dot';

export interface MailSink {
  /** For SMTP_URL. */
  url: string;
  mails: TakenMail[];
  /** Resolves when the server has fallen silent. */
  silent: Promise<void>;
  /** How many times a mail was offered, whatever became of it. */
  offered(): number;
}

/** A mail server for one test, closed after it. See `startMailSink`. */
export async function openMailSink(...how: Parameters<typeof startMailSink>): Promise<MailSink> {
  const sink = await startMailSink(...how);
  onTestFinished(sink.close);
  return sink;
}

/**
 * A real SMTP server on loopback that does with each mail what its turn says; `take` when there is no turn left.
 * `refuse` answers a recipient with a code, `refuseSender` a sender; with `login` it takes mail of that user only. `words` is what it
 * says when it takes nothing.
 */
export async function startMailSink(
  turns: SinkTurn[] = [],
  refuse: (address: string, offered: number) => number | null = () => null,
  login?: { user: string; password: string },
  refuseSender: (address: string) => number | null = () => null,
  words?: string,
): Promise<MailSink & { close(): Promise<void> }> {
  const mails: TakenMail[] = [];
  const sockets = new Set<Socket>();
  let offered = 0;
  const silence = Promise.withResolvers<void>();
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const smtp = new SMTPServer({
    disabledCommands: login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth({ username, password }, _session, done) {
      const known = username === login?.user && password === login?.password;
      done(known ? null : Object.assign(new Error('No'), { responseCode: 535 }), { user: username });
    },
    onMailFrom({ address }, _session, done) {
      offered++;
      const code = refuseSender(address);
      done(code === null ? null : reply(code, words));
    },
    onRcptTo({ address }, _session, done) {
      const code = refuse(address, offered);
      done(code === null ? null : reply(code, words));
    },
    onData(stream, { envelope }, done) {
      const turn = turns.shift() ?? 'take';
      if (turn === 'silent-in-data') {
        // Some came, and nothing more is read: the sender is stuck in the middle.
        stream.once('readable', () => silence.resolve());
        return;
      }
      if (turn === 'hang-up-in-data') {
        stream.once('data', hangUp);
        stream.resume();
        return;
      }
      buffer(stream).then((bytes) => {
        if (typeof turn === 'number') return done(reply(turn, words));
        if (turn === 'hang-up-after-dot') return hangUp();
        if (turn === 'silent-after-dot') return silence.resolve();
        mails.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          raw: bytes.toString(),
        });
        if (turn === 'take-and-hang-up') return hangUp();
        done();
      }, done);
    },
  });
  smtp.on('error', () => undefined);
  smtp.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    silent: silence.promise,
    offered: () => offered,
    async close() {
      hangUp();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
}

function reply(code: number, words = code < 500 ? 'Not now' : 'Not here'): Error {
  return Object.assign(new Error(words), { responseCode: code });
}
