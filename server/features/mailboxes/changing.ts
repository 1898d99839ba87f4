import type { MailboxChange, MailboxSettings, NewMailbox } from '../../../contract/mailboxes.ts';
import { mailboxSettings } from '../../../contract/mailboxes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { addAddress, lockDeskFor } from '../desks/index.ts';
import { sealingPurpose } from './credentials.ts';
import { mailboxChanged, mailboxCreated, mailboxRemoved, mailWatchersChanged } from './mailboxes.events.ts';
import {
  deleteMailbox,
  deleteProgress,
  deskOfAddress,
  insertMailbox,
  lockMailbox,
  putWatchers,
  readersAmong,
  updateMailbox,
  usersOfPermission,
} from './mailboxes.queries.ts';
import type { MailboxRow, SignIn } from './settings.ts';
import { changedNames, checkSettings, columnsOf, newSignIns, settingsOf, signInsOf, UNSET } from './settings.ts';

/**
 * Sets up one of a desk's addresses; an address that no desk has yet becomes the desk's.
 * @returns the mailbox's id
 * @throws Problem 404, 403; 409 when the address is another desk's or is set up already; 422 for settings that cannot work
 */
export async function createMailbox(platform: Platform, actor: Actor, input: NewMailbox): Promise<string> {
  return act(platform, actor, async (one) => {
    const { deskId } = input;
    const address = input.address.toLowerCase();
    await lockDeskFor(one, deskId);
    if ((await deskOfAddress(one.trx, address)) !== deskId) await addAddress(one, deskId, address);
    const { deskId: _desk, address: _address, password, smtpPassword, permissionId, ...given } = input;
    const settings = { ...UNSET, ...mailboxSettings.partial().parse(given) };
    checkSettings(settings);
    if (permissionId !== undefined) await checkPermission(one, permissionId, signInsOf(settings, false));
    const id = newId();
    const now = one.at.toString();
    const made = await insertMailbox(one.trx, {
      ...columnsOf(settings),
      id,
      address,
      password_sealed: seal(one, id, password) ?? null,
      smtp_password_sealed: seal(one, id, smtpPassword) ?? null,
      permission_id: permissionId ?? null,
      followed_from: settings.receiveBy === 'imap' ? now : null,
      created_at: now,
      updated_at: now,
    });
    if (!made) throw problem(409, 'mailbox-there', 'This address is set up already. Change it instead.');
    one.record(mailboxCreated, { mailboxId: id, deskId }, { deskId });
    return id;
  });
}

/**
 * Changes what is named, and stops or begins the following of its account by `paused`.
 * @throws Problem 404, 403; 422 for settings that cannot work, or when a password has to be given anew
 */
export async function changeMailbox(
  platform: Platform,
  actor: Actor,
  mailboxId: string,
  change: MailboxChange,
): Promise<void> {
  await act(platform, actor, async (one) => {
    const row = await lockMailboxFor(one, mailboxId);
    const before = settingsOf(row);
    const after = { ...before, ...mailboxSettings.partial().parse(change) };
    checkSettings(after);
    await checkSignIns(one, row, change, before, after);
    const settings = changedNames(before, after, change);
    if (settings.length === 0) return;

    const now = one.at.toString();
    const isOtherAccount =
      before.imap?.host.toLowerCase() !== after.imap?.host.toLowerCase() || before.imap?.user !== after.imap?.user;
    if (isOtherAccount) await deleteProgress(one.trx, mailboxId);
    await updateMailbox(one.trx, mailboxId, {
      ...columnsOf(after),
      password_sealed: seal(one, mailboxId, change.password),
      smtp_password_sealed: seal(one, mailboxId, change.smtpPassword),
      permission_id: change.permissionId,
      paused_at: change.paused === undefined ? undefined : change.paused ? now : null,
      followed_from: row.followed_from === null && after.receiveBy === 'imap' ? now : undefined,
      updated_at: now,
    });
    one.record(mailboxChanged, { mailboxId, deskId: row.desk_id, settings }, { deskId: row.desk_id });
  });
}

/**
 * Forgets what was set for an address and stops following its account; the address stays the desk's.
 * @throws Problem 404, 403
 */
export async function removeMailbox(platform: Platform, actor: Actor, mailboxId: string): Promise<void> {
  await act(platform, actor, async (one) => {
    const { desk_id: deskId } = await lockMailboxFor(one, mailboxId);
    await deleteMailbox(one.trx, mailboxId);
    one.record(mailboxRemoved, { mailboxId, deskId }, { deskId });
  });
}

/**
 * Names who is told when a mailbox of the desk fails.
 * @throws Problem 404, 403; 422 for somebody who may not read the desk
 */
export async function changeMailWatchers(
  platform: Platform,
  actor: Actor,
  deskId: string,
  teammateIds: readonly string[],
): Promise<void> {
  await act(platform, actor, async (one) => {
    await lockDeskFor(one, deskId);
    const wanted = [...new Set(teammateIds)];
    const readers = await readersAmong(one.trx, deskId, wanted);
    if (readers.size < wanted.length) throw fieldProblem('teammateIds', 'Only people of this desk can be told.');
    await putWatchers(one.trx, deskId, wanted);
    one.record(mailWatchersChanged, { deskId, count: wanted.length }, { deskId });
  });
}

/** The mailbox's row, locked, for someone who may change its desk. One of a desk that one may not read is not there. */
export async function lockMailboxFor(one: Act, mailboxId: string) {
  const row = await lockMailbox(one.trx, mailboxId);
  if (!row || !may(one.actor, 'desk.read', row.desk_id)) throw notFound('mailbox');
  requirePermission(one.actor, 'desk.change', row.desk_id);
  return row;
}

/**
 * A secret that is stored goes only where it went before; for another server it has to be given anew.
 * @throws Problem 422
 */
async function checkSignIns(
  one: Act,
  row: MailboxRow,
  change: MailboxChange,
  before: MailboxSettings,
  after: MailboxSettings,
): Promise<void> {
  const kept = { password: row.password_sealed !== null, smtpPassword: row.smtp_password_sealed !== null };
  const all = signInsOf(after, kept.smtpPassword || change.smtpPassword !== undefined);
  const fresh = newSignIns(signInsOf(before, kept.smtpPassword), all);
  for (const { secret } of fresh)
    if (secret !== 'permission' && kept[secret] && change[secret] === undefined)
      throw fieldProblem(secret, 'The server is another one now: sign in to it anew.');
  const permissionId = change.permissionId ?? row.permission_id;
  const isOther = permissionId !== row.permission_id;
  const used = (isOther ? all : fresh).filter(({ secret }) => secret === 'permission');
  if (permissionId !== null && (isOther || used.length > 0)) await checkPermission(one, permissionId, used);
}

/**
 * A permission is used by who gave it, and by whoever may change a desk that has it already: by these only at the servers
 * where it is used, so that nobody sends what another gave to a server of their own.
 * @throws Problem 422
 */
async function checkPermission(one: Act, permissionId: string, signIns: readonly SignIn[]): Promise<void> {
  const { givenBy, deskIds, hosts } = await usersOfPermission(one.trx, permissionId);
  if (one.actor.kind === 'teammate' && givenBy === one.actor.id) return;
  if (!deskIds.some((deskId) => may(one.actor, 'desk.change', deskId)))
    throw fieldProblem('permissionId', 'There is no such permission, or it is not for you.');
  if (signIns.some(({ secret, host, open }) => secret === 'permission' && (open || !hosts.includes(host))))
    throw fieldProblem('permissionId', 'The server is another one now: sign in to it anew.');
}

function seal({ platform }: Act, mailboxId: string, secret: string | undefined): string | undefined {
  return secret === undefined ? undefined : platform.sealer.seal(secret, sealingPurpose(mailboxId));
}
