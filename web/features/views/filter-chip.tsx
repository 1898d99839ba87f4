import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { TicketFilter } from '../../../contract/filter.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { ChoiceMenu } from '../../ui/index.ts';
import { useChoices, useValueNames } from './choosing.ts';
import css from './filter-bar.module.css';
import {
  type FilterChip as Chip,
  partKinds,
  partOf,
  type Span,
  type TimePart,
  type ValuesPart,
  valuesOf,
  withPart,
  withToggled,
  withTurned,
} from './filter-parts.ts';
import { choiceOf, spanOf, type TimeChoice, timeChoices } from './time-choices.ts';

/** So many values are named in a chip; the rest are counted. */
const mostNamed = 3;
/** The choice that turns "is" into "is not"; no value begins with this sign. */
const turn = '!not';

interface Props {
  chip: Chip;
  filter: TicketFilter;
  onChange: (filter: TicketFilter) => void;
  /** It was just added: its values are asked for at once. */
  fresh: boolean;
  /** It was closed without anything chosen. */
  onEmpty: () => void;
}

/** One part of the filter in words: "Status: New, Open". A press changes it, the cross takes it out. */
export function FilterChip(props: Props) {
  const { t } = useSpeaking();
  const { chip, filter, onChange } = props;
  if (chip.part === 'fields') {
    return (
      <Shell
        {...props}
        words={t('views.part.fields')}
        menu={undefined}
        onOut={() => onChange(withPart(filter, chip, undefined))}
      />
    );
  }
  const kind = partKinds[chip.part];
  if (kind === 'values') return <ValuesChip {...props} part={chip.part as ValuesPart} />;
  if (kind === 'time') return <TimeChip {...props} part={chip.part as TimePart} />;
  const name = t(`views.part.${chip.part}`);
  return (
    <Shell
      {...props}
      words={chip.not ? t('views.chip.notYes', { part: name }) : name}
      menu={{
        choices: [{ id: turn, label: t('views.chip.isNot') }],
        chosen: chip.not ? [turn] : [],
        onChoose: () => onChange(withTurned(filter, chip)),
      }}
      onOut={() => onChange(withPart(filter, chip, undefined))}
    />
  );
}

function ValuesChip({ part, ...props }: Props & { part: ValuesPart }) {
  const { t, locale } = useSpeaking();
  const { chip, filter, onChange } = props;
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState(props.fresh);
  const chosen = valuesOf(filter, { part, not: chip.not });
  const names = useValueNames(part, chosen);
  const choices = useChoices(part, typed, opened);
  const known = names.filter((name) => name !== undefined);
  const shown = known.slice(0, mostNamed);
  const rest = chosen.length - shown.length;
  const list = new Intl.ListFormat(locale, { type: 'disjunction' });
  const values = list.format(rest > 0 ? [...shown, t('views.chip.more', { count: rest })] : shown);
  return (
    <Shell
      {...props}
      opened={opened}
      onOpened={setOpened}
      words={t('views.chip.is', { part: t(`views.part.${part}`), values, not: chip.not ? 'yes' : 'no' })}
      menu={{
        choices: [{ id: turn, label: t('views.chip.isNot') }, ...choices],
        chosen: chip.not ? [turn, ...chosen] : chosen,
        search: true,
        onTyped: setTyped,
        onChoose: (id) =>
          onChange(id === turn ? withTurned(filter, chip) : withToggled(filter, { part, not: chip.not }, id)),
      }}
      onOut={() => onChange(withPart(filter, chip, undefined))}
    />
  );
}

function TimeChip({ part, ...props }: Props & { part: TimePart }) {
  const { t, moments } = useSpeaking();
  const { chip, filter, onChange } = props;
  const span = (partOf(filter, chip) ?? {}) as Span;
  const choice = choiceOf(part, span);
  const said = (moment: string) => (/^-?\d+[hdwm]$/.test(moment) ? moment : moments.shortDate(moment));
  const values =
    choice === undefined
      ? [span.after, span.before].map((moment) => (moment === undefined ? '…' : said(moment))).join(' – ')
      : t(`views.time.${choice}`);
  return (
    <Shell
      {...props}
      words={t('views.chip.is', { part: t(`views.part.${part}`), values, not: chip.not ? 'yes' : 'no' })}
      menu={{
        choices: [
          { id: turn, label: t('views.chip.isNot') },
          ...timeChoices(part).map((id) => ({ id, label: t(`views.time.${id}`) })),
        ],
        chosen: [...(chip.not ? [turn] : []), ...(choice === undefined ? [] : [choice])],
        onChoose: (id) =>
          onChange(id === turn ? withTurned(filter, chip) : withPart(filter, chip, spanOf(id as TimeChoice))),
      }}
      onOut={() => onChange(withPart(filter, chip, undefined))}
    />
  );
}

interface Menu {
  choices: readonly { id: string; label: string }[];
  chosen: readonly string[];
  search?: boolean;
  onTyped?: (typed: string) => void;
  onChoose: (id: string) => void;
}

function Shell({
  chip,
  filter,
  fresh,
  onEmpty,
  words,
  menu,
  onOut,
  opened: openedOutside,
  onOpened,
}: Props & {
  words: string;
  menu: Menu | undefined;
  onOut: () => void;
  opened?: boolean;
  onOpened?: (opened: boolean) => void;
}) {
  const { t } = useSpeaking();
  const [own, setOwn] = useState(fresh);
  const opened = openedOutside ?? own;
  const setOpened = (open: boolean) => {
    (onOpened ?? setOwn)(open);
    if (!open && partOf(filter, chip) === undefined) onEmpty();
  };
  const button = (
    <button
      type="button"
      className={css.words}
      aria-expanded={menu ? opened : undefined}
      onClick={menu ? () => setOpened(!opened) : undefined}
      title={words}
    >
      <span className="sp-truncate">{words}</span>
    </button>
  );
  return (
    <span className={css.chip} data-not={chip.not || undefined}>
      {menu ? (
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
