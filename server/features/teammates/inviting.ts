import type { z } from 'zod';
import type { acceptance, newInvitation } from '../../../contract/people.ts';
import type { Actor } from '../../platform/access/index.ts';
import { anonymous, requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { newSecretWord } from '../../platform/ids/index.ts';
import { mayGrant } from './granting.access.ts';
import { requireDesks } from './granting.ts';
import type { InvitationRow } from './invitations.queries.ts';
import {
  insertInvitation,
  invitationByHash,
  lockInvitation,
  setInvitationAccepted,
  setInvitationsRevoked,
} from './invitations.queries.ts';
import { addressTaken, createTeammate } from './joining.ts';
import { hashPassword } from './passwords.ts';
import type { TeammatePorts } from './ports.ts';
import { secretHash } from './secret-hash.ts';
import type { Auth } from './signing-in.ts';
import { invitationAccepted, invitationWithdrawn, teammateInvited } from './teammates.events.ts';
import { teammateByAddress } from './teammates.queries.ts';

const INVITATION_DAYS = 7;

/**
 * Invites somebody by mail to one role. An earlier open invitation to the same desk ends, so that sending it again is safe.
 * @throws Problem 403 where the actor may not give the role, 409 where the address has an account.
 */
export async function inviteTeammate(
  platform: Platform,
  ports: TeammatePorts,
  actor: Actor,
  input: z.output<typeof newInvitation>,
): Promise<InvitationRow> {
  const { role, deskId } = input;
  const email = input.email.toLowerCase();
  requirePermission(actor, 'teammate.invite', deskId);
  requireDesks(await ports.desksFor(actor), [{ role, deskId }]);
  if (!mayGrant(actor, { role, deskId })) {
    throw problem(403, 'not-allowed', 'You may invite only to roles below yours, on desks that you manage.');
  }
  const company = await ports.company();
  const word = newSecretWord();
  return act(platform, actor, async (one) => {
    if (await teammateByAddress(one.trx, email)) throw addressTaken();
    for (const invitationId of await setInvitationsRevoked(one, { email, deskId })) {
      one.record(invitationWithdrawn, { invitationId });
    }
    const expiresAt = one.at.add({ hours: INVITATION_DAYS * 24 });
    const row = { email, name: input.name, locale: input.locale, role, deskId, expiresAt };
    const id = await insertInvitation(one, { ...row, hash: secretHash(word) });
    await ports.sendAccountMail(one, {
      kind: 'invitation',
      to: email,
      name: input.name,
      language: input.locale,
      url: `${platform.config.publicUrl}/invitation/${word}`,
      companyName: company.name,
    });
    one.record(teammateInvited, { invitationId: id, role, deskId });
    return { id, ...row, createdAt: one.at };
  });
}

/** @throws Problem 404 where there is none that is open, or not for the actor. */
export async function withdrawInvitation(platform: Platform, actor: Actor, invitationId: string): Promise<void> {
  await act(platform, actor, async (one) => {
    const invitation = await lockInvitation(one.trx, { id: invitationId });
    if (!invitation || !mayGrant(actor, invitation)) throw notFound('invitation');
    await setInvitationsRevoked(one, { id: invitationId });
    one.record(invitationWithdrawn, { invitationId });
  });
}

/** What the link of an invitation opens. @throws Problem 404 for one that was used or withdrawn, 410 for one too old. */
export async function invitationOf(platform: Platform, word: string): Promise<InvitationRow> {
  return stillOpen(await invitationByHash(platform.db, secretHash(word)), platform.clock.now());
}

/** Takes an invitation up: makes the account and signs it in. @returns the Set-Cookie value of the answer. */
export async function acceptInvitation(
  platform: Platform,
  ports: Pick<TeammatePorts, 'company'>,
  auth: Auth,
  word: string,
  input: z.output<typeof acceptance>,
  from: { headers: Headers; peer: string | undefined },
): Promise<{ id: string; cookie: string }> {
  const hash = secretHash(word);
  // Asked before the password is hashed, which costs more than the question.
  stillOpen(await invitationByHash(platform.db, hash), platform.clock.now());
  const passwordHash = await hashPassword(input.password);
  const company = await ports.company();
  return act(platform, anonymous, async (one) => {
    const invitation = stillOpen(await lockInvitation(one.trx, { hash }), one.at);
    const { id } = await createTeammate(one, {
      email: invitation.email,
      name: input.name,
      locale: input.locale,
      timeZone: input.timeZone ?? company.timeZone,
      // The link came by mail to this address.
      emailVerified: true,
      grants: [{ role: invitation.role, deskId: invitation.deskId }],
      passwordHash,
    });
    await setInvitationAccepted(one, invitation.id);
    one.record(
      invitationAccepted,
      { invitationId: invitation.id, teammateId: id },
      { actor: { kind: 'teammate', id } },
    );
    return { id, cookie: await auth.openSession(one, id, from) };
  });
}

function stillOpen(invitation: InvitationRow | undefined, now: Temporal.Instant): InvitationRow {
  if (!invitation) {
    throw problem(404, 'not-found', 'This invitation was used already or withdrawn. Ask for a new one.');
  }
  if (Temporal.Instant.compare(invitation.expiresAt, now) <= 0) {
    throw problem(410, 'invitation-expired', 'This invitation is too old. Ask for a new one.');
  }
  return invitation;
}
