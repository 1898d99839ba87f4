import type { FieldValue } from '../../../contract/field-values.ts';
import type { ColumnType, Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

/** `numeric`: its digits as text, so that none is lost on the way. */
type NumericColumn = ColumnType<string | null, number | string | null | undefined, number | string | null>;

export interface ContactsTable {
  id: string;
  name: string;
  language: string | null;
  /** Null: the language was guessed from what they wrote. */
  language_set_at: NullableInstantColumn;
  time_zone: string | null;
  teammate_id: string | null;
  /** Said by somebody; where it is null, the domain of an address may say it. */
  organization_id: ColumnType<string | null, string | null | undefined, string | null>;
  vip_at: NullableInstantColumn;
  plan: ColumnType<string | null, string | null | undefined, string | null>;
  value: NumericColumn;
  currency: ColumnType<string | null, string | null | undefined, string | null>;
  /** By the id of the company's own field. */
  fields: Generated<Record<string, FieldValue>>;
  created_at: InstantColumn;
  updated_at: InstantColumn;
  /** Entered by hand or from a list: there also without a ticket. */
  added_at: NullableInstantColumn;
  /** Names of facts that only who sees a ticket of theirs is shown: `plan`, `vip`, `fields.<id>` … */
  closed_facts: Generated<string[]>;
  /** Who stands for both after a merge, at the end of the chain. */
  merged_into_id: ColumnType<string | null, string | null | undefined, string | null>;
  erased_at: NullableInstantColumn;
  /** Known by spam alone: in no list. */
  spam_only: Generated<boolean>;
}

export interface IdentitiesTable {
  id: string;
  contact_id: string;
  kind: 'email' | 'phone' | 'handle';
  /** A mail address in lower case; a phone as its digits, a plus before them where it was given. */
  value: string;
  source: Generated<'wrote' | 'entered' | 'imported'>;
  added_by: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: InstantColumn;
  /** Null: claimed only; anyone can write any address into a From line. */
  proved_at: NullableInstantColumn;
  /** Who vouches, where no letter proves it. */
  proved_by: ColumnType<string | null, string | null | undefined, string | null>;
  /** Only likely to be theirs: nothing is decided by it. */
  guessed_at: NullableInstantColumn;
  /** The latest of a contact is where letters go. */
  primary_at: NullableInstantColumn;
  /** A letter to it came back for good: no automatic mail goes there any more. */
  bounced_at: NullableInstantColumn;
  /** Entered where only who sees a ticket of theirs saw the card: it stays with them. */
  closed_at: NullableInstantColumn;
  /** One of BOUNCE_REASONS; null where it was not told. */
  bounced_reason: ColumnType<string | null, string | null | undefined, string | null>;
}

interface MergesTable {
  id: string;
  contact_id: string;
  into_id: string;
  merged_at: InstantColumn;
  merged_by: string | null;
  undone_at: NullableInstantColumn;
  undone_by: ColumnType<string | null, string | null | undefined, string | null>;
}

/** Two people, somebody said; the lesser id first. */
interface DifferencesTable {
  contact_id: string;
  other_id: string;
  said_at: InstantColumn;
  said_by: string | null;
}

interface NotesTable {
  id: string;
  contact_id: string | null;
  organization_id: string | null;
  text: string;
  author_id: string | null;
  author_name: string;
  created_at: InstantColumn;
  updated_at: NullableInstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    contacts: ContactsTable;
    identities: IdentitiesTable;
    contact_merges: MergesTable;
    contact_differences: DifferencesTable;
    contact_notes: NotesTable;
  }
}
