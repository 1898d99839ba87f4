import type { QUOTED_HISTORY, WeeklyHours } from '../../../contract/desks.ts';
import type { ColumnType, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

export type QuotedHistory = (typeof QUOTED_HISTORY)[number];

export interface DesksTable {
  id: string;
  name: string;
  audience: 'public' | 'internal';
  languages: string[];
  time_zone: string;
  hours: WeeklyHours;
  reply_target_minutes: number;
  quiet_days: ColumnType<number, number | undefined, number>;
  from_name: string;
  help_url: string | null;
  auto_reply: ColumnType<boolean, boolean | undefined, boolean>;
  quoted_history: ColumnType<QuotedHistory, QuotedHistory | undefined, QuotedHistory>;
  /** Null: as the audience says; customers' letters are passed on to public desks. */
  teammates_forward: boolean | null;
  position: number;
  sensitive_at: NullableInstantColumn;
  created_at: InstantColumn;
  updated_at: InstantColumn;
}

export interface DeskAddressesTable {
  /** Lower case. */
  address: string;
  desk_id: string;
  /** The lowest is the one that the desk writes from. */
  position: number;
  created_at: InstantColumn;
}

export interface TemplatesTable {
  desk_id: string;
  kind: 'auto_reply' | 'header' | 'footer';
  language: string;
  subject: string;
  body: string;
  updated_at: InstantColumn;
  updated_by: string | null;
}

export interface SignaturesTable {
  teammate_id: string;
  /** Null: wherever the person has none of the desk's. */
  desk_id: string | null;
  html: string;
  updated_at: InstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    desks: DesksTable;
    desk_addresses: DeskAddressesTable;
    templates: TemplatesTable;
    signatures: SignaturesTable;
  }
}
