/** @jsxImportSource hono/jsx */
import type { AskedField } from '../../server/features/contact-form/index.ts';
import { fieldName } from '../../server/features/contact-form/index.ts';
import type { Translate } from '../../server/platform/i18n/index.ts';

/** One of the desk's own fields on the form, shown under the request types that ask for it. */
export function OwnField(props: {
  t: Translate;
  field: AskedField;
  /** Places of the request types that ask for it, from 1: the stylesheet shows it under these. */
  places: readonly number[];
  given: Readonly<Record<string, string>>;
  error: string | undefined;
}) {
  const { t, field, error } = props;
  const id = `f-${field.id}`;
  const hint = `${id}-hint`;
  const wrong = `${id}-error`;
  const hintText = [field.help, field.unit ?? ''].filter(Boolean).join(' · ');
  const described = [...(error ? [wrong] : []), ...(hintText ? [hint] : [])].join(' ') || undefined;
  const label = field.requiredBy.length === 0 ? t('form.optional', { label: field.label }) : field.label;
  const common = { 'aria-describedby': described, 'aria-invalid': error ? ('true' as const) : undefined };
  const notes = (
    <>
      {error && (
        <p class="wrong" id={wrong}>
          {error}
        </p>
      )}
      {hintText && (
        <p class="hint" id={hint}>
          {hintText}
        </p>
      )}
    </>
  );
  const places = props.places.join(' ');
  if (field.kind === 'choices')
    return (
      <fieldset class="own of" data-of={places} {...common}>
        <legend>{label}</legend>
        {field.options.map((option) => (
          <label key={option.id} class="tick">
            <input
              type="checkbox"
              name={fieldName(field.id, option.id)}
              value="1"
              checked={Boolean(props.given[fieldName(field.id, option.id)])}
            />
            {option.name}
          </label>
        ))}
        {notes}
      </fieldset>
    );
  if (field.kind === 'checkbox')
    return (
      <div class="own of" data-of={places}>
        <label class="tick">
          <input
            type="checkbox"
            name={fieldName(field.id)}
            value="1"
            checked={Boolean(props.given[fieldName(field.id)])}
            {...common}
          />
          {field.label}
        </label>
        {notes}
      </div>
    );
  return (
    <div class="own of" data-of={places}>
      <label for={id}>{label}</label>
      {control()}
      {notes}
    </div>
  );

  function control() {
    const name = fieldName(field.id);
    const value = props.given[name] ?? '';
    if (field.kind === 'choice')
      return (
        <select id={id} name={name} {...common}>
          <option value="">{t('form.choose')}</option>
          {field.options.map((option) => (
            <option key={option.id} value={option.id} selected={option.id === value}>
              {option.name}
            </option>
          ))}
        </select>
      );
    if (field.kind === 'text' && field.multiline)
      return (
        <textarea id={id} name={name} rows={3} maxlength={field.longest ?? undefined} {...common}>
          {value}
        </textarea>
      );
    const type = field.kind === 'date' ? 'date' : 'text';
    return (
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        inputmode={field.kind === 'number' ? 'decimal' : undefined}
        maxlength={field.longest ?? undefined}
        {...common}
      />
    );
  }
}
