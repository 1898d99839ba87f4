import type { FieldKind } from '../../../contract/field-values.ts';
import type { NullableInstantColumn } from '../../platform/db/index.ts';

interface CardFieldsTable {
  id: string;
  subject: 'contact' | 'organization';
  name: string;
  kind: FieldKind;
  choices: { id: string; name: string }[];
  position: number;
  /** Put away; its values stay where they are, unseen. */
  archived_at: NullableInstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    contact_fields: CardFieldsTable;
  }
}
