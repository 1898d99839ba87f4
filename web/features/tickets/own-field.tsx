import { useQuery } from '@tanstack/react-query';
import { FIELD_LIMITS } from '../../../contract/field-limits.ts';
import type { FieldValue } from '../../../contract/field-values.ts';
import type { Field } from '../../../contract/fields.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { type Speaking, useSpeaking } from '../../i18n/index.ts';
import { ChoiceMenu } from '../../ui/index.ts';
import { deskFields } from './asking-fields.ts';
import { changeField } from './changing.ts';
import { FieldChip } from './field-chip.tsx';
import css from './own-field.module.css';
import { isFilled, readFieldValue, sayFieldValue } from './own-field-value.ts';
import { TypedValue } from './typed-value.tsx';

const none = 'none';

/** The words for a value of one of the desk's own fields. */
export function useFieldWords(): (field: Field, value: FieldValue) => string {
  const { t, number, locale } = useSpeaking();
  return (field, value) =>
    sayFieldValue(field, value, {
      number: (one) => number(one, { maximumFractionDigits: 10 }),
      day: (day) => sayDay(day, locale),
      yes: t('ticket-fields.yes'),
      no: t('ticket-fields.no'),
    });
}

/** A day has no zone: it is said as it was written. */
function sayDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** One of the desk's own fields, changed in place by its kind. */
export function OwnField({
  ticket,
  field,
  opened,
  onOpened,
}: {
  ticket: TicketDetail;
  field: Field;
  opened: boolean;
  onOpened: (opened: boolean) => void;
}) {
  const { t } = useSpeaking();
  const words = useFieldWords();
  const value = ticket.fields[field.id];
  const filled = isFilled(value);
  const said = value !== undefined && (filled || value === false) ? words(field, value) : t('ticket-fields.notSet');
  const disabled = !ticket.can.change;
  const label = t('tickets.field.is', { field: field.label, value: said });
  const keep = (next: FieldValue | null) =>
    void changeField(ticket, { field: 'fields', fieldId: field.id, value: next });

  switch (field.kind) {
    case 'checkbox':
      return (
        <span className={css.box}>
          <input
            type="checkbox"
            aria-label={field.label}
            checked={value === true}
            disabled={disabled}
            onChange={(event) => keep(event.currentTarget.checked)}
          />
        </span>
      );
    case 'choice':
    case 'choices': {
      const chosen = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
      const offered = field.options.filter(({ id, archived }) => !archived || chosen.includes(id));
      return (
        <ChoiceMenu
          label={field.label}
          opened={opened}
          onOpened={onOpened}
          position="bottom-end"
          search={offered.length > 9}
          chosen={field.kind === 'choices' ? chosen : (chosen[0] ?? none)}
          choices={[
            ...(field.kind === 'choice' && !field.required ? [{ id: none, label: t('ticket-fields.notSet') }] : []),
            ...offered.map(({ id, name }) => ({ id, label: name })),
          ]}
          nothing={(typed) => t('ticket-fields.noSuchOption', { typed })}
          onChoose={(id) => {
            if (field.kind === 'choice') keep(id === none ? null : id);
            else {
              const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
              keep(next.length === 0 ? null : next);
            }
          }}
        >
          <FieldChip
            quiet
            empty={!filled}
            disabled={disabled}
            aria-label={label}
            aria-expanded={opened}
            title={said}
            onClick={() => onOpened(!opened)}
          >
            {said}
          </FieldChip>
        </ChoiceMenu>
      );
    }
    default:
      return (
        <TypedValue
          label={label}
          name={field.label}
          shown={said}
          empty={!filled}
          value={value === undefined ? '' : String(value)}
          type={field.kind === 'date' ? 'date' : field.multiline ? 'lines' : 'text'}
          unit={field.unit ?? undefined}
          maxLength={field.kind === 'number' ? 30 : (field.longest ?? FIELD_LIMITS.textValue)}
          disabled={disabled}
          opened={opened}
          onOpened={onOpened}
          wrong={(typed) => wrongWords(t, field, typed)}
          onKeep={(typed) => {
            const read = readFieldValue(field, typed);
            if ('value' in read) keep(read.value);
          }}
        />
      );
  }
}

/** Why what was typed is no value of this field, as a sentence; undefined when it is one. */
function wrongWords(t: Speaking['t'], field: Field, typed: string): string | undefined {
  const read = readFieldValue(field, typed);
  if (!('wrong' in read)) return undefined;
  return t(`ticket-fields.wrong.${read.wrong}`, {
    least: field.least ?? 0,
    most: field.most ?? 0,
    longest: field.longest ?? FIELD_LIMITS.textValue,
  });
}

/** Which of the desk's own fields this ticket shows, in order: those of its request type's form, then those of every ticket. */
export function useOwnFields(ticket: TicketDetail, form: readonly { fieldId: string }[] | undefined): Field[] {
  const { data = [] } = useQuery(deskFields(ticket.desk.id));
  const asked = (form ?? []).flatMap(({ fieldId }) => data.filter(({ id }) => id === fieldId));
  const others = data
    .filter((field) => !asked.includes(field) && (field.everywhere || isFilled(ticket.fields[field.id])))
    .sort((a, b) => a.position - b.position);
  return [...asked, ...others];
}
