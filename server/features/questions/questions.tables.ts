import type { QuestionState } from '../../../contract/questions.ts';
import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface AskedDesksTable {
  desk_id: string;
  days: Generated<number>;
  times: Generated<number>;
  /** Different questions over which its words were counted. */
  questions: Generated<number>;
}

interface AskedGroupsTable {
  id: string;
  desk_id: string;
  state: Generated<QuestionState>;
  size: number;
  first_at: InstantColumn;
  last_at: InstantColumn;
  told_at: NullableInstantColumn;
  article_id: string | null;
  settled_by: string | null;
  settled_at: NullableInstantColumn;
  created_at: InstantColumn;
}

interface AskedTicketsTable {
  ticket_id: string;
  desk_id: string;
  group_id: string | null;
  language: string | null;
  asked_at: InstantColumn;
  /** Its words are kept in `asked_standing`. */
  stands: boolean;
  apart: Generated<string[]>;
}

interface AskedStandingTable {
  ticket_id: string;
  desk_id: string;
  asked_at: InstantColumn;
  /** Mixed with the desk's, see `ofDesk`. */
  words: number[];
  counts: number[];
}

interface AskedWordsTable {
  desk_id: string;
  word: number;
  questions: number;
}

interface AskedWaitingTable {
  ticket_id: string;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    asked_desks: AskedDesksTable;
    asked_groups: AskedGroupsTable;
    asked_tickets: AskedTicketsTable;
    asked_standing: AskedStandingTable;
    asked_words: AskedWordsTable;
    asked_waiting: AskedWaitingTable;
  }
}
