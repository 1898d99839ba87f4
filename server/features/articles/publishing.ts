import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import { wordsOf } from './arranging-html.ts';
import { articleAtHand, requireVersion, textAtHand } from './article-at-hand.ts';
import { articlePublished, articleUnpublished } from './articles.events.ts';
import { withoutComments } from './cleaning.ts';
import { writerOf } from './texts.ts';
import type { ArticleRow } from './writing.queries.ts';
import { insertVersion, lockArticle, updateArticle, updateText } from './writing.queries.ts';

/**
 * What is written becomes what readers see, in this language, as a version of its own. @returns the version's number.
 * @throws Problem 404, 403, 409 when it changed since `ifVersion`, 422 where there are no words yet.
 */
export async function publishArticle(
  one: Act,
  articleId: string,
  language: Language,
  { note = '', ifVersion }: { note?: string; ifVersion?: number } = {},
): Promise<number> {
  const article = await articleAtHand(one, articleId);
  requireVersion(await textAtHand(one, articleId, language), ifVersion);
  return publishText(one, article, language, note);
}

/** As `publishArticle`, of an article that is locked already by who may. */
export async function publishText(
  one: Act,
  article: Pick<ArticleRow, 'id' | 'desk_id'>,
  language: Language,
  note: string,
): Promise<number> {
  const text = await textAtHand(one, article.id, language);
  if (text.html === '') throw problem(422, 'empty-article', 'There is nothing in it yet. Write something first.');
  const now = one.at.toString();
  const html = withoutComments(text.html);
  const number = await insertVersion(
    one.trx,
    { ...text, html, text: wordsOf(html) },
    { note, at: now, by: writerOf(one.actor) ?? text.publish_by, publishedAt: now },
  );
  const whole = await lockArticle(one.trx, article.id);
  const source = whole?.source_language ?? language;
  // Who publishes a translation says that it says what its source says now; who thinks otherwise marks it.
  const follows = language === source ? null : ((await publishedNumber(one, article.id, source)) ?? text.follows);
  await updateText(one.trx, article.id, language, {
    published: number,
    published_at: now,
    changed_at: null,
    publish_at: null,
    publish_by: null,
    follows,
  });
  await updateArticle(one.trx, article.id, { updated_at: now });
  one.record(articlePublished, { articleId: article.id, language, number }, { deskId: article.desk_id });
  return number;
}

async function publishedNumber(one: Act, articleId: string, language: string): Promise<number | null> {
  return (await textAtHand(one, articleId, language)).published;
}

/** Readers no longer see it in this language; what is written stays. @throws Problem 404, 403. */
export async function unpublishArticle(one: Act, articleId: string, language: Language): Promise<void> {
  const article = await articleAtHand(one, articleId);
  const text = await textAtHand(one, articleId, language);
  if (text.published === null && text.publish_at === null) return;
  const now = one.at.toString();
  await updateText(one.trx, articleId, language, {
    published: null,
    published_at: null,
    publish_at: null,
    publish_by: null,
    changed_at: now,
  });
  await updateArticle(one.trx, articleId, { updated_at: now });
  if (text.published !== null) one.record(articleUnpublished, { articleId, language }, { deskId: article.desk_id });
}
