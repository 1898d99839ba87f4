import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import { articlePutAway } from './articles.events.ts';
import { publishText } from './publishing.ts';
import { deleteArticle, lockArticle, textOf, updateText } from './writing.queries.ts';

/**
 * What waited for a reply to leave is published, by whoever wrote both. Nothing happens to what is in the bin or was published
 * meanwhile; whether the writer may was asked when they wrote.
 */
export async function publishWaiting(
  one: Act,
  articleId: string,
  language: Language,
  writtenBy: string | null,
): Promise<void> {
  const article = await lockArticle(one.trx, articleId);
  if (!article || article.put_away_at !== null) return;
  const text = await textOf(one.trx, articleId, language);
  if (!text || text.published !== null || text.html === '') return;
  await updateText(one.trx, articleId, language, { publish_by: writtenBy });
  await publishText(one, article, language, '');
}

/** A draft whose reply was taken back goes with it, unless somebody has worked on it since: then it is theirs. */
export async function takeBackDraft(one: Act, articleId: string, language: Language): Promise<void> {
  const article = await lockArticle(one.trx, articleId);
  const text = article && (await textOf(one.trx, articleId, language));
  if (!article || !text || text.published !== null || text.version > 1) return;
  await deleteArticle(one.trx, articleId);
  one.record(articlePutAway, { articleId }, { deskId: article.desk_id });
}
