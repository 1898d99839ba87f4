import { z } from 'zod';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { articleAtHand, requireVersion, textAtHand } from './article-at-hand.ts';
import { articleScheduled } from './articles.events.ts';
import { catchUpWithWriters } from './catching-up.ts';
import { publishText } from './publishing.ts';
import { writerOf } from './texts.ts';
import { dueTexts, lockArticle, textOf, updateArticle, updateText } from './writing.queries.ts';

const FURTHEST = { hours: 24 * 365 * 2 };

/**
 * Says when it is published by itself, as it stands then. @throws Problem 404, 403; 422 for a moment that has passed or is
 * years away, or where there are no words.
 */
export async function scheduleArticle(
  one: Act,
  articleId: string,
  language: Language,
  { publishAt, ifVersion }: { publishAt: Temporal.Instant; ifVersion?: number | undefined },
): Promise<void> {
  const article = await articleAtHand(one, articleId);
  const text = await textAtHand(one, articleId, language);
  requireVersion(text, ifVersion);
  if (Temporal.Instant.compare(publishAt, one.at) <= 0)
    throw fieldProblem('publishAt', 'This moment has passed. Publish it now, or choose a later one.');
  if (Temporal.Instant.compare(publishAt, one.at.add(FURTHEST)) > 0)
    throw fieldProblem('publishAt', 'This is more than two years away.');
  if (text.html === '') throw problem(422, 'empty-article', 'There is nothing in it yet. Write something first.');
  await updateText(one.trx, articleId, language, {
    publish_at: publishAt.toString(),
    publish_by: writerOf(one.actor),
  });
  await updateArticle(one.trx, articleId, { updated_at: one.at.toString() });
  one.record(articleScheduled, { articleId, language }, { deskId: article.desk_id });
  one.queue(publishDue, {}, { runAt: publishAt });
}

async function publishWhatIsDue(platform: Platform): Promise<void> {
  for (const due of await dueTexts(platform.db, platform.clock.now())) {
    const language = LANGUAGES.find((each) => each === due.language);
    if (!language) continue;
    await catchUpWithWriters(platform, { articleId: due.article_id, language });
    await act(platform, system('scheduled articles'), async (one) => {
      const article = await lockArticle(one.trx, due.article_id);
      const text = await textOf(one.trx, due.article_id, language);
      if (!article || article.put_away_at !== null || !text?.publish_at) return;
      if (Temporal.Instant.compare(text.publish_at, one.at) > 0) return;
      // Emptied in the meantime: it waits as a draft for a person.
      if (text.html === '') await updateText(one.trx, article.id, language, { publish_at: null, publish_by: null });
      else await publishText(one, article, language, '');
    });
  }
}

const publishDue = defineJob({
  name: 'articles.publish-due',
  payload: z.object({}),
  priority: PRIORITY.soon,
  // Each is queued for its own moment; this finds what a lost job left.
  recurs: '*/10 * * * *',
  run: (platform) => publishWhatIsDue(platform),
});
