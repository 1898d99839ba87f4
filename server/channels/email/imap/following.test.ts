import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { LIMITS } from '../../../../contract/shapes.ts';
import { prepareDovecot } from '../../../testing/dovecot.ts';
import { openTestHouse } from '../../../testing/index.ts';
import { leastTime } from '../../../testing/least-time.ts';
import { batchesOf } from './letters.ts';
import { pauseAfter } from './pausing.ts';
import { accountTroubleOf } from './troubles.ts';
import { uidRanges } from './uid-ranges.ts';

const ADDRESS = 'support@officinalume.example';
const PATIENCE = { timeout: 15_000 };

function letter(name: string, text = `Hello from ${name}`): string {
  return `From: Giulia <giulia@riders.example>\r\nTo: ${ADDRESS}\r\nMessage-ID: <${name}@riders.example>\r\nSubject: ${name}\r\nDate: Thu, 19 Nov 2026 11:00:00 +0100\r\n\r\n${text}\r\n`;
}

interface Settings {
  password?: string;
  imap_folder?: string;
  after_reading?: 'leave' | 'seen' | 'move';
  move_to?: string;
  start_with?: 'new' | 'unseen' | 'all';
}

/** A house whose desk's address is an account of a real Dovecot. */
async function openFollowed({ password = 'lanterna', ...settings }: Settings = {}, capabilities = '') {
  const dovecot = await prepareDovecot({ users: { support: 'lanterna' }, settings: capabilities });
  onTestFinished(() => dovecot.remove());
  const house = await openTestHouse();
  await dovecot.start();
  const { platform } = house;
  const id = crypto.randomUUID();
  const now = platform.clock.now().toString();
  await house.db
    .insertInto('mailboxes')
    .values({
      id,
      address: ADDRESS,
      receive_by: 'imap',
      imap_host: '127.0.0.1',
      imap_port: dovecot.port,
      imap_security: 'none',
      imap_user: 'support',
      password_sealed: platform.sealer.seal(password, `mailbox:${id}`),
      start_with: 'all',
      followed_from: now,
      created_at: now,
      updated_at: now,
      ...settings,
    })
    .execute();
  const follow = () => {
    const followers = house.startFollowing();
    onTestFinished(() => followers.stop());
    return followers;
  };
  /** Subjects of all originals that were taken over, in their order. */
  const came = async (): Promise<string[]> => {
    const rows = await house.db.selectFrom('inbound').select('raw_sha256').orderBy('id').execute();
    const raws = await Promise.all(rows.map((row) => platform.storage.read(row.raw_sha256)));
    return raws.map((raw) => /^Subject: (.*)$/m.exec(Buffer.from(raw).toString('latin1'))?.[1]?.trim() ?? '');
  };
  const health = () =>
    house.db.selectFrom('mailbox_health').selectAll().where('address', '=', ADDRESS).executeTakeFirst();
  const placed = async () =>
    (await house.db.selectFrom('mailbox_progress').select('last_uid').executeTakeFirst())?.last_uid;
  return { dovecot, house, id, follow, came, health, placed };
}

test('letters that lie in the account come in, and each new one as soon as it is delivered', async () => {
  const { dovecot, follow, came, health } = await openFollowed();
  await dovecot.deliver('support', [letter('one'), letter('two')]);
  follow();
  await expect.poll(came, PATIENCE).toEqual(['one', 'two']);
  await expect.poll(async () => (await health())?.connected_at ?? null, PATIENCE).not.toBeNull();
  const delivered = ['one', 'two'];
  const took = await leastTime(2_000, async () => {
    const name = `letter-${delivered.length + 1}`;
    delivered.push(name);
    await dovecot.deliver('support', [letter(name)]);
    await expect.poll(came, PATIENCE).toEqual(delivered);
  });
  expect(took).toBeLessThan(2_000);
  await expect.poll(() => dovecot.count('support', 'INBOX', 'seen'), PATIENCE).toBe(delivered.length);
});

test('the server went away and came back: what came meanwhile is fetched, and nothing twice', async () => {
  const { dovecot, follow, came, health, placed } = await openFollowed();
  await dovecot.deliver('support', [letter('one')]);
  follow();
  await expect.poll(placed, PATIENCE).toBe(1);
  await dovecot.stop();
  await dovecot.deliver('support', [letter('two'), letter('three')]);
  await expect.poll(async () => (await health())?.in_trouble, PATIENCE).toMatch(/no_answer|broken_off/);
  await dovecot.start();
  await expect.poll(came, PATIENCE).toEqual(['one', 'two', 'three']);
  await expect.poll(async () => (await health())?.in_trouble, PATIENCE).toBeNull();
});

test('numbers that changed bring no letter twice, and no new one is passed over', async () => {
  const { dovecot, house, follow, came, placed } = await openFollowed();
  await dovecot.deliver('support', [letter('one'), letter('two')]);
  const followers = follow();
  await expect.poll(placed, PATIENCE).toBe(2);
  await followers.stop();
  await house.runJobs();
  await dovecot.changeUidValidity('support');
  await dovecot.deliver('support', [letter('three')]);
  follow();
  await expect.poll(came, PATIENCE).toEqual(['one', 'two', 'three']);
  await expect.poll(placed, PATIENCE).toBe(3);
});

test('killed between the commit and the mark: the same letters are the same originals', async () => {
  const { dovecot, house, follow, came, placed } = await openFollowed();
  await dovecot.deliver('support', [letter('one'), letter('two')]);
  const followers = follow();
  await expect.poll(placed, PATIENCE).toBe(2);
  await followers.stop();
  await house.db.updateTable('mailbox_progress').set({ last_uid: 0, first_new_uid: 1 }).execute();
  await dovecot.deliver('support', [letter('three')]);
  follow();
  await expect.poll(placed, PATIENCE).toBe(3);
  expect(await came()).toEqual(['one', 'two', 'three']);
});

test('letters are moved where they are to be, in a folder that is made for them', async () => {
  const { dovecot, follow, came } = await openFollowed({ after_reading: 'move', move_to: 'Taken in' });
  await dovecot.deliver('support', [letter('one'), letter('two')]);
  follow();
  await expect.poll(came, PATIENCE).toEqual(['one', 'two']);
  await expect.poll(() => dovecot.count('support', 'Taken in').catch(() => 0), PATIENCE).toBe(2);
  expect(await dovecot.count('support', 'INBOX')).toBe(0);
});

test('letters are left as they were, where that is wished for', async () => {
  const { dovecot, follow, placed } = await openFollowed({ after_reading: 'leave' });
  await dovecot.deliver('support', [letter('one')]);
  follow();
  await expect.poll(placed, PATIENCE).toBe(1);
  expect(await dovecot.count('support', 'INBOX', 'unseen')).toBe(1);
});

test('of what lay there before, only what nobody had read; then everything, read elsewhere or not', async () => {
  const { dovecot, house, follow, came, placed } = await openFollowed({ start_with: 'unseen' });
  await dovecot.deliver('support', [letter('long done')], { seen: true });
  await dovecot.deliver('support', [letter('unread')]);
  // Both lay there before: the instant at which the account was first followed is later.
  const later = Temporal.Now.instant().add({ hours: 1 }).toString();
  await house.db.updateTable('mailboxes').set({ followed_from: later }).execute();
  follow();
  await expect.poll(placed, PATIENCE).toBe(2);
  await dovecot.deliver('support', [letter('read on the phone')], { seen: true });
  await expect.poll(came, PATIENCE).toEqual(['unread', 'read on the phone']);
});

test('a wrong password is told in the server’s words, and is not tried again at once', async () => {
  const { dovecot, follow, health } = await openFollowed({ password: 'not it' });
  follow();
  await expect.poll(async () => (await health())?.in_trouble, PATIENCE).toBe('wrong_password');
  expect((await health())?.in_answer).toMatch(/authentication failed/i);
  await pause(1_500);
  expect((await dovecot.log()).match(/auth failed/g)?.length).toBe(1);
});

test('a folder that is not there is named as the trouble', async () => {
  const { follow, health } = await openFollowed({ imap_folder: 'Nowhere' });
  follow();
  await expect.poll(async () => (await health())?.in_trouble, PATIENCE).toBe('no_such_folder');
});

test('changed settings are followed at once, and a paused mailbox is left alone', async () => {
  const { dovecot, house, follow, came } = await openFollowed({ password: 'not it' });
  await dovecot.deliver('support', [letter('one')]);
  const followers = follow();
  const { platform, db } = house;
  const [box] = await db.selectFrom('mailboxes').select('id').execute();
  const sealed = platform.sealer.seal('lanterna', `mailbox:${box?.id}`);
  await db.updateTable('mailboxes').set({ password_sealed: sealed, updated_at: '2026-11-19T10:21:00Z' }).execute();
  followers.look();
  await expect.poll(came, PATIENCE).toEqual(['one']);
  await db.updateTable('mailboxes').set({ paused_at: '2026-11-19T10:22:00Z' }).execute();
  followers.look();
  await expect.poll(async () => (await dovecot.admin('who')).includes('support'), PATIENCE).toBe(false);
});

test('one process at a time follows an account', async () => {
  const { dovecot, follow, came } = await openFollowed();
  follow();
  follow();
  await dovecot.deliver('support', [letter('one')]);
  await expect.poll(came, PATIENCE).toEqual(['one']);
  expect((await dovecot.log()).match(/Login: user=<support>/g)?.length).toBe(1);
});

test('a letter that is too large is kept with its beginning and a reason, and holds up no other', async () => {
  const { dovecot, house, follow, came } = await openFollowed();
  const large = Buffer.concat([Buffer.from(letter('a film')), Buffer.alloc(LIMITS.mailBytes, 'film\r\n')]);
  await dovecot.deliver('support', [letter('one'), large, letter('two')]);
  follow();
  await expect.poll(came, PATIENCE).toEqual(['one', 'a film', 'two']);
  const kept = await house.db
    .selectFrom('inbound')
    .select(['reason', 'raw_size'])
    .where('state', '=', 'kept')
    .execute();
  expect(kept).toEqual([{ reason: expect.stringMatching(/51 MB.*still in the folder “INBOX”/), raw_size: 65_536 }]);
  expect(await dovecot.count('support', 'INBOX', 'unseen'), 'nobody took it').toBe(1);
});

test('a letter between small and too large comes in piece by piece, byte for byte', async () => {
  const { dovecot, house, follow, placed } = await openFollowed();
  const raw = letter('a drawing', `${'0123456789abcdef'.repeat(4)}\r\n`.repeat(60_000));
  await dovecot.deliver('support', [raw]);
  follow();
  await expect.poll(placed, PATIENCE).toBe(1);
  const row = await house.db.selectFrom('inbound').select('raw_sha256').executeTakeFirstOrThrow();
  expect(row.raw_sha256).toBe(createHash('sha256').update(raw).digest('hex'));
});

test('letters of a fetch that failed come alone; after the last try a letter is set aside', () => {
  const one = (uid: number, size = 1_000) => ({ uid, size, arrivedAt: null, isOld: false, messageId: null });
  const shape = (suspects: [number, number][], ...letters: ReturnType<typeof one>[]) =>
    batchesOf(letters, new Map(suspects)).map(({ kind, letters: some }) => `${kind} ${some.map(({ uid }) => uid)}`);
  expect(shape([], one(1), one(2), one(3, 2_000_000), one(4))).toEqual(['whole 1,2', 'in_pieces 3', 'whole 4']);
  expect(shape([[2, 1]], one(1), one(2), one(3))).toEqual(['whole 1', 'whole 2', 'whole 3']);
  expect(shape([[2, 5]], one(1), one(2), one(3, LIMITS.mailBytes + 1))).toEqual([
    'whole 1',
    'unreadable 2',
    'too_large 3',
  ]);
});

test('UIDs are asked for in ranges', () => {
  expect(uidRanges([3, 4, 5, 9, 11, 12])).toBe('3:5,9,11:12');
  expect(uidRanges([])).toBe('');
});

test('pauses grow, and are long where knocking would lock the account', () => {
  const middle = () => 0.5;
  expect([0, 1, 2, 20].map((failures) => pauseAfter('no_answer', failures, middle))).toEqual([
    1_000, 2_000, 4_000, 300_000,
  ]);
  expect(pauseAfter('wrong_password', 0, middle)).toBe(30_000);
  expect(pauseAfter('wrong_password', 99, middle)).toBe(900_000);
});

test('failures are told apart', () => {
  const failed = (facts: Record<string, unknown>) => accountTroubleOf(Object.assign(new Error('words'), facts));
  expect(failed({ code: 'ENOTFOUND' }).trouble).toBe('name_not_found');
  expect(failed({ code: 'ECONNREFUSED' }).trouble).toBe('no_answer');
  expect(failed({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }).trouble).toBe('not_private');
  expect(failed({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }).trouble).toBe('not_private');
  expect(failed({ authenticationFailed: true, serverResponseCode: 'AUTHENTICATIONFAILED' }).trouble).toBe(
    'wrong_password',
  );
  expect(failed({ authenticationFailed: true, serverResponseCode: 'UNAVAILABLE' }).trouble).toBe('refused');
  expect(failed({ responseText: 'Too many simultaneous connections.', authenticationFailed: true })).toEqual({
    trouble: 'too_many_connections',
    answer: 'Too many simultaneous connections.',
  });
  expect(failed({ code: 'ECONNRESET' }).trouble).toBe('broken_off');
  expect(failed({ trouble: 'permission_ended' }).trouble).toBe('permission_ended');
  expect(accountTroubleOf(undefined)).toEqual({ trouble: 'other', answer: null });
});
