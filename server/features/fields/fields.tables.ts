import type { FieldKind } from '../../../contract/field-values.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Priority } from '../../../contract/tickets.ts';
import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

/** Words in the languages that somebody wrote them in. */
export type Words = Partial<Record<Language, string>>;
export type FieldAudience = 'team' | 'customer';

interface CategoriesTable {
  id: string;
  desk_id: string;
  /** Null: at the top of the desk's tree. */
  parent_id: string | null;
  name: string;
  position: Generated<number>;
  /** Names from the top of the tree down to its own. */
  path: string[];
  /** Ids from the top of the tree down to its own: `lineage @> array[id]` are a category and all below it. */
  lineage: string[];
  created_at: InstantColumn;
  /** Kept for the tickets that have it, offered for no other. */
  archived_at: NullableInstantColumn;
}

export interface FieldRules {
  longest?: number | null;
  multiline?: boolean;
  least?: number | null;
  most?: number | null;
  unit?: string | null;
}

export interface FieldOption {
  id: string;
  names: Words;
  archived?: boolean;
}

interface FieldsTable {
  id: string;
  desk_id: string;
  /** How programs call it; unique on its desk, archived ones included. */
  key: string;
  kind: FieldKind;
  labels: Words;
  helps: Generated<Words>;
  required: Generated<boolean>;
  audience: Generated<FieldAudience>;
  /** On every ticket of the desk, and not only where a form asks for it. */
  everywhere: Generated<boolean>;
  rules: Generated<FieldRules>;
  options: Generated<FieldOption[]>;
  position: Generated<number>;
  created_at: InstantColumn;
  archived_at: NullableInstantColumn;
}

export interface FormItem {
  fieldId: string;
  required: boolean;
  audience: FieldAudience;
}

export interface RequestTypeDefaults {
  categoryId?: string | null;
  priority?: Priority | null;
  tags?: string[];
}

interface RequestTypesTable {
  id: string;
  desk_id: string;
  key: string;
  names: Words;
  descriptions: Generated<Words>;
  icon: Generated<string>;
  form: Generated<FormItem[]>;
  defaults: Generated<RequestTypeDefaults>;
  position: Generated<number>;
  created_at: InstantColumn;
  archived_at: NullableInstantColumn;
}

/** On which desks those that come ready were made, so that what a desk put away does not come back. */
interface ReadyRequestTypesTable {
  desk_id: string;
  made_at: InstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    categories: CategoriesTable;
    fields: FieldsTable;
    request_types: RequestTypesTable;
    ready_request_types: ReadyRequestTypesTable;
  }
}
