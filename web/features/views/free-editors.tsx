import { Checkbox } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import type { FieldCondition } from '../../../contract/filter.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { useT } from '../../i18n/index.ts';
import { Button, SelectField, TextField } from '../../ui/index.ts';
import type { Span } from './filter-parts.ts';
import css from './free-editors.module.css';
import { type FreeTime, freeTimeOf, spanOfFree } from './time-choices.ts';

/** What is asked of an own field, without the field. */
export type Asked = FieldCondition extends infer Each ? (Each extends unknown ? Omit<Each, 'field'> : never) : never;

/** Days that are written: so many back or ahead, or from one until another. */
export function TimeEditor({
  span,
  past,
  onKeep,
}: {
  span: Span;
  /** It lies behind us more often than ahead: what is offered first. */
  past: boolean;
  onKeep: (span: Span) => void;
}) {
  const days = useDays(span, past);
  return (
    <Editor
      onKeep={
        days.span === undefined
          ? undefined
          : () => {
              if (days.span) onKeep(days.span);
            }
      }
    >
      {days.fields}
    </Editor>
  );
}

/** What a text, a number or a day of the desk's own fields is asked for. */
export function FieldEditor({
  kind,
  asked,
  not,
  onKeep,
}: {
  kind: 'text' | 'number' | 'date';
  asked: Partial<Record<'is' | 'contains' | 'least' | 'most' | 'after' | 'before' | 'filled', unknown>>;
  not: boolean;
  onKeep: (asked: Asked, not: boolean) => void;
}) {
  const t = useT();
  const [how, setHow] = useState<'value' | 'exactly' | 'filled'>(
    asked.filled === true ? 'filled' : kind === 'text' && asked.is !== undefined ? 'exactly' : 'value',
  );
  const [turned, setTurned] = useState(not);
  const [words, setWords] = useState(String(asked.contains ?? asked.is ?? ''));
  const [least, setLeast] = useState(String(asked.least ?? (kind === 'number' ? asked.is : undefined) ?? ''));
  const [most, setMost] = useState(String(asked.most ?? (kind === 'number' ? asked.is : undefined) ?? ''));
  const exactDay = typeof asked.is === 'string' ? { after: asked.is, before: undefined } : undefined;
  const days = useDays((exactDay ?? asked) as Span, true);
  const said = (): Asked | undefined => {
    if (how === 'filled') return { filled: true };
    if (kind === 'date') return days.span;
    if (kind === 'text') {
      const wanted = words.trim();
      if (wanted === '') return undefined;
      return how === 'exactly' ? { is: wanted } : { contains: wanted };
    }
    const [from, to] = [numberOf(least), numberOf(most)];
    if (Number.isNaN(from) || Number.isNaN(to) || (from === undefined && to === undefined)) return undefined;
    return { ...(from === undefined ? {} : { least: from }), ...(to === undefined ? {} : { most: to }) };
  };
  const asking = said();
  return (
    <Editor onKeep={asking === undefined ? undefined : () => onKeep(asking, turned)}>
      <SelectField
        label={t('views.field.how')}
        value={how}
        data-autofocus
        onChange={(event) => setHow(event.currentTarget.value as typeof how)}
        data={[
          { value: 'value', label: t(`views.field.by.${kind}`) },
          ...(kind === 'text' ? [{ value: 'exactly', label: t('views.field.exactly') }] : []),
          { value: 'filled', label: t('views.field.filled') },
        ]}
      />
      {how !== 'filled' && kind === 'date' ? days.fields : null}
      {how !== 'filled' && kind === 'text' ? (
        <TextField
          label={t('views.field.words')}
          value={words}
          maxLength={LIMITS.name}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      ) : null}
      {how !== 'filled' && kind === 'number' ? (
        <div className={css.pair}>
          <TextField
            label={t('views.field.least')}
            inputMode="decimal"
            value={least}
            onChange={(event) => setLeast(event.currentTarget.value)}
          />
          <TextField
            label={t('views.field.most')}
            inputMode="decimal"
            value={most}
            onChange={(event) => setMost(event.currentTarget.value)}
          />
        </div>
      ) : null}
      <Checkbox
        label={t('views.chip.isNot')}
        checked={turned}
        onChange={(event) => setTurned(event.currentTarget.checked)}
      />
    </Editor>
  );
}

/** Written with a comma or a point; undefined for nothing, NaN for what is no number. */
function numberOf(written: string): number | undefined {
  const plain = written.trim().replace(',', '.');
  return plain === '' ? undefined : Number(plain);
}

/** The fields of a time, and the span that they say. */
function useDays(span: Span, past: boolean): { fields: ReactNode; span: Span | undefined } {
  const t = useT();
  const known = freeTimeOf(span);
  const [kind, setKind] = useState<FreeTime['kind']>(known?.kind ?? (past ? 'last' : 'next'));
  const [count, setCount] = useState(String(known !== undefined && 'days' in known ? known.days : 7));
  const [from, setFrom] = useState(known?.kind === 'days' ? known.from : '');
  const [until, setUntil] = useState(known?.kind === 'days' ? known.until : '');
  const kinds = past ? (['last', 'older', 'next', 'days'] as const) : (['next', 'last', 'older', 'days'] as const);
  const fields = (
    <>
      <SelectField
        label={t('views.time.how')}
        value={kind}
        data-autofocus
        onChange={(event) => setKind(event.currentTarget.value as FreeTime['kind'])}
        data={kinds.map((value) => ({ value, label: t(`views.time.${value}`) }))}
      />
      {kind === 'days' ? (
        <div className={css.pair}>
          <TextField
            label={t('views.time.from')}
            type="date"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextField
            label={t('views.time.until')}
            type="date"
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </div>
      ) : (
        <TextField
          label={t('views.time.count')}
          inputMode="numeric"
          value={count}
          onChange={(event) => setCount(event.currentTarget.value)}
        />
      )}
    </>
  );
  return { fields, span: spanOfFree(kind === 'days' ? { kind, from, until } : { kind, days: Number(count) }) };
}

function Editor({ onKeep, children }: { onKeep: (() => void) | undefined; children: ReactNode }) {
  const t = useT();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onKeep?.();
  };
  // Letters belong to what is written, not to the screen below.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.length === 1) event.stopPropagation();
  };
  return (
    <form className={css.form} onSubmit={submit} onKeyDown={onKeyDown}>
      {children}
      <Button type="submit" size={28} disabled={onKeep === undefined}>
        {t('views.bar.keep')}
      </Button>
    </form>
  );
}
