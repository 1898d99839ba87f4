import { Checkbox } from '@mantine/core';
import type { CardField, CardFieldValues } from '../../../contract/contacts.ts';
import { useT } from '../../i18n/index.ts';
import { SelectField, TextField } from '../../ui/index.ts';
import css from './card.module.css';

type Value = CardFieldValues[string];

/** One of the company's own fields, as its kind is filled in; undefined takes the value away. */
export function FieldInput({
  field,
  value,
  error,
  onChange,
}: {
  field: CardField;
  value: Value | undefined;
  error: string | undefined;
  onChange: (value: Value | undefined) => void;
}) {
  const t = useT();
  switch (field.kind) {
    case 'checkbox':
      return (
        <Checkbox
          label={field.name}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <SelectField
          label={field.name}
          error={error}
          value={typeof value === 'string' ? value : ''}
          data={[
            { value: '', label: t('contacts.field.none') },
            ...field.choices.map((choice) => ({ value: choice.id, label: choice.name })),
          ]}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
    case 'choices': {
      const chosen = Array.isArray(value) ? value : [];
      return (
        <Checkbox.Group
          label={field.name}
          error={error}
          value={chosen}
          onChange={(ids) => onChange(ids.length > 0 ? ids : undefined)}
        >
          <div className={css.choices}>
            {field.choices.map((choice) => (
              <Checkbox key={choice.id} value={choice.id} label={choice.name} />
            ))}
          </div>
        </Checkbox.Group>
      );
    }
    default:
      return (
        <TextField
          label={field.name}
          error={error}
          type={field.kind === 'date' ? 'date' : 'text'}
          inputMode={field.kind === 'number' ? 'decimal' : undefined}
          value={value === undefined ? '' : String(value)}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
  }
}
