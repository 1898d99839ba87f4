import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { TicketFilter } from '../../../contract/filter.ts';
import { useT } from '../../i18n/index.ts';
import { Button, ChoiceMenu } from '../../ui/index.ts';
import css from './filter-bar.module.css';
import { FilterChip } from './filter-chip.tsx';
import { type FilterChip as Chip, chipsOf, type Part, partKinds, parts, withPart } from './filter-parts.ts';
import { useOwnFieldChoices } from './own-fields.ts';

const groups = { values: 'views.bar.values', time: 'views.bar.times', yes: 'views.bar.yes' } as const;

/** What narrows the list, in words, and a way to narrow it further. */
export function FilterBar({
  filter,
  onChange,
  onSave,
  onSaveChanges,
  onForget,
  adding,
  onAdding,
}: {
  filter: TicketFilter;
  onChange: (filter: TicketFilter) => void;
  /** Makes a view of it. Undefined where nothing is narrowed. */
  onSave: (() => void) | undefined;
  /** Puts it into the saved view that is open. */
  onSaveChanges: (() => void) | undefined;
  /** Back to the view as it is kept. */
  onForget: (() => void) | undefined;
  /** The list of parts is open. */
  adding: boolean;
  onAdding: (adding: boolean) => void;
}) {
  const t = useT();
  const [fresh, setFresh] = useState<Chip>();
  const chips = chipsOf(filter);
  const isFresh = (chip: Chip) => chip.part === fresh?.part && chip.field === fresh.field && !chip.not;
  const own = useOwnFieldChoices(filter, t('views.bar.own'), adding);
  const shown = fresh !== undefined && !chips.some(isFresh) ? [...chips, fresh] : chips;
  return (
    <section className={css.bar} aria-label={t('views.bar.label')}>
      {shown.map((chip) => (
        <FilterChip
          // A chip that was just added stays the same one when its first value comes.
          key={`${chip.part} ${chip.field ?? ''} ${chip.not && !isFresh(chip)}`}
          chip={chip}
          filter={filter}
          onChange={onChange}
          fresh={isFresh(chip)}
          onEmpty={() => setFresh(undefined)}
        />
      ))}
      <ChoiceMenu
        label={t('views.bar.find')}
        search
        opened={adding}
        onOpened={onAdding}
        choices={[
          ...parts
            .filter((part) => !chips.some((chip) => chip.part === part && !chip.not))
            .map((part, place, all) => ({
              id: part,
              label: t(`views.part.${part}`),
              ...(place === 0 || partKinds[part] !== partKinds[all[place - 1] ?? part]
                ? { group: t(groups[partKinds[part]]) }
                : {}),
            })),
          ...own.filter(({ id }) => !chips.some((chip) => chip.field === id && !chip.not)),
        ]}
        onChoose={(id) => {
          const part = id as Part;
          if (own.some((field) => field.id === id)) setFresh({ part: 'fields', not: false, field: id });
          else if (partKinds[part] === 'yes') onChange(withPart(filter, { part, not: false }, true));
          else setFresh({ part, not: false });
        }}
      >
        <button type="button" className={css.add} aria-expanded={adding} onClick={() => onAdding(!adding)}>
          <IconPlus size={13} stroke={2} aria-hidden />
          {t('views.bar.add')}
        </button>
      </ChoiceMenu>
      <span className={css.grow} />
      {onForget ? (
        <Button kind="quiet" size={24} onClick={onForget}>
          {t('views.bar.forget')}
        </Button>
      ) : null}
      {onSaveChanges ? (
        <Button size={24} onClick={onSaveChanges}>
          {t('views.bar.saveChanges')}
        </Button>
      ) : null}
      {onSave ? (
        <Button size={24} onClick={onSave}>
          {t('views.bar.save')}
        </Button>
      ) : null}
    </section>
  );
}
