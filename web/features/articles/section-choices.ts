import type { SectionInTree, Visibility } from './asking.ts';

/** Sections of one tree as choices of a select: those below another stand to its right. */
export function sectionChoices(
  sections: readonly SectionInTree[],
  visibility: Visibility,
): { value: string; label: string }[] {
  return sections
    .filter((section) => section.visibility === visibility)
    .map(({ id, name, depth }) => ({ value: id, label: `${'  '.repeat(depth)}${name}` }));
}
