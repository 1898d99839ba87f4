import type { PermissionOutcome } from '../../../contract/mailboxes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { newId } from '../../platform/ids/index.ts';
import { lockMailbox } from './mailboxes.queries.ts';
import { stateHash, verifierPurpose } from './permission-asking.ts';
import { clearTroubleOf, tokenColumns } from './permission-refreshing.ts';
import { mailPermissionGiven } from './permissions.events.ts';
import {
  insertPermission,
  letMailboxUse,
  mailboxesOfPermission,
  permissionById,
  takeRequest,
  touchMailboxes,
  updatePermission,
} from './permissions.queries.ts';
import type { Registration } from './providers.ts';
import { redirectUrl, registrationWith } from './providers.ts';
import type { Tokens } from './token-endpoint.ts';
import { askForTokens } from './token-endpoint.ts';

const LONGEST_STATE = 200;
const LONGEST_CODE = 4_096;

/** What the provider sends with the browser (RFC 6749, 4.1.2). */
export interface PermissionAnswer {
  state?: string | undefined;
  code?: string | undefined;
  error?: string | undefined;
}

export interface Given {
  outcome: PermissionOutcome;
  permissionId?: string;
  mailboxId?: string;
}

/**
 * Takes a provider's answer: gets the tokens for its code, keeps them sealed, and lets the mailbox that it was asked for use
 * them. An account that was given before is given anew, for all mailboxes that use it. Never throws for what the browser or
 * the provider brings: the outcome says it.
 */
export async function givePermission(platform: Platform, actor: Actor, answer: PermissionAnswer): Promise<Given> {
  if (answer.state === undefined || answer.state.length > LONGEST_STATE) return { outcome: 'too_late' };
  const hash = stateHash(answer.state);
  const request = await takeRequest(platform.db, hash);
  if (!request || Temporal.Instant.compare(request.expires_at, platform.clock.now()) <= 0) {
    return { outcome: 'too_late' };
  }
  const mailbox = request.mailbox_id === null ? {} : { mailboxId: request.mailbox_id };
  if (actor.kind !== 'teammate' || actor.id !== request.teammate_id || actor.sessionId !== request.session_id) {
    return { outcome: 'other_browser', ...mailbox };
  }
  if (answer.error !== undefined) {
    platform.log.info({ provider: request.provider, error: answer.error.slice(0, 100) }, 'permission was not given');
    return { outcome: answer.error === 'access_denied' ? 'refused' : 'failed', ...mailbox };
  }
  const registration = await registrationWith(platform, platform.db, request.provider);
  if (!registration || answer.code === undefined || answer.code.length > LONGEST_CODE) {
    return { outcome: 'failed', ...mailbox };
  }
  const got = await askForTokens(registration.endpoint, {
    grant_type: 'authorization_code',
    code: answer.code,
    redirect_uri: redirectUrl(platform),
    code_verifier: platform.sealer.open(request.verifier_sealed, verifierPurpose(hash)),
  });
  if (!got.tokens) {
    platform.log.warn({ provider: request.provider, answer: got.answer }, 'provider gave no tokens for a code');
    return { outcome: 'failed', ...mailbox };
  }
  const { refreshToken } = got.tokens;
  if (refreshToken === null || !allowsMail(registration, got.tokens)) return { outcome: 'incomplete', ...mailbox };
  const account = got.tokens.account ?? request.account ?? '';
  const given = await act(platform, actor, (one) =>
    keepPermission(one, registration, { ...got.tokens, refreshToken }, account, request.mailbox_id),
  );
  if (given.permissionId !== undefined) await clearTroubleOf(platform, given.permissionId, 'permission_ended');
  return given;
}

async function keepPermission(
  one: Act,
  registration: Registration,
  tokens: Tokens & { refreshToken: string },
  account: string,
  mailboxId: string | null,
): Promise<Given> {
  const mailbox = mailboxId === null ? undefined : await lockMailbox(one.trx, mailboxId);
  // The right may have ended while the browser was away.
  if (mailboxId !== null && !(mailbox && may(one.actor, 'desk.change', mailbox.desk_id))) return { outcome: 'failed' };
  const before = mailbox?.permission_id ? await permissionById(one.trx, mailbox.permission_id) : undefined;
  const sameAccount = before?.provider === registration.provider && before.account === account;
  const id = before && sameAccount ? before.id : newId();
  const givenBy = one.actor.kind === 'teammate' ? one.actor.id : null;
  const columns = {
    provider: registration.provider,
    account,
    given_by: givenBy,
    given_at: one.at.toString(),
    ...tokenColumns(one.platform, id, tokens, registration, one.at),
    refresh_token_sealed: one.platform.sealer.seal(tokens.refreshToken, `mail-permission:${id}`),
    refreshed_at: null,
    refresh_rolls: false,
    end_told_at: null,
  };
  if (before && sameAccount) await updatePermission(one.trx, id, columns);
  else await insertPermission(one.trx, { id, ...columns });
  if (mailbox) await letMailboxUse(one.trx, mailbox.id, id, one.at.toString());
  await touchMailboxes(one.trx, id, one.at.toString());
  const mailboxes = await mailboxesOfPermission(one.trx, id);
  one.record(
    mailPermissionGiven,
    { permissionId: id, provider: registration.provider, mailboxIds: mailboxes.map((each) => each.id) },
    { deskId: mailbox?.desk_id ?? null },
  );
  return { outcome: 'given', permissionId: id, ...(mailbox ? { mailboxId: mailbox.id } : {}) };
}

/** Google lets people allow some of what was asked: without the mail itself nothing works. Others are not so exact. */
function allowsMail(registration: Registration, tokens: Tokens): boolean {
  if (registration.provider !== 'google' || tokens.scopes === null) return true;
  const wanted = registration.scopes.filter((scope) => scope.includes('mail.google.com'));
  return wanted.every((scope) => tokens.scopes?.includes(scope));
}
