import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Installation } from './installation.ts';
import { API_TOKEN } from './installation.ts';

const TRY_AGAIN_AFTER_MS = 25;
const SILENCE_MS = 20_000;

/**
 * Sends one raw mail as mail servers do: again and again until it is told 250. A broken connection, a refused one and a 4xx are
 * all the same to it.
 * @returns how often it tried.
 */
export async function sendUntilTaken(smtpPort: number, from: string, to: string, raw: Buffer): Promise<number> {
  for (let tries = 1; ; tries++) {
    const code = await offer(smtpPort, from, to, raw).catch(() => 0);
    if (code === 250) return tries;
    if (code >= 500) throw new Error(`the mail was refused for good: ${code}`);
    await pause(TRY_AGAIN_AFTER_MS);
  }
}

/** The same by HTTP: until 201. */
export async function postUntilTaken(house: Installation, raw: Buffer): Promise<number> {
  for (let tries = 1; ; tries++) {
    const status = await post(house, raw).catch(() => 0);
    if (status === 201) return tries;
    if (status >= 400 && status < 500) throw new Error(`the mail was refused for good: ${status}`);
    await pause(TRY_AGAIN_AFTER_MS);
  }
}

async function post(house: Installation, raw: Buffer): Promise<number> {
  const headers = { authorization: `Bearer ${API_TOKEN}`, 'content-type': 'message/rfc822' };
  const init = { method: 'POST', headers, body: new Uint8Array(raw), signal: AbortSignal.timeout(SILENCE_MS) };
  const response = await fetch(`${house.url}/api/v1/inbound/email`, init);
  await response.text();
  return response.status;
}

/** One dialogue (RFC 5321). @returns the code of the last answer. @throws when the connection breaks. */
async function offer(port: number, from: string, to: string, raw: Buffer): Promise<number> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('silence')));
  try {
    const answers = answersOf(socket);
    const next = async (): Promise<number> => (await answers.next()).value ?? 0;
    const steps = [`EHLO sender.example`, `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA'];
    let code = await next();
    for (const line of steps) {
      if (code >= 400) return code;
      socket.write(`${line}\r\n`);
      code = await next();
    }
    if (code !== 354) return code;
    // A line that begins with a dot would end the mail (section 4.5.2).
    socket.write(raw.toString('latin1').replace(/^\./gm, '..'), 'latin1');
    socket.write('\r\n.\r\n');
    code = await next();
    socket.write('QUIT\r\n');
    return code;
  } finally {
    socket.destroy();
  }
}

/** The codes of the server's answers, in order; answers of many lines count once. */
async function* answersOf(socket: Socket): AsyncGenerator<number, number> {
  let heard = '';
  for await (const chunk of socket.setEncoding('latin1')) {
    heard += chunk;
    for (let end = heard.indexOf('\r\n'); end >= 0; end = heard.indexOf('\r\n')) {
      const line = heard.slice(0, end);
      heard = heard.slice(end + 2);
      if (line[3] !== '-') yield Number(line.slice(0, 3));
    }
  }
  throw new Error('the server hung up');
}
