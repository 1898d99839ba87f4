import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface ContactFormsTable {
  desk_id: string;
  offered: Generated<boolean>;
  /** Null: all of the desk's. */
  request_type_ids: string[] | null;
  sites: Generated<string[]>;
  changed_at: InstantColumn;
  changed_by: string | null;
}

interface FormFilesTable {
  key: string;
  blob_sha256: string;
  name: string;
  content_type: string;
  size: number;
  made_at: InstantColumn;
  external_id: string | null;
}

interface FormVisitsTable {
  id: string;
  desk_id: string;
  language: string;
  began_at: InstantColumn;
  shown_at: NullableInstantColumn;
  opened_at: NullableInstantColumn;
  solved_at: NullableInstantColumn;
  sent_at: NullableInstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    contact_forms: ContactFormsTable;
    form_files: FormFilesTable;
    form_visits: FormVisitsTable;
  }
}
