import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import { articleAtHand, requireVersion } from './article-at-hand.ts';
import { articleChanged } from './articles.events.ts';
import { withoutComments } from './cleaning.ts';
import { addText } from './creating.ts';
import type { ReadyText } from './texts.ts';
import { readyText, writerOf } from './texts.ts';
import { versionOf } from './versions.queries.ts';
import type { ArticleRow, TextRow } from './writing.queries.ts';
import { textOf, updateArticle, updateText } from './writing.queries.ts';

type Writers = (one: Act, text: { articleId: string; language: Language }) => Promise<void>;

let tellWriters: Writers = async () => undefined;

/** Whoever lets several people write one text at once hears of every change that came by another way. Filled by the composition. */
export function onDraftKept(writers: Writers): void {
  tellWriters = writers;
}

/**
 * Keeps what is being written in one language; readers see it when it is published. In a language that it has no words in
 * yet, they are its first. @returns the version of the words.
 * @throws Problem 404, 403, 409 when it changed since `ifVersion`, 422 for words that do not fit.
 */
export async function keepDraft(
  one: Act,
  articleId: string,
  language: Language,
  draft: { title: string; html: string; ifVersion?: number; writtenBy?: string | null },
): Promise<number> {
  return keepText(one, await articleAtHand(one, articleId), language, draft);
}

/** As `keepDraft`, of an article that is locked already by who may. */
export async function keepText(
  one: Act,
  article: Pick<ArticleRow, 'id' | 'desk_id'>,
  language: Language,
  draft: { title: string; html: string; ifVersion?: number; writtenBy?: string | null },
): Promise<number> {
  const articleId = article.id;
  const before = await textOf(one.trx, articleId, language);
  if (!before) {
    await addText(one, { articleId, deskId: article.desk_id, language, title: draft.title, html: draft.html });
    await updateArticle(one.trx, articleId, { updated_at: one.at.toString() });
    one.record(articleChanged, { articleId, language }, { deskId: article.desk_id });
    return 1;
  }
  requireVersion(before, draft.ifVersion);
  const ready = await readyText(one.trx, articleId, draft);
  if (ready.title === before.title && ready.html === before.html) return before.version;
  const now = one.at.toString();
  const version = before.version + 1;
  await updateText(one.trx, articleId, language, {
    ...ready,
    version,
    // Back to what readers have: there is nothing to publish.
    changed_at: (await isPublished(one, before, ready)) ? null : now,
    changed_by: draft.writtenBy ?? writerOf(one.actor) ?? before.changed_by,
  });
  await updateArticle(one.trx, articleId, { updated_at: now });
  // Where several write it together, what came by this door is told to them; what they wrote, they know.
  if (draft.writtenBy === undefined) await tellWriters(one, { articleId, language });
  one.record(articleChanged, { articleId, language }, { deskId: article.desk_id });
  return version;
}

async function isPublished(one: Act, { article_id, language, published }: TextRow, ready: ReadyText): Promise<boolean> {
  if (published === null) return false;
  const version = await versionOf(one.trx, { articleId: article_id, language, number: published });
  return version?.title === ready.title && version.html === withoutComments(ready.html);
}
