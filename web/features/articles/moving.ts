import { api } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { readAnew, reasonOf, type SectionInTree } from './asking.ts';
import { placeAfterStep, type TreeRow } from './tree-rows.ts';

/** One step up or down within its section. */
export async function moveArticle(rows: readonly TreeRow[], at: number, step: 1 | -1): Promise<void> {
  const row = rows[at];
  if (row?.kind !== 'article') return;
  const { id, sectionId } = row.article;
  const equals = rows.flatMap((one) =>
    one.kind === 'article' && one.article.sectionId === sectionId ? [one.article.id] : [],
  );
  const before = placeAfterStep(equals, id, step);
  if (before !== undefined) await change(`/articles/${id}`, { sectionId, before }, id);
}

/** One step up or down among the sections beside it. */
export async function moveSection(
  sections: readonly SectionInTree[],
  { id, parentId }: SectionInTree,
  step: 1 | -1,
): Promise<void> {
  const equals = sections.filter((one) => one.parentId === parentId).map((one) => one.id);
  const before = placeAfterStep(equals, id, step);
  if (before !== undefined) await change(`/sections/${id}`, { parentId, before });
}

async function change(path: string, body: object, articleId?: string): Promise<void> {
  try {
    await api.patch(path, { body });
  } catch (error) {
    toast({ tone: 'failed', title: sayNow().t('articles-page.notDone'), text: reasonOf(error) });
  }
  await readAnew(articleId);
}
