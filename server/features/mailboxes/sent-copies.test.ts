import { expect, onTestFinished, test } from 'vitest';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { prepareDovecot } from '../../testing/dovecot.ts';
import { openTestHouse } from '../../testing/index.ts';
import { openMailSink } from '../../testing/mail-sink.ts';
import { queueSentCopy } from './sent-copies.ts';

const ADDRESS = 'support@officinalume.example';

test('a letter that was sent lies among the sent ones of the account, once, where that is wished for', async () => {
  const dovecot = await prepareDovecot({ users: { support: 'lanterna' } });
  onTestFinished(() => dovecot.remove());
  await dovecot.start();
  const sink = await openMailSink();
  const house = await openTestHouse({ config: { smtpUrl: sink.url } });
  const imap = { host: '127.0.0.1', port: dovecot.port, security: 'none', user: 'support', folder: 'INBOX' };
  const made = await house.call('POST', '/mailboxes', {
    body: { deskId: house.deskId, address: ADDRESS, receiveBy: 'imap', imap, password: 'lanterna' },
  });
  const send = () =>
    house.call('POST', `/desks/${house.deskId}/test-message`, { body: { to: 'rider@riders.example' } });
  expect((await send()).body.ok).toBe(true);
  await house.runJobs();
  expect(await dovecot.count('support', 'Sent').catch(() => 0), 'nobody wished for it').toBe(0);

  await house.call('PATCH', `/mailboxes/${made.body.id}`, { body: { keepsSentCopies: true } });
  expect((await send()).body.ok).toBe(true);
  await house.runJobs();
  expect(await dovecot.count('support', 'Sent', 'seen')).toBe(1);

  const last = await house.db.selectFrom('outgoing').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
  await act(house.platform, system('test'), (one) =>
    queueSentCopy(one, { messageId: null, id: last.id, from: ADDRESS }),
  );
  await house.runJobs();
  expect(await dovecot.count('support', 'Sent'), 'a second try').toBe(1);
});
