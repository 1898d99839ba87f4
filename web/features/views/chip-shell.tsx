import { Popover } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, Suspense, useState } from 'react';
import type { TicketFilter } from '../../../contract/filter.ts';
import { useT } from '../../i18n/index.ts';
import { type Choice, ChoiceMenu } from '../../ui/index.ts';
import css from './filter-bar.module.css';
import { type FilterChip, partOf } from './filter-parts.ts';

/** The choice that turns "is" into "is not"; no value begins with this sign. */
export const turn = '!not';

export interface ChipProps {
  chip: FilterChip;
  filter: TicketFilter;
  onChange: (filter: TicketFilter) => void;
  /** It was just added: its values are asked for at once. */
  fresh: boolean;
  /** It was closed without anything chosen. */
  onEmpty: () => void;
}

interface Menu {
  choices: readonly Choice[];
  chosen: readonly string[];
  search?: boolean;
  onTyped?: (typed: string) => void;
  onChoose: (id: string) => void;
}

/** A part of the filter in words, under it what changes it, and a cross that takes it out. */
export function ChipShell({
  chip,
  filter,
  fresh,
  onEmpty,
  words,
  menu,
  editor,
  onOut,
  opened: openedOutside,
  onOpened,
}: ChipProps & {
  words: string;
  menu: Menu | undefined;
  /** Stands in the menu's place, for what is written and not chosen. */
  editor?: ReactNode;
  onOut: () => void;
  opened?: boolean;
  onOpened?: (opened: boolean) => void;
}) {
  const t = useT();
  const [own, setOwn] = useState(fresh);
  const opened = openedOutside ?? own;
  const setOpened = (open: boolean) => {
    (onOpened ?? setOwn)(open);
    if (!open && partOf(filter, chip) === undefined) onEmpty();
  };
  const opens = menu !== undefined || editor !== undefined;
  const button = (
    <button
      type="button"
      className={css.words}
      aria-expanded={opens ? opened : undefined}
      onClick={opens ? () => setOpened(!opened) : undefined}
      title={words}
    >
      <span className="sp-truncate">{words}</span>
    </button>
  );
  return (
    <span className={css.chip} data-not={chip.not || undefined}>
      {editor !== undefined ? (
        <Popover
          opened={opened}
          onChange={setOpened}
          position="bottom-start"
          width={264}
          offset={4}
          trapFocus
          returnFocus
          keepMounted={false}
        >
          <Popover.Target>{button}</Popover.Target>
          <Popover.Dropdown aria-label={words}>
            <Suspense>{editor}</Suspense>
          </Popover.Dropdown>
        </Popover>
      ) : menu ? (
        <ChoiceMenu label={t('views.bar.find')} opened={opened} onOpened={setOpened} {...menu}>
          {button}
        </ChoiceMenu>
      ) : (
        button
      )}
      <button type="button" className={css.out} aria-label={t('views.bar.out', { words })} onClick={onOut}>
        <IconX size={12} stroke={2} aria-hidden />
      </button>
    </span>
  );
}
