import { createHash, randomBytes } from 'node:crypto';
import type { PermissionRequest } from '../../../contract/mailboxes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may, requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { lockMailbox } from './mailboxes.queries.ts';
import { insertRequest, openRequests } from './permissions.queries.ts';
import { redirectUrl, registrationWith } from './providers.ts';

/** Long enough to find one's telephone for a second factor. */
const ANSWERED_WITHIN = Temporal.Duration.from({ minutes: 15 });
const MOST_OPEN = 20;
/** 256 bits for each of the two (RFC 7636, 4.1; RFC 6749, 10.10). */
const SECRET_BYTES = 32;

/**
 * Begins to ask a provider for the use of an account (RFC 6749, 4.1.1, with PKCE's S256 of RFC 7636). What comes back is
 * bound to the session that asks, serves once, and is known here only by its hash.
 * @returns the address that the browser has to go to.
 * @throws Problem 404, 403; 409 while the house is not registered with the provider.
 */
export async function askForPermission(
  platform: Platform,
  actor: Actor,
  request: PermissionRequest,
): Promise<{ url: string }> {
  if (actor.kind !== 'teammate' || actor.sessionId === undefined) {
    throw problem(403, 'not-a-person', 'This is for people who signed in, not for tokens.');
  }
  const { id: teammateId, sessionId } = actor;
  return act(platform, actor, async (one) => {
    let account = request.account;
    if (request.mailboxId === undefined) {
      const desks = desksWhere(actor, 'desk.change');
      if (desks !== 'all' && desks.length === 0) requirePermission(actor, 'desk.change');
    } else {
      const mailbox = await lockMailbox(one.trx, request.mailboxId);
      if (!mailbox || !may(actor, 'desk.read', mailbox.desk_id)) throw notFound('mailbox');
      requirePermission(actor, 'desk.change', mailbox.desk_id);
      account ??= mailbox.address;
    }
    const registration = await registrationWith(platform, one.trx, request.provider);
    if (!registration) {
      throw problem(
        409,
        'not-registered',
        'This house is not registered with that provider yet. An owner can do that.',
      );
    }
    const state = randomBytes(SECRET_BYTES).toString('base64url');
    const verifier = randomBytes(SECRET_BYTES).toString('base64url');
    const hash = stateHash(state);
    const row = {
      state_hash: hash,
      provider: request.provider,
      verifier_sealed: platform.sealer.seal(verifier, verifierPurpose(hash)),
      mailbox_id: request.mailboxId ?? null,
      account: account?.toLowerCase() ?? null,
      teammate_id: teammateId,
      session_id: sessionId,
      created_at: one.at.toString(),
      expires_at: one.at.add(ANSWERED_WITHIN).toString(),
    };
    await insertRequest(one.trx, row, one.at);
    if ((await openRequests(one.trx, teammateId)) > MOST_OPEN) {
      throw problem(429, 'too-many-tries', 'You have begun this many times. Wait a quarter of an hour.');
    }
    const url = new URL(registration.authorizeUrl);
    const values: Record<string, string> = {
      ...registration.asking,
      response_type: 'code',
      client_id: registration.endpoint.clientId,
      redirect_uri: redirectUrl(platform),
      scope: registration.scopes.join(' '),
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...(account === undefined ? {} : { login_hint: account }),
    };
    for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
    return { url: url.href };
  });
}

/** How a state is known here: whoever reads the table cannot answer in anybody's place. */
export function stateHash(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}

export function verifierPurpose(hash: string): string {
  return `mail-permission-request:${hash}`;
}
