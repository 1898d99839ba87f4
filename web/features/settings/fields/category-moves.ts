import { FIELD_LIMITS } from '../../../../contract/field-limits.ts';
import type { Category } from '../../../../contract/fields.ts';

/** Where a category stands: below whom (null: at the top), and in which place among its siblings, from 0. */
export interface Spot {
  parentId: string | null;
  position: number;
}
export type Direction = 'up' | 'down' | 'in' | 'out';

/** The standing children of one category, in their order. */
function childrenOf(tree: readonly Category[], parentId: string | null): Category[] {
  return tree
    .filter((one) => one.parentId === parentId && !one.archived)
    .sort((a, b) => a.position - b.position || a.name.localeCompare(b.name));
}

/** A category with all that lies below it. */
export function withBelow(tree: readonly Category[], id: string): Category[] {
  const own = tree.filter((one) => one.id === id);
  return [...own, ...childrenOf(tree, id).flatMap((child) => withBelow(tree, child.id))];
}

/** How many levels a category and what lies below it take. */
function levels(tree: readonly Category[], id: string): number {
  return 1 + Math.max(0, ...childrenOf(tree, id).map((child) => levels(tree, child.id)));
}

/**
 * Where a step leads: before or after its neighbour, in under the sibling before it (as its last), or out beside its
 * parent (right after it). Undefined where there is no such place, or the tree would become too deep.
 */
export function stepTo(tree: readonly Category[], id: string, direction: Direction): Spot | undefined {
  const one = tree.find((each) => each.id === id);
  if (!one) return undefined;
  const siblings = childrenOf(tree, one.parentId);
  const place = siblings.findIndex((each) => each.id === id);
  switch (direction) {
    case 'up':
      return place > 0 ? { parentId: one.parentId, position: place - 1 } : undefined;
    case 'down':
      return place < siblings.length - 1 ? { parentId: one.parentId, position: place + 1 } : undefined;
    case 'in': {
      const above = siblings[place - 1];
      if (!above || one.depth + levels(tree, id) > FIELD_LIMITS.categoryDepth) return undefined;
      return { parentId: above.id, position: childrenOf(tree, above.id).length };
    }
    case 'out': {
      const parent = tree.find((each) => each.id === one.parentId);
      if (!parent) return undefined;
      const place = childrenOf(tree, parent.parentId).findIndex((each) => each.id === parent.id);
      return { parentId: parent.parentId, position: place + 1 };
    }
  }
}

/** The tree after a move, parents before their children; for painting before the server has answered. */
export function movedTo(tree: readonly Category[], id: string, spot: Spot): Category[] {
  const one = tree.find((each) => each.id === id);
  if (!one || withBelow(tree, id).some((each) => each.id === spot.parentId)) return [...tree];
  const without = tree.filter((each) => each.id !== id);
  const siblings = childrenOf(without, spot.parentId);
  siblings.splice(spot.position, 0, { ...one, parentId: spot.parentId });
  const places = new Map(siblings.map((each, position) => [each.id, position]));
  return inOrder(
    [...without, { ...one, parentId: spot.parentId }].map((each) => ({
      ...each,
      position: places.get(each.id) ?? each.position,
    })),
  );
}

/** Parents before their children, with depth and path as they follow from that; what was put away at the end. */
export function inOrder(tree: readonly Category[]): Category[] {
  const below = (parentId: string | null, path: readonly string[]): Category[] =>
    childrenOf(tree, parentId).flatMap((one) => {
      const own = [...path, one.name];
      return [{ ...one, path: own, depth: own.length }, ...below(one.id, own)];
    });
  return [...below(null, []), ...tree.filter(({ archived }) => archived)];
}
