import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { articleAtHand, textAtHand } from './article-at-hand.ts';
import { keepDraft } from './drafting.ts';
import { writerOf } from './texts.ts';
import { lastVersion, versionOf } from './versions.queries.ts';
import { insertVersion } from './writing.queries.ts';

/**
 * An older version becomes what is written now; readers see it when it is published. What stood there is kept as a version of
 * its own where it is in none. @throws Problem 404, 403.
 */
export async function restoreVersion(one: Act, articleId: string, language: Language, number: number): Promise<void> {
  await articleAtHand(one, articleId);
  const text = await textAtHand(one, articleId, language);
  const version = await versionOf(one.trx, { articleId, language, number });
  if (!version) throw notFound('version');
  const last = await lastVersion(one.trx, articleId, language);
  if (text.html !== '' && (last?.html !== text.html || last.title !== text.title))
    await insertVersion(one.trx, text, {
      note: '',
      at: one.at.toString(),
      by: writerOf(one.actor),
      publishedAt: null,
    });
  await keepDraft(one, articleId, language, { title: version.title, html: version.html });
}
