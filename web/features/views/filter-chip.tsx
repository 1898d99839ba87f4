import { lazy, useState } from 'react';
import { useSpeaking } from '../../i18n/index.ts';
import { type ChipProps, ChipShell, turn } from './chip-shell.tsx';
import { useChoices, useValueNames } from './choosing.ts';
import {
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
import { OwnFieldChip } from './own-field-chip.tsx';
import { useSpanWords } from './span-words.ts';
import { choiceOf, isPastTime, spanOf, type TimeChoice, timeChoices } from './time-choices.ts';

// Written seldom: not with the first screen.
const TimeEditor = lazy(async () => ({ default: (await import('./free-editors.tsx')).TimeEditor }));

/** So many values are named in a chip; the rest are counted. */
const mostNamed = 3;
/** The choice of days that are no choice of ours. */
const free = '!free';

/** One part of the filter in words: "Status: New, Open". A press changes it, the cross takes it out. */
export function FilterChip(props: ChipProps) {
  const { t } = useSpeaking();
  const { chip, filter, onChange } = props;
  if (chip.part === 'fields') return <OwnFieldChip {...props} />;
  const kind = partKinds[chip.part];
  if (kind === 'values') return <ValuesChip {...props} part={chip.part as ValuesPart} />;
  if (kind === 'time') return <TimeChip {...props} part={chip.part as TimePart} />;
  const name = t(`views.part.${chip.part}`);
  return (
    <ChipShell
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

function ValuesChip({ part, ...props }: ChipProps & { part: ValuesPart }) {
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
    <ChipShell
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

function TimeChip({ part, ...props }: ChipProps & { part: TimePart }) {
  const { t } = useSpeaking();
  const { chip, filter, onChange } = props;
  const [opened, setOpened] = useState(props.fresh);
  const [editing, setEditing] = useState(false);
  const span = (partOf(filter, chip) ?? {}) as Span;
  const said = useSpanWords()(span);
  const choice = choiceOf(part, span);
  const isFree = choice === undefined && Object.keys(span).length > 0;
  return (
    <ChipShell
      {...props}
      opened={opened}
      onOpened={(open) => {
        setOpened(open);
        if (!open) setEditing(false);
      }}
      words={t('views.chip.is', {
        part: t(`views.part.${part}`),
        values: choice === undefined ? said : t(`views.time.${choice}`),
        not: chip.not ? 'yes' : 'no',
      })}
      menu={{
        choices: [
          { id: turn, label: t('views.chip.isNot') },
          ...timeChoices(part).map((id) => ({ id, label: t(`views.time.${id}`) })),
          { id: free, label: t('views.time.free') },
        ],
        chosen: [...(chip.not ? [turn] : []), ...(choice === undefined ? [] : [choice]), ...(isFree ? [free] : [])],
        onChoose: (id) => {
          if (id === free) setEditing(true);
          else onChange(id === turn ? withTurned(filter, chip) : withPart(filter, chip, spanOf(id as TimeChoice)));
        },
      }}
      editor={
        editing ? (
          <TimeEditor
            span={span}
            past={isPastTime(part)}
            onKeep={(kept) => {
              setOpened(false);
              setEditing(false);
              onChange(withPart(filter, chip, kept));
            }}
          />
        ) : undefined
      }
      onOut={() => onChange(withPart(filter, chip, undefined))}
    />
  );
}
