import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '../access/index.ts';
import { createApp } from './app.ts';

const app = createApp({
  log: pino({ level: 'silent' }),
  actorOf: async () => anonymous,
  publicUrl: 'http://localhost',
});
app.all('/api/echo', async (c) => c.json({ method: c.req.method, body: await c.req.text() }));
// As the program listens: the globals stay the platform's, so a request from outside is of another kind than `Request`.
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0, overrideGlobalObjects: false });
beforeAll(async () => {
  if (!server.listening) await once(server, 'listening');
});
afterAll(() => void server.close());

function sent(method: string, chunks: readonly string[], headers: Record<string, string> = {}) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const call = request({ host: '127.0.0.1', port, path: '/api/echo', method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    });
    call.on('error', reject);
    for (const chunk of chunks) call.write(chunk);
    call.end();
  });
}

test('a DELETE that brings no body and names no length is answered', async () => {
  expect(await sent('DELETE', [])).toEqual({ status: 200, text: '{"method":"DELETE","body":""}' });
});

test('a body that comes in chunks without a length arrives whole', async () => {
  const { status, text } = await sent('POST', ['{"a":', '1}'], { 'transfer-encoding': 'chunked' });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({ method: 'POST', body: '{"a":1}' });
});

test('chunks beyond the limit are refused as larger than anything that can be written', async () => {
  const chunk = 'x'.repeat(1024 * 1024);
  const { status } = await sent('POST', [chunk, chunk, chunk, chunk, chunk], { 'transfer-encoding': 'chunked' });
  expect(status).toBe(413);
});
