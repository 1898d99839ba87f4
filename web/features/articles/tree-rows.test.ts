import { expect, it } from 'vitest';
import type { ArticleSummary, SectionInTree } from './asking.ts';
import { openAbove, placeAfterStep, treeRows } from './tree-rows.ts';

const section = (id: string, parentId: string | null, depth: number): SectionInTree => ({
  id,
  parentId,
  depth,
  kind: 'section',
  visibility: 'public',
  name: id,
  slug: id,
  count: 1,
});
const article = (id: string, position: number) => ({ id, position, title: id }) as ArticleSummary;
const sections = [section('charging', null, 0), section('rain', 'charging', 1), section('orders', null, 0)];

it('shows what is open: articles by their place, then the sections below; what is in no section last', () => {
  const articles = new Map([
    ['charging', [article('second', 2), article('first', 1)]],
    ['rain', [article('wet', 1)]],
    [null, [article('loose', 1)]],
  ]);
  const seen = (open: string[]) =>
    treeRows(sections, (id) => open.includes(id), articles).map(({ key, depth }) => `${depth} ${key}`);
  expect(seen([])).toEqual(['0 charging', '0 orders', '0 loose']);
  expect(seen(['charging', 'rain'])).toEqual([
    '0 charging',
    '1 first',
    '1 second',
    '1 rain',
    '2 wet',
    '0 orders',
    '0 loose',
  ]);
});

it('opens the way to what is chosen and nothing else', () => {
  expect([...openAbove(sections, 'rain')]).toEqual(['rain', 'charging']);
  expect([...openAbove(sections, null)]).toEqual([]);
  expect([...openAbove(sections, 'unknown')]).toEqual([]);
});

it('knows the place after one step, and where there is none', () => {
  const ids = ['a', 'b', 'c'];
  expect(placeAfterStep(ids, 'b', -1)).toBe('a');
  expect(placeAfterStep(ids, 'a', 1)).toBe('c');
  expect(placeAfterStep(ids, 'b', 1)).toBeNull();
  expect(placeAfterStep(ids, 'c', 1)).toBeUndefined();
  expect(placeAfterStep(ids, 'a', -1)).toBeUndefined();
});
