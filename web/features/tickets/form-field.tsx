import { FIELD_LIMITS } from '../../../contract/field-limits.ts';
import type { Field } from '../../../contract/fields.ts';
import { type Speaking, useSpeaking } from '../../i18n/index.ts';
import { SelectField, TextAreaField, TextField } from '../../ui/index.ts';
import css from './form-field.module.css';
import type { FieldMistake, Filled } from './form-values.ts';

/** Why a field of a form cannot be kept so, as a sentence. */
export function mistakeWords(t: Speaking['t'], field: Field, mistake: FieldMistake): string {
  if (mistake === 'required') return t('new-ticket.required');
  return t(`ticket-fields.wrong.${mistake}`, {
    least: field.least ?? 0,
    most: field.most ?? 0,
    longest: field.longest ?? FIELD_LIMITS.textValue,
  });
}

/** One of the desk's own fields in a form, by its kind. */
export function FormField({
  field,
  required,
  value,
  error,
  onChange,
}: {
  field: Field;
  required: boolean;
  value: Filled;
  error: string | undefined;
  onChange: (value: Filled) => void;
}) {
  const { t } = useSpeaking();
  const label = required ? field.label : t('new-ticket.optional', { field: field.label });
  const hint = field.help === '' ? undefined : field.help;
  const options = field.options.filter(({ archived }) => !archived);
  switch (field.kind) {
    case 'checkbox':
      return (
        <div>
          <label className={css.tick}>
            <input
              type="checkbox"
              checked={value === true}
              aria-invalid={error === undefined ? undefined : true}
              onChange={(event) => onChange(event.currentTarget.checked)}
            />
            {field.label}
          </label>
          <Below error={error} hint={hint} />
        </div>
      );
    case 'choices': {
      const chosen = typeof value === 'object' ? value : [];
      return (
        <fieldset className={css.several}>
          <legend>{label}</legend>
          {options.map(({ id, name }) => (
            <label key={id} className={css.tick}>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={(event) =>
                  onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              />
              {name}
            </label>
          ))}
          <Below error={error} hint={hint} />
        </fieldset>
      );
    }
    case 'choice':
      return (
        <SelectField
          label={label}
          hint={hint}
          error={error}
          value={String(value)}
          data={[
            { value: '', label: t('ticket-fields.notSet') },
            ...options.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'text':
      if (field.multiline)
        return (
          <TextAreaField
            label={label}
            hint={hint}
            error={error}
            autosize
            minRows={3}
            maxRows={12}
            maxLength={field.longest ?? FIELD_LIMITS.textValue}
            value={String(value)}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        );
      break;
    default:
  }
  return (
    <TextField
      label={label}
      hint={hint}
      error={error}
      type={field.kind === 'date' ? 'date' : 'text'}
      inputMode={field.kind === 'number' ? 'decimal' : undefined}
      rightSection={field.unit === null ? undefined : <span className={css.unit}>{field.unit}</span>}
      autoComplete="off"
      maxLength={field.kind === 'number' ? 30 : (field.longest ?? FIELD_LIMITS.textValue)}
      value={String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function Below({ error, hint }: { error: string | undefined; hint: string | undefined }) {
  if (error !== undefined)
    return (
      <p className={css.error} role="alert">
        {error}
      </p>
    );
  return hint === undefined ? null : <p className={css.hint}>{hint}</p>;
}
