import { lazy, useState } from 'react';
import type { Field } from '../../../contract/fields.ts';
import type { FieldCondition } from '../../../contract/filter.ts';
import { type Speaking, useSpeaking } from '../../i18n/index.ts';
import { type ChipProps, ChipShell, turn } from './chip-shell.tsx';
import { conditionsOf, type Span, withPart, withTurned } from './filter-parts.ts';
import { useOwnField } from './own-fields.ts';
import { useSpanWords } from './span-words.ts';

// Written seldom: not with the first screen.
const FieldEditor = lazy(async () => ({ default: (await import('./free-editors.tsx')).FieldEditor }));

const filled = '!filled';

/** One of the desk's own fields in words: "Frame size: from 54". */
export function OwnFieldChip(props: ChipProps) {
  const speaking = useSpeaking();
  const { t, locale } = speaking;
  const { chip, filter, onChange } = props;
  const id = chip.field ?? '';
  const { field } = useOwnField(id);
  const spanWords = useSpanWords();
  const [opened, setOpened] = useState(props.fresh);
  const said = conditionsOf(filter, chip.not).filter((condition) => condition.field === id);
  const list = new Intl.ListFormat(locale, { type: 'disjunction' });
  const values = said.map((condition) => {
    if ('is' in condition) return list.format(valuesOf(condition).map((value) => valueWords(speaking, field, value)));
    if ('contains' in condition) return t('views.field.saidContains', { words: condition.contains });
    if ('filled' in condition) return t('views.field.saidFilled');
    const { least, most, ...span }: { least?: number; most?: number } & Span = condition;
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });
    const figure = (value: number) => [number.format(value), field?.unit].filter((part) => part).join(' ');
    if (least === undefined && most === undefined) return spanWords(span);
    if (least === undefined) return t('views.field.saidMost', { most: figure(most ?? 0) });
    if (most === undefined) return t('views.field.saidLeast', { least: figure(least) });
    return least === most ? figure(least) : t('views.field.saidBetween', { least: figure(least), most: figure(most) });
  });
  const put = (conditions: readonly FieldCondition[] | undefined) => onChange(withPart(filter, chip, conditions));
  const chosen = said.flatMap((condition) => ('is' in condition ? valuesOf(condition) : []));
  const toggle = (value: string | boolean) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    put(next.length === 0 ? undefined : [{ field: id, is: next }]);
  };
  const isFilled = said.some((condition) => 'filled' in condition);
  const kind = field?.kind;
  const options =
    kind === 'checkbox'
      ? [
          { id: 'true', label: t('views.field.yes') },
          { id: 'false', label: t('views.field.no') },
        ]
      : (field?.options ?? []).filter((option) => !option.archived || chosen.includes(option.id)).map(named);
  return (
    <ChipShell
      {...props}
      opened={opened}
      onOpened={setOpened}
      words={t('views.chip.is', {
        part: field?.label ?? t('views.part.fields'),
        values: values.join(' · '),
        not: chip.not ? 'yes' : 'no',
      })}
      menu={
        kind === 'choice' || kind === 'choices' || kind === 'checkbox'
          ? {
              choices: [
                { id: turn, label: t('views.chip.isNot') },
                { id: filled, label: t('views.field.filled') },
                ...options,
              ],
              chosen: [
                ...(chip.not ? [turn] : []),
                ...(isFilled ? [filled] : []),
                ...chosen.map((value) => String(value)),
              ],
              search: kind !== 'checkbox',
              onChoose: (choice) => {
                if (choice === turn) onChange(withTurned(filter, chip));
                else if (choice === filled) put(isFilled ? undefined : [{ field: id, filled: true }]);
                else toggle(kind === 'checkbox' ? choice === 'true' : choice);
              },
            }
          : undefined
      }
      editor={
        kind === 'text' || kind === 'number' || kind === 'date' ? (
          <FieldEditor
            kind={kind}
            asked={said[0] ?? {}}
            not={chip.not}
            onKeep={(asked, not) => {
              setOpened(false);
              const without = withPart(filter, chip, undefined);
              onChange(withPart(without, { ...chip, not }, [{ ...asked, field: id } as FieldCondition]));
              if (not !== chip.not) props.onEmpty();
            }}
          />
        ) : undefined
      }
      onOut={() => {
        put(undefined);
        props.onEmpty();
      }}
    />
  );
}

const named = ({ id, name }: Field['options'][number]) => ({ id, label: name });

function valuesOf({ is }: Extract<FieldCondition, { is: unknown }>): (string | number | boolean)[] {
  return Array.isArray(is) ? is : [is];
}

function valueWords({ t, locale }: Speaking, field: Field | undefined, value: string | number | boolean): string {
  if (typeof value === 'boolean') return t(value ? 'views.field.yes' : 'views.field.no');
  if (typeof value === 'number') return value.toLocaleString(locale);
  return field?.options.find((option) => option.id === value)?.name ?? value;
}
