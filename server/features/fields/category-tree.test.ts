import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIELD_LIMITS } from '../../../contract/field-values.ts';
import type { TreeNode } from './category-tree.ts';
import { doubtOfMove, inTreeOrder, pathParts } from './category-tree.ts';

/** Moves as somebody might try them one after the other on categories that all began at the top. */
const moves = fc.array(fc.tuple(fc.nat(11), fc.option(fc.nat(11), { nil: null })), { maxLength: 60 });

it('no order of moves makes a circle or a tree that is too deep', () => {
  fc.assert(
    fc.property(moves, (tried) => {
      let nodes: TreeNode[] = Array.from({ length: 12 }, (_, n) => ({ id: `c${n}`, parentId: null }));
      for (const [which, under] of tried) {
        const id = `c${which}`;
        const parentId = under === null ? null : `c${under}`;
        if (doubtOfMove(nodes, id, parentId) === null)
          nodes = nodes.map((node) => (node.id === id ? { id, parentId } : node));
      }
      for (const node of nodes) {
        let depth = 1;
        for (let at = node.parentId; at !== null; at = nodes.find((each) => each.id === at)?.parentId ?? null) {
          depth += 1;
          expect(depth).toBeLessThanOrEqual(FIELD_LIMITS.categoryDepth);
        }
      }
      // In a tree without circles, all are reached from the top.
      expect(inTreeOrder(nodes.map((node) => ({ ...node, name: node.id, position: 0 })))).toHaveLength(nodes.length);
    }),
  );
});

it('says why a move cannot be', () => {
  const nodes = [
    { id: 'a', parentId: null },
    { id: 'b', parentId: 'a' },
    { id: 'c', parentId: 'b' },
    { id: 'd', parentId: null },
    { id: 'e', parentId: 'd' },
  ];
  expect(doubtOfMove(nodes, 'a', 'c')).toBe('below_itself');
  expect(doubtOfMove(nodes, 'a', 'a')).toBe('below_itself');
  expect(doubtOfMove(nodes, 'd', 'c')).toBe('too_deep');
  expect(doubtOfMove(nodes, 'd', 'b')).toBeNull();
  expect(doubtOfMove(nodes, 'b', null)).toBeNull();
});

it('reads a path with either arrow, however it is spaced', () => {
  expect(pathParts('Luna 2 > Seal')).toEqual(['Luna 2', 'Seal']);
  expect(pathParts('Luna 2›Seal > Rubber ')).toEqual(['Luna 2', 'Seal', 'Rubber']);
  expect(pathParts(' > ')).toEqual([]);
});
