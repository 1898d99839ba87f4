import { expect, onTestFinished, test } from 'vitest';
import type { MailboxTest } from '../../../contract/mailboxes.ts';
import { prepareDovecot } from '../../testing/dovecot.ts';
import { openTestHouse } from '../../testing/index.ts';
import { openMailSink } from '../../testing/mail-sink.ts';
import { outSteps } from './test-steps.ts';

const ADDRESS = 'support@officinalume.example';
const PASSWORD = 'lanterna';

async function openTried(settings: { password?: string; folder?: string; port?: number }) {
  const dovecot = await prepareDovecot({ users: { support: PASSWORD } });
  onTestFinished(() => dovecot.remove());
  await dovecot.start();
  const sink = await openMailSink();
  const house = await openTestHouse({ config: { smtpUrl: sink.url } });
  const { password = PASSWORD, folder = 'INBOX', port = dovecot.port } = settings;
  const made = await house.call('POST', '/mailboxes', {
    body: {
      deskId: house.deskId,
      address: ADDRESS,
      receiveBy: 'imap',
      imap: { host: '127.0.0.1', port, security: 'none', user: 'support', folder },
      password,
    },
  });
  const path = `/mailboxes/${made.body.id}/test`;
  const begun: MailboxTest = (await house.call('POST', path)).body;
  const look = async (): Promise<MailboxTest> => (await house.call('GET', `${path}/${begun.id}`)).body;
  return { dovecot, sink, house, begun, look };
}

const outcomes = (tried: MailboxTest): string[] => tried.steps.map(({ name, outcome }) => `${name} ${outcome}`);

test('an account and the way out are tried step by step, up to a letter that comes back', async () => {
  const { dovecot, sink, house, begun, look } = await openTried({});
  expect(new Set(begun.steps.map((step) => step.outcome))).toEqual(new Set(['not_tried']));
  await house.runJobs();
  const sent = await look();
  expect(sent.finished).toBe(false);
  expect(outcomes(sent)).toEqual([
    'name_found ok',
    'server_answers ok',
    'signed_in ok',
    'newest_read ok',
    'out_name_found ok',
    'out_server_answers ok',
    'out_connection_private ok',
    'out_signed_in ok',
    'sent_to_itself ok',
    'came_back waiting',
  ]);
  const [letter] = sink.mails;
  expect(letter?.to).toEqual([ADDRESS]);
  await dovecot.deliver('support', [letter?.raw ?? '']);
  const followers = house.startFollowing();
  onTestFinished(() => followers.stop());
  const back = await expect
    .poll(
      async () => {
        await house.runJobs();
        return (await look()).finished;
      },
      { timeout: 15_000 },
    )
    .toBe(true)
    .then(look);
  expect(outcomes(back).at(-1)).toBe('came_back ok');
});

test('the first step that fails is told with the server’s words, and nothing after it is tried', async () => {
  const { sink, house, look } = await openTried({ password: 'not it' });
  await house.runJobs();
  const tried = await look();
  expect(tried.finished).toBe(true);
  // The connection was chosen to be open: nobody says that it is private.
  expect(outcomes(tried).slice(2, 5)).toEqual([
    'signed_in failed',
    'newest_read not_tried',
    'out_name_found not_tried',
  ]);
  expect(tried.steps[2]).toMatchObject({ trouble: 'wrong_password', answer: expect.stringMatching(/failed/i) });
  expect(sink.mails).toEqual([]);
});

test('a folder that is not there, and a server that does not answer', async () => {
  const one = await openTried({ folder: 'Nowhere' });
  await one.house.runJobs();
  expect((await one.look()).steps[3]).toMatchObject({ outcome: 'failed', trouble: 'no_such_folder' });
  const other = await openTried({ port: 1 });
  await other.house.runJobs();
  expect((await other.look()).steps[1]).toMatchObject({ outcome: 'failed', trouble: 'no_answer' });
});

test('a way out that fails is told at its step', () => {
  const values = { host: 'smtp.provider.example', port: '465', user: '', sender: '', detail: '535 no' };
  const failed = outSteps([{ name: 'sign_in', ok: false, answer: null, sentence: 'smtp.check.login', values }]);
  expect(failed.map(({ name, ok }) => `${name} ${ok}`)).toEqual([
    'out_name_found true',
    'out_server_answers true',
    'out_connection_private true',
    'out_signed_in false',
  ]);
  expect(failed.at(-1)).toMatchObject({ trouble: 'wrong_password', answer: '535 no' });
});
