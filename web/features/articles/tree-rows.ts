import type { ArticleSummary, SectionInTree } from './asking.ts';

export type TreeRow =
  | { kind: 'section'; key: string; depth: number; section: SectionInTree }
  | { kind: 'article'; key: string; depth: number; article: ArticleSummary };

/** The rows that are seen: sections in their order, under each that is open its articles and then its sections. */
export function treeRows(
  sections: readonly SectionInTree[],
  isOpen: (sectionId: string) => boolean,
  articles: ReadonlyMap<string | null, readonly ArticleSummary[]>,
): TreeRow[] {
  const below = new Map<string | null, SectionInTree[]>();
  for (const section of sections) below.set(section.parentId, [...(below.get(section.parentId) ?? []), section]);
  const rows: TreeRow[] = [];
  const addArticles = (sectionId: string | null, depth: number): void => {
    const own = [...(articles.get(sectionId) ?? [])].sort((one, other) => one.position - other.position);
    for (const article of own) rows.push({ kind: 'article', key: article.id, depth, article });
  };
  const walk = (parent: string | null, depth: number): void => {
    for (const section of below.get(parent) ?? []) {
      rows.push({ kind: 'section', key: section.id, depth, section });
      if (!isOpen(section.id)) continue;
      addArticles(section.id, depth + 1);
      walk(section.id, depth + 1);
    }
  };
  walk(null, 0);
  addArticles(null, 0);
  return rows;
}

/** The section and all above it: they stand open around what is chosen. */
export function openAbove(sections: readonly SectionInTree[], sectionId: string | null): Set<string> {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const open = new Set<string>();
  for (let id = sectionId; id !== null && !open.has(id); id = byId.get(id)?.parentId ?? null)
    if (byId.has(id)) open.add(id);
  return open;
}

/**
 * Where a row goes when it takes one step among its equals: the one that it then stands before (null: at the end), or
 * undefined where there is no way further.
 */
export function placeAfterStep(ids: readonly string[], id: string, step: 1 | -1): string | null | undefined {
  const at = ids.indexOf(id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= ids.length) return undefined;
  return step === -1 ? (ids[to] ?? null) : (ids[to + 1] ?? null);
}
