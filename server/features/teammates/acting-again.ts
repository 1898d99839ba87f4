import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { activeTeammate } from './naming.ts';
import { BOOTSTRAP_TOKEN_ID, bootstrapActor } from './recognising.ts';
import { tokenById } from './tokens.queries.ts';

/**
 * Whoever asked for work that goes on by itself, with the rights that they have now.
 * @returns undefined when the account was switched off, or the token has ended.
 */
export async function actorAgain(
  platform: Platform,
  kind: 'teammate' | 'token',
  id: string,
): Promise<Actor | undefined> {
  if (kind === 'teammate') {
    const teammate = await activeTeammate(platform.db, id);
    return teammate && { kind, ...teammate };
  }
  if (id === BOOTSTRAP_TOKEN_ID) return platform.config.apiToken === undefined ? undefined : bootstrapActor();
  const holder = await tokenById(platform.db, id);
  if (!holder) return undefined;
  const { expiresAt, lastUsedAt: _, ...token } = holder;
  if (expiresAt && Temporal.Instant.compare(expiresAt, platform.clock.now()) <= 0) return undefined;
  return { kind, ...token };
}
