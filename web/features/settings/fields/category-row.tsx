import { Menu } from '@mantine/core';
import {
  IconArrowBarToLeft,
  IconArrowBarToRight,
  IconArrowDown,
  IconArrowMerge,
  IconArrowUp,
  IconBoxMargin,
  IconDots,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { FIELD_LIMITS } from '../../../../contract/field-limits.ts';
import type { Category } from '../../../../contract/fields.ts';
import { LIMITS } from '../../../../contract/limits.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/index.ts';
import css from './categories-place.module.css';
import type { Direction } from './category-moves.ts';
import { NewName } from './new-name.tsx';

/** Counts end here on the server. */
const counted = 1_000;
const icons = { up: IconArrowUp, down: IconArrowDown, in: IconArrowBarToRight, out: IconArrowBarToLeft };
const arrows: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };

/** One category of the tree. Its name is the stop of the keyboard: Enter renames, Alt and an arrow moves. */
export function CategoryRow({
  category,
  steps,
  onStep,
  onRename,
  onAdd,
  onMerge,
  onPutAway,
}: {
  category: Category;
  /** Where it can go from here. */
  steps: readonly Direction[];
  onStep: (direction: Direction) => void;
  onRename: (name: string) => Promise<void>;
  onAdd: (() => void) | undefined;
  onMerge: (() => void) | undefined;
  onPutAway: () => void;
}) {
  const { t, number } = useSpeaking();
  const [renaming, setRenaming] = useState(false);
  const may = category.can.change;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const direction = arrows[event.key];
    if (direction === undefined) return;
    if (event.altKey) {
      if (may && steps.includes(direction)) onStep(direction);
    } else if (direction === 'up' || direction === 'down') {
      const rows = [...(event.currentTarget.closest('ul')?.querySelectorAll<HTMLElement>('[data-category]') ?? [])];
      rows[rows.indexOf(event.currentTarget) + (direction === 'down' ? 1 : -1)]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const count =
    category.openTickets > counted
      ? `${number(counted)}+`
      : category.openTickets > 0
        ? number(category.openTickets)
        : '';
  if (renaming) {
    return (
      <li className={css.row} style={{ paddingLeft: (category.depth - 1) * 24 }}>
        <NewName
          bare
          label={t('field-settings.categories.rename', { name: category.name })}
          yes={t('field-settings.rename')}
          value={category.name}
          maxLength={LIMITS.name}
          onMake={onRename}
          onDone={() => setRenaming(false)}
        />
      </li>
    );
  }
  return (
    <li className={css.row} style={{ paddingLeft: (category.depth - 1) * 24 }}>
      <button
        type="button"
        className={css.name}
        data-category={category.id}
        title={category.name}
        aria-label={t('field-settings.categories.row', {
          path: category.path.join(' › '),
          count: Math.min(category.openTickets, counted),
        })}
        onClick={may ? () => setRenaming(true) : undefined}
        onKeyDown={onKeyDown}
      >
        <span className="sp-truncate">{category.name}</span>
      </button>
      <span className={`${css.count} sp-figures`} aria-hidden="true">
        {count}
      </span>
      {may ? (
        <Menu position="bottom-end" width={230}>
          <Menu.Target>
            <IconButton
              label={t('field-settings.categories.more', { name: category.name })}
              icon={<IconDots size={16} stroke={1.8} aria-hidden />}
            />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} />} onClick={() => setRenaming(true)}>
              {t('field-settings.rename')}
            </Menu.Item>
            {onAdd && category.depth < FIELD_LIMITS.categoryDepth ? (
              <Menu.Item leftSection={<IconPlus size={16} stroke={1.6} />} onClick={onAdd}>
                {t('field-settings.categories.addBelow')}
              </Menu.Item>
            ) : null}
            <Menu.Divider />
            {steps.map((direction) => {
              const Icon = icons[direction];
              return (
                <Menu.Item
                  key={direction}
                  leftSection={<Icon size={16} stroke={1.6} />}
                  onClick={() => onStep(direction)}
                >
                  {t(`field-settings.step.${direction}`)}
                </Menu.Item>
              );
            })}
            {steps.length > 0 ? <Menu.Divider /> : null}
            {onMerge ? (
              <Menu.Item leftSection={<IconArrowMerge size={16} stroke={1.6} />} onClick={onMerge}>
                {t('field-settings.categories.merge')}
              </Menu.Item>
            ) : null}
            <Menu.Item leftSection={<IconBoxMargin size={16} stroke={1.6} />} onClick={onPutAway}>
              {t('field-settings.putAway')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </li>
  );
}
