import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { groupsAskedSince } from './asked-lately.queries.ts';
import { groupById } from './listing.queries.ts';
import { questionsInShort } from './presenting.ts';

/** A question as somebody asked it, how often since an instant, and what is written for it. */
export interface AskedLately {
  id: string;
  times: number;
  words: string;
  article: { id: string; title: string } | null;
}

/** What was asked most on a desk since an instant, as far as the actor may see it. */
export async function askedMostSince(
  platform: Platform,
  actor: Actor,
  asked: { deskId: string; since: Temporal.Instant; limit: number },
): Promise<AskedLately[]> {
  const { db, clock } = platform;
  const counted = await groupsAskedSince(db, actor, asked);
  const rows = await Promise.all(counted.map(({ id }) => groupById(db, actor, id, clock.now())));
  const shown = await questionsInShort(
    platform,
    actor,
    rows.flatMap((row) => row ?? []),
  );
  return counted.flatMap(({ id, times }) => {
    const question = shown.find((each) => each.id === id);
    if (!question) return [];
    const { sample, article } = question;
    return [{ id, times, words: sample, article: article ? { id: article.id, title: article.title } : null }];
  });
}
