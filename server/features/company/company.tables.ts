import type { Language } from '../../../contract/shapes.ts';
import type { Generated, NullableInstantColumn } from '../../platform/db/index.ts';

interface CompanyTable {
  only_one: Generated<boolean>;
  name: string;
  languages: Language[];
  time_zone: string;
  /** Null: nobody has set the company up yet. */
  set_up_at: NullableInstantColumn;
  /** SHA-256 of the one-time code, hex, while set-up is needed. */
  set_up_code_hash: string | null;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    company: CompanyTable;
  }
}
