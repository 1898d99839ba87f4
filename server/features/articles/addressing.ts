import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { articleAtHand, textAtHand } from './article-at-hand.ts';
import { articleChanged } from './articles.events.ts';
import { freeSlug, slugOf } from './slugs.ts';
import { keepSlug, slugsTaken, updateArticle, updateText } from './writing.queries.ts';

/**
 * Another address; the one it had leads there from now on. @throws Problem 404, 403; 422 for one without letters, 409 for one
 * that another article has or had, with a free one.
 */
export async function changeSlug(one: Act, articleId: string, language: Language, wanted: string): Promise<string> {
  const article = await articleAtHand(one, articleId);
  const text = await textAtHand(one, articleId, language);
  const slug = slugOf(wanted, '');
  if (slug === '') throw fieldProblem('slug', 'An address needs a letter or a figure.');
  if (slug === text.slug) return slug;
  const taken = await slugsTaken(one.trx, { deskId: article.desk_id, language, slug, but: articleId });
  if (taken.has(slug)) {
    const free = freeSlug(slug, taken);
    throw problem(
      409,
      'slug-taken',
      `Another article has the address "${slug}", or had it. "${free}" is free.`,
      [{ path: 'slug', detail: `Taken. "${free}" is free.` }],
      { free },
    );
  }
  const now = one.at.toString();
  await keepSlug(one.trx, { deskId: article.desk_id, language, slug, articleId, at: now });
  await updateText(one.trx, articleId, language, { slug });
  await updateArticle(one.trx, articleId, { updated_at: now });
  one.record(articleChanged, { articleId, language }, { deskId: article.desk_id });
  return slug;
}
