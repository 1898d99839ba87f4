import type { FieldValue } from '../../../contract/field-values.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { FieldRow } from '../fields/index.ts';
import { fieldsOfDesk, wordsFor } from '../fields/index.ts';

/** Keys of the desk's own fields, as `{{ field.serial_number }}` names them. */
export async function fieldNames(platform: Platform, deskId: string): Promise<string[]> {
  return (await fieldsOfDesk(platform.db, deskId)).map((field) => field.key);
}

/** The same with their labels, for choosing. */
export async function fieldLabels(
  platform: Platform,
  deskId: string,
  locale: string,
): Promise<{ name: string; label: string }[]> {
  const fields = await fieldsOfDesk(platform.db, deskId);
  return fields.map((field) => ({ name: field.key, label: wordsFor(field.labels, locale) }));
}

/** A ticket's values in words of one language; null where there is none. */
export async function fieldWords(
  platform: Platform,
  deskId: string,
  values: Readonly<Record<string, FieldValue>>,
  language: Language,
): Promise<Record<string, string | null>> {
  const fields = await fieldsOfDesk(platform.db, deskId);
  return Object.fromEntries(fields.map((field) => [field.key, inWords(field, values[field.id], language)]));
}

function inWords(field: FieldRow, value: FieldValue | undefined, language: Language): string | null {
  if (value === undefined) return null;
  switch (field.kind) {
    case 'text':
      return String(value);
    case 'number':
      return `${Number(value).toLocaleString(language)}${field.rules.unit ? ` ${field.rules.unit}` : ''}`;
    case 'date':
      return Temporal.PlainDate.from(String(value)).toLocaleString(language, { dateStyle: 'long' });
    case 'checkbox':
      return translator(language)(value === true ? 'desks.value.yes' : 'desks.value.no');
    case 'choice':
    case 'choices': {
      const ids = Array.isArray(value) ? value : [String(value)];
      const names = ids.flatMap((id) => {
        const option = field.options.find((each) => each.id === id);
        return option ? [wordsFor(option.names, language)] : [];
      });
      return names.length === 0 ? null : new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
    }
  }
}
