import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import { articleAtHand, textAtHand } from './article-at-hand.ts';
import { articleChanged } from './articles.events.ts';
import { deleteText, updateArticle, updateText } from './writing.queries.ts';

/** This translation says what its source says now, without a word having changed. @throws Problem 404, 403, 422. */
export async function markFollowing(one: Act, articleId: string, language: Language): Promise<void> {
  const article = await articleAtHand(one, articleId);
  if (article.source_language === language)
    throw problem(422, 'is-the-source', 'The others follow this language; it follows none.');
  await textAtHand(one, articleId, language);
  const source = await textAtHand(one, articleId, article.source_language);
  await updateText(one.trx, articleId, language, { follows: source.published });
  await updateArticle(one.trx, articleId, { updated_at: one.at.toString() });
  one.record(articleChanged, { articleId, language }, { deskId: article.desk_id });
}

/** A translation that nobody reads goes for good, its versions too. @throws Problem 404, 403, 409 while it is published. */
export async function deleteTranslation(one: Act, articleId: string, language: Language): Promise<void> {
  const article = await articleAtHand(one, articleId);
  if (article.source_language === language)
    throw problem(
      409,
      'is-the-source',
      'An article keeps the language it is thought in. Throw the whole article away.',
    );
  const text = await textAtHand(one, articleId, language);
  if (text.published !== null)
    throw problem(409, 'still-published', 'Readers see this translation. Take it back first, then delete it.');
  await deleteText(one.trx, articleId, language);
  await updateArticle(one.trx, articleId, { updated_at: one.at.toString() });
  one.record(articleChanged, { articleId, language }, { deskId: article.desk_id });
}
