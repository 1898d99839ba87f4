import { FIELD_LIMITS } from '../../../contract/field-values.ts';

export interface TreeNode {
  id: string;
  parentId: string | null;
}

/** Why a category cannot stand below another: it is below itself then, or the tree would be too deep. */
export type MoveDoubt = 'below_itself' | 'too_deep';

/** Whether `id`, with all below it, can stand below `parentId` (null: at the top). @returns why not, or null. */
export function doubtOfMove(nodes: readonly TreeNode[], id: string, parentId: string | null): MoveDoubt | null {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
  const above = lineageOf(parents, parentId);
  if (above.includes(id)) return 'below_itself';
  return above.length + heightOf(nodes, id) > FIELD_LIMITS.categoryDepth ? 'too_deep' : null;
}

/** Ids from the top down to this one; empty for null. */
function lineageOf(parents: ReadonlyMap<string, string | null>, id: string | null): string[] {
  const lineage: string[] = [];
  for (let at = id; at !== null && !lineage.includes(at); at = parents.get(at) ?? null) lineage.unshift(at);
  return lineage;
}

/** Levels of a category and what is below it; 1 for a leaf. */
function heightOf(nodes: readonly TreeNode[], id: string): number {
  const children = Map.groupBy(nodes, (node) => node.parentId);
  let level = [id];
  let height = 0;
  while (level.length > 0 && height <= FIELD_LIMITS.categoryDepth) {
    height += 1;
    level = level.flatMap((each) => (children.get(each) ?? []).map((child) => child.id));
  }
  return height;
}

/** Parents before their children, siblings by position, then name. What hangs on something that is not there is left out. */
export function inTreeOrder<Node extends TreeNode & { position: number; name: string }>(
  nodes: readonly Node[],
): Node[] {
  const children = Map.groupBy(nodes, (node) => node.parentId);
  const below = (parentId: string | null): Node[] =>
    (children.get(parentId) ?? [])
      .toSorted((a, b) => a.position - b.position || a.name.localeCompare(b.name))
      .flatMap((node) => [node, ...below(node.id)]);
  return below(null);
}

/** The parts of a path as it is written: "Luna 2 > Seal" or with ›; empty parts are none. */
export function pathParts(written: string): string[] {
  return written
    .split(/[>›]/)
    .map((part) => part.normalize('NFC').trim())
    .filter((part) => part !== '');
}
