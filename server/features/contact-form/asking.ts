import type { FieldKind } from '../../../contract/field-values.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Db } from '../../platform/db/index.ts';
import type { FieldRow } from '../fields/index.ts';
import { fieldsOfDesk, isRequired, wordsFor } from '../fields/index.ts';
import { formSettings } from './settings.ts';

/** One of the desk's own fields, as customers are asked for it. */
export interface AskedField {
  id: string;
  kind: FieldKind;
  label: string;
  help: string;
  /** Under these request types, by their ids. */
  types: string[];
  /** Of these types, where it must be filled in. */
  requiredBy: string[];
  longest: number | null;
  multiline: boolean;
  least: number | null;
  most: number | null;
  unit: string | null;
  options: { id: string; name: string }[];
}

export interface OfferedForm {
  offered: boolean;
  sites: string[];
  types: { id: string; name: string; icon: string; description: string }[];
  fields: AskedField[];
  /** With what their values are checked by. */
  rows: FieldRow[];
}

/** What a desk's form asks, in that language. What only the team sees is never in it. */
export async function offeredForm(db: Db, deskId: string, language: Language): Promise<OfferedForm> {
  const [settings, rows] = await Promise.all([formSettings(db, deskId), fieldsOfDesk(db, deskId)]);
  const asked = rows.flatMap((field): { field: AskedField; place: number }[] => {
    if (field.audience !== 'customer') return [];
    const under = settings.types.filter((type) =>
      type.form.some((item) => item.fieldId === field.id && item.audience === 'customer'),
    );
    if (under.length === 0) return [];
    const { rules } = field;
    const place = under[0]?.form.findIndex((item) => item.fieldId === field.id) ?? 0;
    return [
      {
        place,
        field: {
          id: field.id,
          kind: field.kind,
          label: wordsFor(field.labels, language),
          help: wordsFor(field.helps, language),
          types: under.map((type) => type.id),
          requiredBy: under.filter((type) => isRequired(field, type.form)).map((type) => type.id),
          longest: rules.longest ?? null,
          multiline: rules.multiline ?? false,
          least: rules.least ?? null,
          most: rules.most ?? null,
          unit: rules.unit ?? null,
          options: field.options
            .filter((option) => option.archived !== true)
            .map((option) => ({ id: option.id, name: wordsFor(option.names, language) })),
        },
      },
    ];
  });
  return {
    offered: settings.offered,
    sites: settings.sites,
    types: settings.types.map((type) => ({
      id: type.id,
      name: wordsFor(type.names, language),
      icon: type.icon,
      description: wordsFor(type.descriptions, language),
    })),
    fields: asked.sort((a, b) => a.place - b.place).map(({ field }) => field),
    rows,
  };
}
