import type { Language } from '../../../contract/shapes.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import type { SectionKind, Visibility } from './articles.tables.ts';
import type { SectionRow } from './reading.queries.ts';
import { publishedCounts, sectionRows } from './reading.queries.ts';

/** One tree of one desk, named in one language. */
export interface InTree {
  deskId: string;
  language: Language;
  visibility: Visibility;
}

export interface SectionNode {
  id: string;
  parentId: string | null;
  kind: SectionKind;
  name: string;
  slug: string;
  description: string;
  /** Published articles in this language, in it and below. */
  count: number;
  children: SectionNode[];
}

/**
 * The sections that one can reach from the top, in the order of the tree, each with the path to it. One below a section that
 * was put away is not among them: nobody finds a way there.
 */
export function openSections(rows: readonly SectionRow[]): Map<string, SectionRow[]> {
  const below = new Map<string | null, SectionRow[]>();
  for (const row of rows) below.set(row.parent_id, [...(below.get(row.parent_id) ?? []), row]);
  const open = new Map<string, SectionRow[]>();
  const walk = (parent: string | null, path: SectionRow[]): void => {
    for (const row of below.get(parent) ?? []) {
      open.set(row.id, [...path, row]);
      walk(row.id, [...path, row]);
    }
  };
  walk(null, []);
  return open;
}

/** The tree of a desk's sections with their names in one language. */
export async function sectionTree(db: Db | Trx, tree: InTree): Promise<SectionNode[]> {
  const rows = await sectionRows(db, tree);
  const counts = await publishedCounts(db, tree);
  const nodes = new Map<string, SectionNode>();
  const top: SectionNode[] = [];
  for (const [id, path] of openSections(rows)) {
    const row = path.at(-1) as SectionRow;
    const { name, slug, description, kind } = row;
    const node = { id, parentId: row.parent_id, kind, name, slug, description, count: 0, children: [] };
    nodes.set(id, node);
    (row.parent_id === null ? top : (nodes.get(row.parent_id)?.children ?? top)).push(node);
    for (const above of path) {
      const counted = nodes.get(above.id);
      if (counted) counted.count += counts.get(id) ?? 0;
    }
  }
  return top;
}
