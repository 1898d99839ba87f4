import type { Mailbox, MailHealth } from '../../../contract/mailboxes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { desksFor } from '../desks/index.ts';
import type { WaitingLetters } from '../outbox/index.ts';
import { lettersWaitingFrom } from '../outbox/index.ts';
import { intakeQueue, lastLetters } from '../tickets/index.ts';
import { addressesWithHealth, mailboxesAt, permissionsOf, watchersOf } from './mailboxes.queries.ts';
import type { MailboxRow } from './settings.ts';
import { settingsOf, UNSET } from './settings.ts';

/** Letters that wait which are named one by one. */
const MOST_NAMED = 5;
/** How far back the newest letter of an address is looked for, in letters of the whole house. */
const NEWEST = 5_000;

/** Every address of the desks whose settings this actor may change, what is set for it, and how it is. */
export async function mailHealthFor(platform: Platform, actor: Actor): Promise<MailHealth> {
  const { db } = platform;
  const deskIds = (await desksFor(platform, actor))
    .map((desk) => desk.id)
    .filter((deskId) => may(actor, 'desk.change', deskId));
  const [mailboxes, queue, watchers] = await Promise.all([
    mailboxesOf(platform, actor, deskIds),
    intakeQueue(db),
    watchersOf(db, deskIds),
  ]);
  return {
    mailboxes,
    intake: {
      waiting: queue.waiting,
      kept: queue.kept,
      oldestWaitingAt: queue.oldestWaitingAt?.toString() ?? null,
    },
    watchers: deskIds.map((deskId) => ({
      deskId,
      teammates: watchers.filter((one) => one.desk_id === deskId).map(({ id, name }) => ({ id, name })),
    })),
  };
}

/** One mailbox as the overview shows it. @throws Problem 404 */
export async function shownMailbox(platform: Platform, actor: Actor, mailboxId: string): Promise<Mailbox> {
  const deskIds = (await desksFor(platform, actor)).map((desk) => desk.id);
  const found = (await mailboxesOf(platform, actor, deskIds)).find((mailbox) => mailbox.id === mailboxId);
  if (!found) throw notFound('mailbox');
  return found;
}

async function mailboxesOf(platform: Platform, actor: Actor, deskIds: readonly string[]): Promise<Mailbox[]> {
  const { db } = platform;
  const addresses = await addressesWithHealth(db, deskIds);
  const names = addresses.map((row) => row.address);
  const [rows, waiting, newest] = await Promise.all([
    mailboxesAt(db, names),
    lettersWaitingFrom(db, names, MOST_NAMED),
    lastLetters(db, NEWEST),
  ]);
  const permissions = await permissionsOf(
    db,
    rows.flatMap((row) => row.permission_id ?? []),
  );
  const rowAt = new Map(rows.map((row) => [row.address, row]));
  const permissionAt = new Map(permissions.map((row) => [row.id, row]));
  return addresses.map((address): Mailbox => {
    const row = rowAt.get(address.address);
    const permission = permissionAt.get(row?.permission_id ?? '');
    const letters: WaitingLetters = waiting.get(address.address) ?? { count: 0, first: [] };
    return {
      id: row?.id ?? null,
      address: address.address,
      desk: { id: address.desk_id, name: address.desk_name },
      settings: row ? settingsOf(row) : UNSET,
      paused: row?.paused_at != null,
      hasPassword: hasPassword(row),
      permission: permission
        ? {
            id: permission.id,
            provider: permission.provider,
            account: permission.account,
            givenBy:
              permission.giver_id === null ? null : { id: permission.giver_id, name: permission.giver_name ?? '' },
            givenAt: permission.given_at.toString(),
            // An end that each refresh moves on is none.
            endsAt: permission.refresh_rolls ? null : (permission.refresh_ends_at?.toString() ?? null),
            failingSince: permission.failing_since?.toString() ?? null,
          }
        : null,
      in: {
        lastAt: later(address.last_in_at, newest.get(address.address))?.toString() ?? null,
        failingSince: address.in_failing_since?.toString() ?? null,
        trouble: address.in_trouble,
        answer: address.in_answer,
        nextTryAt: address.in_next_try_at?.toString() ?? null,
        connectedAt: address.connected_at?.toString() ?? null,
      },
      out: {
        lastAt: address.last_out_at?.toString() ?? null,
        failingSince: address.out_failing_since?.toString() ?? null,
        trouble: address.out_trouble,
        answer: address.out_answer,
        nextTryAt: null,
      },
      waitingOut: letters.count,
      waiting: letters.first.map((letter) => ({ ...letter, createdAt: letter.createdAt.toString() })),
      can: { change: may(actor, 'desk.change', address.desk_id) },
    };
  });
}

function hasPassword(row: MailboxRow | undefined): boolean {
  return row !== undefined && row.password_sealed !== null;
}

function later(one: Temporal.Instant | null, other: Temporal.Instant | undefined): Temporal.Instant | null {
  if (one === null || other === undefined) return one ?? other ?? null;
  return Temporal.Instant.compare(one, other) > 0 ? one : other;
}
