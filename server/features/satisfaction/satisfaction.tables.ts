import type { SCALES } from '../../../contract/satisfaction.ts';
import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface SettingsTable {
  desk_id: string;
  scale: (typeof SCALES)[number];
  hours_after: number;
  low_mark: number;
  tell_id: string | null;
  days_between: Generated<number>;
  updated_at: InstantColumn;
}

export interface QuestionsTable {
  ticket_id: string;
  state: 'planned' | 'asked' | 'left_out';
  due_at: InstantColumn;
  /** Of the word in its links. */
  token_hash: string | null;
  best: number | null;
  asked_at: NullableInstantColumn;
  ends_at: NullableInstantColumn;
}

export interface MarksTable {
  ticket_id: string;
  desk_id: string;
  contact_id: string;
  teammate_id: string | null;
  mark: number;
  best: 2 | 5;
  low: boolean;
  comment: string;
  given_at: InstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    satisfaction_settings: SettingsTable;
    satisfaction_questions: QuestionsTable;
    satisfaction_marks: MarksTable;
  }
}
