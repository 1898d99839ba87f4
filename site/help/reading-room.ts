import type { Language } from '../../contract/shapes.ts';
import type {
  ArticleHead,
  FoundArticle,
  PublishedArticle,
  SearchedArticles,
  SectionNode,
} from '../../server/features/articles/index.ts';
import {
  publishedArticle,
  publishedArticles,
  searchPublished,
  sectionTree,
} from '../../server/features/articles/index.ts';
import type { Db } from '../../server/platform/db/index.ts';
import type { Entered } from '../centre-entry.ts';

/** What these readers may read of a desk: its public tree, and its own team the internal one too. */
export interface ReadingRoom {
  trees: readonly Tree[];
}

interface Tree {
  visibility: 'public' | 'internal';
  sections: SectionNode[];
  articles: ArticleHead[];
}

type Visibility = Tree['visibility'];

/** Everything that is decided about who reads what on these pages is decided here. */
export function visibleTo({ readers }: Pick<Entered, 'readers'>): readonly Visibility[] {
  return readers === 'team' ? ['public', 'internal'] : ['public'];
}

export async function readingRoom(db: Db, entered: Entered): Promise<ReadingRoom> {
  const { centre, language } = entered;
  const trees: Tree[] = [];
  for (const visibility of visibleTo(entered)) {
    const tree = { deskId: centre.deskId, language, visibility };
    trees.push({ visibility, sections: await sectionTree(db, tree), articles: await publishedArticles(db, tree) });
  }
  return { trees };
}

export async function articleAt(
  db: Db,
  entered: Entered,
  slug: string,
): Promise<{ article: PublishedArticle } | { movedTo: string } | undefined> {
  const { centre, language } = entered;
  for (const visibility of visibleTo(entered)) {
    const found = await publishedArticle(db, { deskId: centre.deskId, language, slug, visibility });
    if (found) return found;
  }
  return undefined;
}

export function sectionsOf(tree: readonly SectionNode[]): SectionNode[] {
  return tree.flatMap((node) => [node, ...sectionsOf(node.children)]);
}

/** All ids of a section and of those below it. */
export function idsBelow(node: SectionNode): Set<string> {
  return new Set(sectionsOf([node]).map(({ id }) => id));
}

const MOST_FOUND = 20;

export interface Searched {
  found: FoundArticle[];
  elsewhere: FoundArticle[];
  corrected: SearchedArticles['corrected'];
}

/**
 * What a search finds for these readers, in their language; where that has nothing, in the centre's others.
 */
export async function search(db: Db, entered: Entered, words: string): Promise<Searched> {
  const { centre, language } = entered;
  const where = { words, deskIds: [centre.deskId], visibility: [...visibleTo(entered)], limit: MOST_FOUND };
  const own = await searchPublished(db, { ...where, language });
  const found = await openOnly(db, entered, own.found);
  if (found.length > 0 && own.corrected.length === 0) return { found, elsewhere: [], corrected: [] };
  const others = await searchPublished(db, where);
  const spoken = others.found.filter((one) => one.language !== language && centre.languages.includes(one.language));
  const elsewhere = await openOnly(db, entered, spoken);
  // What another language says in these very words was meant rather than a slip in this one.
  if (elsewhere.length > 0 && others.corrected.length === 0) return { found: [], elsewhere, corrected: [] };
  return found.length > 0
    ? { found, elsewhere: [], corrected: own.corrected }
    : { found, elsewhere, corrected: elsewhere.length > 0 ? others.corrected : [] };
}

/** Without those that lie below a section that was put away: no way leads there, so no search does. */
async function openOnly(db: Db, entered: Entered, found: FoundArticle[]): Promise<FoundArticle[]> {
  if (found.length === 0) return found;
  const open = new Set<string>();
  for (const visibility of visibleTo(entered)) {
    const tree = await sectionTree(db, { deskId: entered.centre.deskId, language: entered.language, visibility });
    for (const { id } of sectionsOf(tree)) open.add(`${visibility} ${id}`);
  }
  return found.filter((one) => one.sectionId === null || open.has(`${one.visibility} ${one.sectionId}`));
}

/** Of these languages the ones that the centre speaks. */
export function spokenHere<One extends { language: Language }>(entered: Entered, all: readonly One[]): One[] {
  return all.filter((one) => entered.centre.languages.includes(one.language));
}
