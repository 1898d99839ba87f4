import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { connectAccount } from './connecting.ts';
import { accountTroubleOf } from './troubles.ts';

const server = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
  socket.on('data', (bytes) => {
    for (const line of bytes.toString().split('\r\n').filter(Boolean)) {
      const [tag = '', command = ''] = line.split(' ');
      const said = command === 'LOGIN' ? `NO [AUTHENTICATIONFAILED] not understood: ${line}` : 'OK done';
      socket.write(`${tag} ${said}\r\n`);
    }
  });
});
afterEach(() => server.close());

it('a server that repeats what it was sent brings no password among the words that people see', async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const account = { host: '127.0.0.1', port: (server.address() as AddressInfo).port, security: 'none' } as const;
  const failed = await connectAccount(account, { kind: 'password', user: 'support', password: 'Tr0mbone' }).catch(
    (error: unknown) => accountTroubleOf(error),
  );
  expect(failed).toMatchObject({ trouble: 'wrong_password', answer: expect.stringContaining('not understood') });
  expect(JSON.stringify(failed)).not.toContain('Tr0mbone');
});
