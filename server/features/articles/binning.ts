import { z } from 'zod';
import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { articleAtHand } from './article-at-hand.ts';
import { mayRead, writingPermission } from './articles.access.ts';
import { articleBroughtBack, articlePutAway } from './articles.events.ts';
import { writerOf } from './texts.ts';
import { deleteBinned, lockArticle, sectionFor, updateArticle } from './writing.queries.ts';

/** Into the bin: nobody finds it, and after thirty days it is gone. @throws Problem 404, 403. */
export async function putArticleAway(one: Act, articleId: string): Promise<void> {
  const article = await articleAtHand(one, articleId);
  const now = one.at.toString();
  await updateArticle(one.trx, articleId, { put_away_at: now, put_away_by: writerOf(one.actor), updated_at: now });
  one.record(articlePutAway, { articleId }, { deskId: article.desk_id });
}

/** Out of the bin as it was, published where it was; in no section where its own has gone. @throws Problem 404, 403. */
export async function bringArticleBack(one: Act, articleId: string): Promise<void> {
  const article = await lockArticle(one.trx, articleId);
  if (!article || !mayRead(one.actor, { deskId: article.desk_id })) throw notFound('article');
  requirePermission(one.actor, writingPermission(article.visibility), article.desk_id);
  if (article.put_away_at === null) return;
  const { desk_id: deskId, visibility, section_id: sectionId } = article;
  const section = sectionId === null ? undefined : await sectionFor(one.trx, { deskId, visibility, sectionId });
  await updateArticle(one.trx, articleId, {
    put_away_at: null,
    put_away_by: null,
    section_id: section?.id ?? null,
    updated_at: one.at.toString(),
  });
  one.record(articleBroughtBack, { articleId }, { deskId });
}

defineJob({
  name: 'articles.empty-bin',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '41 2 * * *',
  run: async (platform) => {
    const before = platform.clock.now().subtract({ hours: 24 * ARTICLE_LIMITS.binDays });
    await platform.db.transaction().execute((trx) => deleteBinned(trx, before));
  },
});
