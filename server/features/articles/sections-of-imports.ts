import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import type { Act } from '../../platform/act.ts';

import type { Visibility } from './articles.tables.ts';
import { sectionRows } from './reading.queries.ts';
import type { ImportedText } from './reading-imports.ts';
import { openSections } from './section-tree.ts';
import { createSection } from './sections.ts';

/** The section of a text by the names on the way to it, made where they are not there; deeper ones are the deepest there may be. */
export async function importSections(
  one: Act,
  place: { deskId: string; visibility: Visibility; sectionId: string | null },
  text: Pick<ImportedText, 'sections' | 'language'>,
): Promise<string | null> {
  let at = place.sectionId;
  const { deskId, visibility } = place;
  const tree = { deskId, language: text.language, visibility };
  const open = openSections(await sectionRows(one.trx, tree));
  let depth = at === null ? 0 : (open.get(at)?.length ?? 0);
  for (const name of text.sections) {
    if (depth >= ARTICLE_LIMITS.sectionDepth) break;
    const parentId = at;
    const plain = name.trim().slice(0, 200);
    if (plain === '') continue;
    const found = [...open.values()]
      .map((path) => path.at(-1))
      .find((row) => row?.parent_id === parentId && row.name.toLowerCase() === plain.toLowerCase());
    at =
      found?.id ??
      (await createSection(one, {
        desk: deskId,
        parentId,
        visibility,
        kind: 'section',
        names: { [text.language]: { name: plain } },
      }));
    depth++;
  }
  return at;
}
