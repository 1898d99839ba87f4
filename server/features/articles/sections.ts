import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import type { NewSection, Section, SectionChange } from '../../../contract/articles.ts';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { mayRead } from './articles.access.ts';
import { sectionChanged, sectionCreated, sectionPutAway } from './articles.events.ts';
import type { NamedSection, TreeRow } from './sections.queries.ts';
import {
  insertSection,
  lockSections,
  placeSection,
  putAwayIfEmpty,
  replaceNames,
  sectionById,
  sectionSlugsTaken,
  treeOf,
} from './sections.queries.ts';
import { freeSlug, slugOf } from './slugs.ts';

type Names = NonNullable<SectionChange['names']>;

/** At the end of its parent, or of the tree. @returns its id. @throws Problem 403; 422 for a parent that does not fit. */
export async function createSection(one: Act, input: NewSection & { desk: string }): Promise<string> {
  const { desk: deskId, parentId, visibility, kind } = input;
  requirePermission(one.actor, 'section.change', deskId);
  await lockSections(one.trx, deskId);
  const tree = await treeOf(one.trx, deskId);
  if (tree.length >= ARTICLE_LIMITS.sections)
    throw problem(422, 'too-many', `A desk has at most ${ARTICLE_LIMITS.sections} sections.`);
  if (parentId !== null) requirePlace(tree, { parentId, visibility, height: 1 });
  const id = newId();
  await insertSection(one.trx, { id, deskId, parentId, visibility, kind, at: one.at.toString() });
  await keepNames(one, { id, desk_id: deskId, names: [] }, input.names);
  one.record(sectionCreated, { sectionId: id }, { deskId });
  return id;
}

/** Its names, its parent, its place. @throws Problem 404, 403; 422 where it would be within itself, or too deep. */
export async function changeSection(one: Act, sectionId: string, change: SectionChange): Promise<void> {
  const section = await sectionAtHand(one, sectionId);
  const parentId = change.parentId === undefined ? section.parent_id : change.parentId;
  const { desk_id: deskId, visibility } = section;
  if (change.parentId !== undefined && parentId !== null) {
    const tree = await treeOf(one.trx, deskId);
    if (pathTo(tree, parentId).some(({ id }) => id === sectionId))
      throw fieldProblem('parentId', 'A section cannot be within itself.');
    requirePlace(tree, { parentId, visibility, height: heightOf(tree, sectionId) });
  }
  const kind = change.kind ?? section.kind;
  if (change.parentId !== undefined || change.before !== undefined || change.kind !== undefined)
    await placeSection(
      one.trx,
      { id: sectionId, deskId, visibility, parentId, kind },
      change.before ?? null,
      one.at.toString(),
    );
  if (change.names) await keepNames(one, section, change.names);
  one.record(sectionChanged, { sectionId }, { deskId });
}

/** @throws Problem 404, 403, 409 while something is in it. */
export async function putSectionAway(one: Act, sectionId: string): Promise<void> {
  const section = await sectionAtHand(one, sectionId);
  if (!(await putAwayIfEmpty(one.trx, sectionId, one.at.toString())))
    throw problem(409, 'not-empty', 'There is something in this section. Move it elsewhere first.');
  one.record(sectionPutAway, { sectionId }, { deskId: section.desk_id });
}

async function sectionAtHand(one: Act, sectionId: string): Promise<NamedSection> {
  const seen = await sectionById(one.trx, sectionId);
  if (!seen || !mayRead(one.actor, { deskId: seen.desk_id })) throw notFound('section');
  requirePermission(one.actor, 'section.change', seen.desk_id);
  await lockSections(one.trx, seen.desk_id);
  const section = await sectionById(one.trx, sectionId);
  if (!section) throw notFound('section');
  return section;
}

/** Names given replace those of their languages, null takes one away; others stay. @throws Problem 422 without any, 409 for a slug that is taken. */
async function keepNames(
  one: Act,
  section: Pick<NamedSection, 'id' | 'desk_id' | 'names'>,
  names: Names,
): Promise<void> {
  const kept = new Map(section.names.map((name) => [name.language, name]));
  for (const language of LANGUAGES) {
    const wanted = names[language];
    if (wanted === null) kept.delete(language);
    if (!wanted) continue;
    const before = kept.get(language);
    kept.set(language, {
      language,
      name: wanted.name,
      slug: await slugFor(one, section, language, wanted, before?.slug),
      description: wanted.description ?? before?.description ?? '',
    });
  }
  if (kept.size === 0) throw fieldProblem('names', 'A section needs a name in one language at least.');
  await replaceNames(one.trx, section.id, section.desk_id, [...kept.values()]);
}

async function slugFor(
  one: Act,
  section: Pick<NamedSection, 'id' | 'desk_id'>,
  language: Language,
  wanted: { name: string; slug?: string | undefined },
  before: string | undefined,
): Promise<string> {
  if (wanted.slug === undefined && before !== undefined) return before;
  const slug = slugOf(wanted.slug ?? wanted.name, 'section');
  const taken = await sectionSlugsTaken(one.trx, { deskId: section.desk_id, language, slug, but: section.id });
  const free = freeSlug(slug, taken);
  if (wanted.slug !== undefined && free !== slug)
    throw problem(409, 'slug-taken', `Another section has the address "${slug}". "${free}" is free.`, undefined, {
      free,
    });
  return free;
}

/** From a section up to the top. */
function pathTo(tree: readonly TreeRow[], sectionId: string): TreeRow[] {
  const path: TreeRow[] = [];
  for (let at = tree.find(({ id }) => id === sectionId); at && path.length <= tree.length; ) {
    path.push(at);
    const { parent_id: parentId }: TreeRow = at;
    at = tree.find(({ id }) => id === parentId);
  }
  return path;
}

function heightOf(tree: readonly TreeRow[], sectionId: string): number {
  const below = tree.filter(({ parent_id: parentId }) => parentId === sectionId);
  return 1 + Math.max(0, ...below.map(({ id }) => heightOf(tree, id)));
}

function requirePlace(
  tree: readonly TreeRow[],
  { parentId, visibility, height }: { parentId: string; visibility: string; height: number },
): void {
  const path = pathTo(tree, parentId);
  if (path[0]?.visibility !== visibility) throw fieldProblem('parentId', 'There is no such section in this tree.');
  if (path.length + height > ARTICLE_LIMITS.sectionDepth)
    throw fieldProblem('parentId', `Sections go ${ARTICLE_LIMITS.sectionDepth} deep and no deeper.`);
}

export function toSection(row: NamedSection): Section {
  return {
    id: row.id,
    deskId: row.desk_id,
    parentId: row.parent_id,
    visibility: row.visibility,
    kind: row.kind,
    position: row.position,
    names: row.names,
  };
}
