import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { CorpusMail } from './corpus.ts';

/** Sends the letters over so many connections, each as fast as it is answered. @returns milliseconds from MAIL to the last 250, a letter. */
export async function sendAll(port: number, mails: readonly CorpusMail[], connections: number): Promise<number[]> {
  const latencies: number[] = [];
  let next = 0;
  async function one(): Promise<void> {
    const talk = await openDialogue(port);
    await talk.say('EHLO bench.example', 250);
    for (let mail = mails[next++]; mail; mail = mails[next++]) {
      const began = performance.now();
      await talk.say(`MAIL FROM:<${mail.from}>`, 250);
      await talk.say('RCPT TO:<support@bench.example>', 250);
      await talk.say('DATA', 354);
      await talk.send(mail.raw, 250);
      latencies.push(performance.now() - began);
    }
    await talk.say('QUIT', 221);
  }
  await Promise.all(Array.from({ length: connections }, one));
  return latencies;
}

async function openDialogue(port: number) {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let heard = '';
  let waiting: ((line: string) => void) | undefined;
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    heard += chunk;
    for (;;) {
      const end = heard.indexOf('\r\n');
      if (end < 0) return;
      const line = heard.slice(0, end);
      heard = heard.slice(end + 2);
      if (line[3] === ' ') waiting?.(line);
    }
  });
  const answer = (code: number): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.once('error', reject);
      waiting = (line) => {
        socket.off('error', reject);
        if (line.startsWith(String(code))) resolve();
        else reject(new Error(`the server said "${line}" where ${code} was due`));
      };
    });
  const greeted = answer(220);
  await greeted;
  return {
    async say(line: string, code: number): Promise<void> {
      const answered = answer(code);
      socket.write(`${line}\r\n`);
      await answered;
    },
    async send(raw: Buffer, code: number): Promise<void> {
      const answered = answer(code);
      socket.write(raw);
      socket.write('\r\n.\r\n');
      await answered;
    },
  };
}
