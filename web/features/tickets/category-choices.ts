import type { Category } from '../../../contract/fields.ts';
import type { Choice } from '../../ui/index.ts';

const between = ' › ';

/** "Luna 2 › Charging" */
export function sayPath({ name, path }: { name: string; path: readonly string[] }): string {
  return path.length === 0 ? name : path.join(between);
}

/** The desk's tree as choices, in its order; what was put away only where it is the chosen one. */
export function categoryChoices(categories: readonly Category[], chosenId: string | undefined): Choice[] {
  return categories
    .filter(({ archived, id }) => !archived || id === chosenId)
    .map(({ id, name, path, depth }) => ({ id, label: name, path: path.join(between), depth: depth - 1 }));
}
