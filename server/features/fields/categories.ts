import { FIELD_LIMITS } from '../../../contract/field-values.ts';
import type { CategoryChange } from '../../../contract/fields.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import type { CategoryRow } from './categories.queries.ts';
import {
  categoriesOfDesk,
  categoryById,
  insertCategory,
  reopenCategories,
  reparent,
  rewriteLineages,
  setArchivedBelow,
  setPositions,
  updateCategory,
} from './categories.queries.ts';
import { doubtOfMove, inTreeOrder, pathParts } from './category-tree.ts';
import {
  categoryArchived,
  categoryChanged,
  categoryCreated,
  categoryMerged,
  categoryRestored,
} from './fields.events.ts';
import { foldCase } from './words.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Trees change one at a time: whoever looks first whether a move is good must find it so when it happens. */
async function lockTree(one: Act, deskId: string): Promise<CategoryRow[]> {
  await lockForTransaction(one.trx, `categories ${deskId}`);
  return categoriesOfDesk(one.trx, deskId, true);
}

/** The category with its desk's tree, locked. @throws Problem 404 where the actor may not read the desk, 403. */
async function treeOf(one: Act, id: string): Promise<{ category: CategoryRow; tree: CategoryRow[] }> {
  const found = await categoryById(one.trx, id);
  if (!found || !may(one.actor, 'desk.read', found.desk_id)) throw notFound('category');
  requirePermission(one.actor, 'category.change', found.desk_id);
  const tree = await lockTree(one, found.desk_id);
  const category = tree.find((each) => each.id === id);
  if (!category) throw notFound('category');
  return { category, tree };
}

/** @returns its id. @throws Problem 403; 422 for a parent that is not there, a tree too deep or full, a name that is taken. */
export async function createCategory(
  one: Act,
  deskId: string,
  input: { name: string; parentId: string | null },
): Promise<string> {
  requirePermission(one.actor, 'category.create', deskId);
  const tree = await lockTree(one, deskId);
  return insert(one, deskId, tree, input);
}

async function insert(
  one: Act,
  deskId: string,
  tree: readonly CategoryRow[],
  { name, parentId }: { name: string; parentId: string | null },
): Promise<string> {
  const standing = tree.filter((each) => each.archived_at === null);
  const parent = parentId === null ? undefined : standing.find((each) => each.id === parentId);
  if (parentId !== null && !parent) throw fieldProblem('parentId', 'There is no such category on this desk.');
  if (standing.length >= FIELD_LIMITS.categories)
    throw fieldProblem('name', `A desk has ${FIELD_LIMITS.categories} categories at most. Archive some first.`);
  if ((parent?.lineage.length ?? 0) >= FIELD_LIMITS.categoryDepth) throw tooDeep();
  const siblings = standing.filter((each) => each.parent_id === parentId);
  requireFree(siblings, name);
  const id = newId();
  await insertCategory(one.trx, {
    id,
    desk_id: deskId,
    parent_id: parentId,
    name,
    position: siblings.length,
    path: [...(parent?.path ?? []), name],
    lineage: [...(parent?.lineage ?? []), id],
    created_at: one.at.toString(),
  });
  one.record(categoryCreated, { categoryId: id }, { deskId });
  return id;
}

function requireFree(siblings: readonly CategoryRow[], name: string): void {
  if (siblings.some((each) => foldCase(each.name) === foldCase(name)))
    throw fieldProblem('name', `There is a category "${name}" in this place already.`);
}

function tooDeep() {
  return fieldProblem('parentId', `Categories stand ${FIELD_LIMITS.categoryDepth} levels deep at most.`);
}

/** Renames it, moves it with all below it, gives it its place among its siblings. @throws Problem 404, 403, 422. */
export async function changeCategory(one: Act, id: string, change: CategoryChange): Promise<void> {
  const { category, tree } = await treeOf(one, id);
  const parentId = change.parentId === undefined ? category.parent_id : change.parentId;
  const name = change.name ?? category.name;
  const standing = tree.filter((each) => each.archived_at === null);
  if (parentId !== category.parent_id) {
    if (parentId !== null && !standing.some((each) => each.id === parentId))
      throw fieldProblem('parentId', 'There is no such category on this desk.');
    const doubt = doubtOfMove(asNodes(tree), id, parentId);
    if (doubt === 'below_itself') throw fieldProblem('parentId', 'A category cannot stand below itself.');
    if (doubt === 'too_deep') throw tooDeep();
  }
  const siblings = standing.filter((each) => each.parent_id === parentId && each.id !== id);
  requireFree(siblings, name);
  await updateCategory(one.trx, id, { name, parent_id: parentId });
  if (change.position !== undefined || parentId !== category.parent_id) {
    const inOrder = inTreeOrder(siblings.map((each) => ({ ...each, parentId: null }))).map((each) => each.id);
    inOrder.splice(change.position ?? inOrder.length, 0, id);
    await setPositions(one.trx, 'categories', inOrder);
  }
  await rewriteLineages(one.trx, category.desk_id);
  one.record(categoryChanged, { categoryId: id }, { deskId: category.desk_id });
}

function asNodes(tree: readonly CategoryRow[]) {
  return tree.map((each) => ({ id: each.id, parentId: each.parent_id }));
}

/** With all below it: tickets keep theirs, and it is offered for no other. @throws Problem 404, 403. */
export async function archiveCategory(one: Act, id: string): Promise<void> {
  const { category } = await treeOf(one, id);
  if (category.archived_at !== null) return;
  await setArchivedBelow(one.trx, id, one.at.toString());
  one.record(categoryArchived, { categoryId: id }, { deskId: category.desk_id });
}

/** With those above it. @throws Problem 404, 403; 422 where another has its name by now. */
export async function restoreCategory(one: Act, id: string): Promise<void> {
  const { category, tree } = await treeOf(one, id);
  if (category.archived_at === null) return;
  for (const each of tree.filter(({ id: eachId }) => category.lineage.includes(eachId))) {
    if (each.archived_at === null) continue;
    const siblings = tree.filter((other) => other.archived_at === null && other.parent_id === each.parent_id);
    requireFree(siblings, each.name);
  }
  await reopenCategories(one.trx, category.lineage);
  one.record(categoryRestored, { categoryId: id }, { deskId: category.desk_id });
}

/**
 * Puts a category away in favour of another of its desk; what lies below it lies below the other from now on. Its tickets are
 * the caller's to move.
 * @throws Problem 404, 403; 422 where the other lies below it, is on another desk, or has one of the same name below it.
 */
export async function foldCategory(one: Act, id: string, intoId: string): Promise<{ deskId: string }> {
  const { category, tree } = await treeOf(one, id);
  const into = tree.find((each) => each.id === intoId && each.archived_at === null);
  if (!into || into.id === id) throw fieldProblem('into', 'There is no such other category on this desk.');
  if (into.lineage.includes(id)) throw fieldProblem('into', 'A category cannot be merged into one that lies below it.');
  const standing = tree.filter((each) => each.archived_at === null);
  const below = standing.filter((each) => each.parent_id === intoId && each.id !== id);
  for (const child of standing.filter((each) => each.parent_id === id)) {
    if (below.some((each) => foldCase(each.name) === foldCase(child.name)))
      throw fieldProblem('into', `Both have a "${child.name}" below them. Merge those first.`);
    if (doubtOfMove(asNodes(tree), child.id, intoId) === 'too_deep') throw tooDeep();
  }
  await reparent(one.trx, id, intoId);
  await updateCategory(one.trx, id, { archived_at: one.at.toString() });
  await rewriteLineages(one.trx, category.desk_id);
  one.record(categoryMerged, { categoryId: id, intoId }, { deskId: category.desk_id });
  return { deskId: category.desk_id };
}

/**
 * The category of a desk by id, by name, or by its path "Parent > Child"; a name that is new becomes a new category where the
 * actor may make one.
 * @throws Problem 422 where there is none and none can be made.
 */
export async function categoryFor(one: Act, deskId: string, wanted: string): Promise<{ id: string }> {
  if (UUID.test(wanted)) {
    const named = await categoryById(one.trx, wanted);
    if (named?.desk_id === deskId && named.archived_at === null) return named;
    throw fieldProblem('category', 'There is no such category.');
  }
  const known = findCategory(await categoriesOfDesk(one.trx, deskId, false), wanted);
  if (known) return known;
  const parts = pathParts(wanted);
  if (parts.length === 0) throw fieldProblem('category', 'There is no such category.');
  if (!may(one.actor, 'category.create', deskId)) {
    throw fieldProblem('category', `There is no category "${wanted}". A lead of the desk can make it.`);
  }
  if (parts.length > FIELD_LIMITS.categoryDepth || parts.some((part) => part.length > LIMITS.name))
    throw fieldProblem('category', `Categories stand ${FIELD_LIMITS.categoryDepth} levels deep at most.`);
  await lockTree(one, deskId);
  let parentId: string | null = null;
  for (const name of parts) {
    // Read anew each time: another may have made it meanwhile, and each may be the parent of the next.
    const tree = await categoriesOfDesk(one.trx, deskId, true);
    const parent: string | null = parentId;
    const there: CategoryRow | undefined = tree.find(
      (each) => each.archived_at === null && each.parent_id === parent && foldCase(each.name) === foldCase(name),
    );
    parentId = there?.id ?? (await insert(one, deskId, tree, { name, parentId: parent }));
  }
  return { id: parentId ?? '' };
}

/** Among those that stand: by the whole name, by the path from the top. @throws Problem 422 where a name says two. */
function findCategory(standing: readonly CategoryRow[], wanted: string): CategoryRow | undefined {
  const named = standing.filter((each) => foldCase(each.name) === foldCase(wanted));
  const atTop = named.find((each) => each.parent_id === null);
  if (atTop ?? named.length === 1) return atTop ?? named[0];
  if (named.length > 1) {
    const paths = named.map((each) => `"${each.path.join(' > ')}"`).join(', ');
    throw fieldProblem('category', `There are several categories "${wanted}": say which one by its path, ${paths}.`);
  }
  const path = pathParts(wanted).map(foldCase);
  if (path.length === 0) return undefined;
  return standing.find((each) => samePath(each.path, path));
}

function samePath(path: readonly string[], folded: readonly string[]): boolean {
  return path.length === folded.length && path.every((name, place) => foldCase(name) === folded[place]);
}

/** The category of another desk that stands in the same place there, if there is one. */
export async function sameCategoryOn(one: Act, categoryId: string, deskId: string): Promise<string | null> {
  const category = await categoryById(one.trx, categoryId);
  if (!category) return null;
  const folded = category.path.map(foldCase);
  const standing = await categoriesOfDesk(one.trx, deskId, false);
  return standing.find((each) => samePath(each.path, folded))?.id ?? null;
}
