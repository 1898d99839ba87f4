import type { Trouble } from '../../../contract/mailboxes.ts';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { SealBroken } from '../../platform/secrets/index.ts';
import { clearTrouble, noteTrouble } from './health.ts';
import { NoCredentials } from './no-credentials.ts';
import type { PermissionRow } from './permissions.queries.ts';
import { endAccess, mailboxesOfPermission, permissionById, updatePermission } from './permissions.queries.ts';
import type { Registration } from './providers.ts';
import { registrationWith } from './providers.ts';
import type { TokenAnswer, Tokens } from './token-endpoint.ts';
import { askForTokens } from './token-endpoint.ts';

/** Whoever signs in now needs a token that lives on for at least that long. */
const NEEDED = Temporal.Duration.from({ minutes: 2 });
/** The pause after the first failure in a row; each one after it is twice as long, up to the longest. */
const FIRST_PAUSE = Temporal.Duration.from({ minutes: 1 });
const LONGEST_PAUSE_MINUTES = 60;
/** A refresh that moves the end of the refresh token by more than this renews it. */
const MOVED_BY_MS = 60_000;

/**
 * An access token for this account that lives for some minutes more. Refreshes when the one that is kept does not; among all
 * processes one does so at a time, and the others wait for its outcome. After a failure nobody asks the provider again
 * before its pause has ended.
 * @throws NoCredentials with the trouble.
 */
export async function freshAccessToken(platform: Platform, permissionId: string): Promise<string> {
  const row = await permissionById(platform.db, permissionId);
  if (!row) throw new NoCredentials('permission_ended', 'The permission to use this account is not there any more.');
  const kept = keptToken(platform, row, NEEDED);
  if (kept !== undefined) return kept;
  return refreshPermission(platform, permissionId, NEEDED);
}

/** As freshAccessToken, for a token that is to live on for `lasting`. */
export async function refreshPermission(
  platform: Platform,
  permissionId: string,
  lasting: Temporal.Duration,
): Promise<string> {
  const outcome = await act(platform, system('mailboxes'), async (one) => {
    // An advisory lock and not the row's: a transaction that has written nothing holds up nobody while the provider thinks.
    await lockForTransaction(one.trx, `mail-permission:${permissionId}`);
    const row = await permissionById(one.trx, permissionId);
    if (!row) throw new NoCredentials('permission_ended', 'The permission to use this account is not there any more.');
    const kept = keptToken(platform, row, lasting);
    if (kept !== undefined) return { token: kept };
    if (row.next_try_at && Temporal.Instant.compare(row.next_try_at, platform.clock.now()) > 0) return { failing: row };
    const got = await askAnew(platform, one, row);
    return got.tokens ? keepTokens(one, row, got.registration, got.tokens) : keepFailure(one, row, got);
  });
  if ('token' in outcome) {
    if (outcome.repaired) await clearTroubleOf(platform, permissionId, outcome.repaired);
    return outcome.token;
  }
  const { failing } = outcome;
  // An old token that still lives serves as long as it does.
  const last = keptToken(platform, failing, Temporal.Duration.from({ seconds: 0 }));
  if (last !== undefined) return last;
  await tellMailboxes(platform, failing.id, failing);
  throw new NoCredentials(
    failing.last_trouble ?? 'other',
    'The provider gave no access to this account.',
    failing.last_error,
  );
}

type Outcome = { token: string; repaired?: Trouble | null } | { failing: PermissionRow };
type Asked = { tokens: null; trouble: Trouble; answer: string } | { tokens: Tokens; registration: Registration };

async function askAnew(platform: Platform, one: Act, row: PermissionRow): Promise<Asked> {
  try {
    const registration = await registrationWith(platform, one.trx, row.provider);
    if (!registration) return { tokens: null, trouble: 'refused', answer: '' };
    const got: TokenAnswer = await askForTokens(registration.endpoint, {
      grant_type: 'refresh_token',
      refresh_token: platform.sealer.open(row.refresh_token_sealed, `mail-permission:${row.id}`),
    });
    return got.tokens ? { tokens: got.tokens, registration } : got;
  } catch (error) {
    // The house's key was changed: only giving it anew helps, as when the provider ends it.
    if (error instanceof SealBroken) return { tokens: null, trouble: 'permission_ended', answer: error.message };
    throw error;
  }
}

async function keepTokens(one: Act, row: PermissionRow, registration: Registration, tokens: Tokens): Promise<Outcome> {
  const { platform } = one;
  const now = platform.clock.now();
  const columns = tokenColumns(platform, row.id, tokens, registration, now);
  const before = row.refresh_ends_at;
  const after = columns.refresh_ends_at ? Temporal.Instant.from(columns.refresh_ends_at) : null;
  const moved = before && after && after.epochMilliseconds - before.epochMilliseconds > MOVED_BY_MS;
  await updatePermission(one.trx, row.id, {
    ...columns,
    // A provider that says nothing of the end says nothing new: the one that is known stays.
    refresh_ends_at: columns.refresh_ends_at ?? before?.toString() ?? null,
    ...(moved ? { refresh_rolls: true, end_told_at: null } : {}),
    refreshed_at: now.toString(),
  });
  return { token: tokens.accessToken, repaired: row.last_trouble };
}

async function keepFailure(
  one: Act,
  row: PermissionRow,
  { trouble, answer }: { trouble: Trouble; answer: string },
): Promise<Outcome> {
  const now = one.platform.clock.now();
  const minutes = Math.min(FIRST_PAUSE.minutes * 2 ** Math.min(row.tries, 10), LONGEST_PAUSE_MINUTES);
  const failing = {
    failing_since: row.failing_since ?? now,
    last_error: answer,
    last_trouble: trouble,
    tries: row.tries + 1,
    next_try_at: now.add({ minutes }),
  };
  await updatePermission(one.trx, row.id, {
    ...failing,
    failing_since: failing.failing_since.toString(),
    next_try_at: failing.next_try_at.toString(),
    updated_at: now.toString(),
  });
  return { failing: { ...row, ...failing } };
}

/** The columns that every answer with tokens changes. A refresh token that does not come stays as it is (RFC 6749, 6). */
export function tokenColumns(
  platform: Platform,
  permissionId: string,
  tokens: Tokens,
  registration: Registration,
  now: Temporal.Instant,
) {
  const purpose = `mail-permission:${permissionId}`;
  const seconds =
    tokens.refreshSeconds ??
    (tokens.refreshToken !== null && registration.refreshDays !== null ? registration.refreshDays * 24 * 3_600 : null);
  return {
    access_token_sealed: platform.sealer.seal(tokens.accessToken, purpose),
    access_ends_at: now.add({ seconds: tokens.accessSeconds }).toString(),
    ...(tokens.refreshToken === null
      ? {}
      : { refresh_token_sealed: platform.sealer.seal(tokens.refreshToken, purpose) }),
    refresh_ends_at: seconds === null ? null : now.add({ seconds }).toString(),
    failing_since: null,
    last_error: null,
    last_trouble: null,
    tries: 0,
    next_try_at: null,
    updated_at: now.toString(),
  };
}

/** A server did not take this access token, though it has not ended: the next one who asks gets another. */
export async function accessTokenRefused(platform: Platform, permissionId: string, accessToken: string): Promise<void> {
  const row = await permissionById(platform.db, permissionId);
  if (!row?.access_token_sealed) return;
  if (platform.sealer.open(row.access_token_sealed, `mail-permission:${permissionId}`) !== accessToken) return;
  await endAccess(platform.db, permissionId, row.access_token_sealed, platform.clock.now().toString());
}

function keptToken(platform: Platform, row: PermissionRow, lasting: Temporal.Duration): string | undefined {
  if (row.access_token_sealed === null || row.access_ends_at === null) return undefined;
  if (Temporal.Instant.compare(row.access_ends_at, platform.clock.now().add(lasting)) <= 0) return undefined;
  try {
    return platform.sealer.open(row.access_token_sealed, `mail-permission:${row.id}`);
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

async function tellMailboxes(platform: Platform, permissionId: string, failing: PermissionRow): Promise<void> {
  for (const { address, way } of await waysOf(platform, permissionId)) {
    await noteTrouble(platform, address, way, {
      trouble: failing.last_trouble ?? 'other',
      answer: failing.last_error,
      nextTryAt: failing.next_try_at,
    });
  }
}

/** The account can be used again: trouble of its mailboxes that came from the permission is over. */
export async function clearTroubleOf(platform: Platform, permissionId: string, trouble: Trouble): Promise<void> {
  for (const { address, way } of await waysOf(platform, permissionId)) {
    await clearTrouble(platform, address, way, [trouble, 'permission_ended', 'wrong_password']);
  }
}

async function waysOf(platform: Platform, permissionId: string): Promise<{ address: string; way: 'in' | 'out' }[]> {
  const mailboxes = await mailboxesOfPermission(platform.db, permissionId);
  return mailboxes.flatMap(({ address, receive_by, send_by }) => [
    ...(receive_by === 'imap' ? [{ address, way: 'in' as const }] : []),
    ...(send_by === 'account' ? [{ address, way: 'out' as const }] : []),
  ]);
}
