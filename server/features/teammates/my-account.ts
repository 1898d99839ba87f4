import type { z } from 'zod';
import type { Me, myChange, passwordChange } from '../../../contract/people.ts';
import type { Permission, Role } from '../../../contract/permissions.ts';
import { PERMISSIONS, ROLES } from '../../../contract/permissions.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { hasDevelopersPage } from '../../platform/config/index.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import type { TeammatePorts } from './ports.ts';
import { deleteSessions } from './sessions.queries.ts';
import { passwordChanged, sessionEnded, teammateChanged } from './teammates.events.ts';
import type { TeammateFields } from './teammates.queries.ts';
import { passwordHashOf, putPasswordHash, teammateById, updateTeammate } from './teammates.queries.ts';
import type { Tries, TryLimit } from './tries.queries.ts';
import { tryKey } from './tries.queries.ts';

export type TeammateActor = Extract<Actor, { kind: 'teammate' }>;
type SignedInActor = Extract<Actor, { kind: 'teammate' | 'token' }>;

const PASSWORD_TRIES: TryLimit = { max: 10, window: 900 };

/** @throws Problem 401 or 403 for whoever is not a person who signed in. */
export function requireTeammate(actor: Actor): TeammateActor {
  if (actor.kind === 'teammate') return actor;
  if (actor.kind === 'token') throw problem(403, 'not-a-person', 'This is for people who signed in, not for tokens.');
  throw problem(401, 'not-signed-in', 'Sign in first.');
}

/** Who is calling, and what the screens may offer them. A token sees itself. */
export async function meOf(platform: Platform, ports: TeammatePorts, actor: SignedInActor): Promise<Me> {
  const row = actor.kind === 'teammate' ? await teammateById(platform.db, actor.id) : undefined;
  const [company, desks, mailIsKept, onRota] = await Promise.all([
    ports.company(),
    ports.desksFor(actor),
    ports.mailIsKept(),
    actor.kind === 'teammate' && ports.onRota(actor.id),
  ]);
  return {
    id: actor.id,
    name: row?.name ?? actor.name,
    email: row?.email ?? '',
    locale: closestLanguage(actor.locale),
    timeZone: actor.timeZone,
    theme: row?.theme ?? 'auto',
    singleKeys: row?.singleKeys ?? true,
    role: strongestRole(actor),
    grants: [...actor.grants],
    can: permissionsOf(actor),
    desks,
    company,
    development: hasDevelopersPage(platform.config),
    mailIsKept,
    onRota,
  };
}

function permissionsOf(actor: Actor): Me['can'] {
  const can: Me['can'] = {};
  for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
    if (PERMISSIONS[permission].scope === 'company') {
      if (may(actor, permission)) can[permission] = true;
      continue;
    }
    const desks = desksWhere(actor, permission);
    if (desks === 'all') can[permission] = true;
    else if (desks.length > 0) can[permission] = desks;
  }
  return can;
}

function strongestRole(actor: SignedInActor): Role {
  return ROLES.find((role) => actor.grants.some((grant) => grant.role === role)) ?? 'teammate';
}

/** Changes one's own name and how Sportello looks and speaks. */
export async function changeMe(
  platform: Platform,
  actor: TeammateActor,
  change: z.output<typeof myChange>,
): Promise<void> {
  const fields: TeammateFields = {};
  if (change.name !== undefined) fields.name = change.name;
  if (change.locale !== undefined) fields.locale = change.locale;
  if (change.timeZone !== undefined) fields.time_zone = change.timeZone;
  if (change.theme !== undefined) fields.theme = change.theme;
  if (change.singleKeys !== undefined) fields.single_keys = change.singleKeys;
  if (Object.keys(fields).length === 0) return;
  await act(platform, actor, async (one) => {
    await updateTeammate(one, actor.id, fields);
    one.record(teammateChanged, { teammateId: actor.id, fields: Object.keys(change) });
  });
}

/** Ends one of one's own sessions, on another machine or this one. */
export async function endSession(platform: Platform, actor: TeammateActor, sessionId: string): Promise<void> {
  await act(platform, actor, async (one) => {
    const ended = await deleteSessions(one.trx, actor.id, { only: sessionId });
    if (ended.length === 0) throw notFound('session');
    one.record(sessionEnded, { teammateId: actor.id, sessionId });
  });
}

/** Changes one's own password; all other sessions end. @throws Problem 422 where the current one is wrong, 429 after many. */
export async function changePassword(
  platform: Platform,
  tries: Tries,
  actor: TeammateActor,
  change: z.output<typeof passwordChange>,
): Promise<void> {
  const seconds = await tries.take(tryKey('password', actor.id), PASSWORD_TRIES);
  if (seconds > 0) {
    throw problem(429, 'too-many-tries', `Too many tries. Wait ${Math.ceil(seconds / 60)} minutes and try again.`);
  }
  const current = await passwordHashOf(platform.db, actor.id);
  if (!(await passwordFits(change.currentPassword, current))) {
    throw fieldProblem('currentPassword', 'This is not your current password.');
  }
  const hash = await hashPassword(change.newPassword);
  await act(platform, actor, async (one) => {
    await putPasswordHash(one, actor.id, hash);
    const ended = await deleteSessions(one.trx, actor.id, { but: actor.sessionId });
    for (const sessionId of ended) one.record(sessionEnded, { teammateId: actor.id, sessionId });
    one.record(passwordChanged, { teammateId: actor.id });
  });
}
