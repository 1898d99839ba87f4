import type { InstantColumn } from '../../platform/db/index.ts';

interface LearntTicketsTable {
  ticket_id: string;
  desk_id: string;
  category_id: string | null;
  tags: string[];
  words: number[];
  /** Of each word, in hundredths. */
  weights: number[];
  labelled_at: InstantColumn;
}

export type LabelKind = 'category' | 'tag';

interface LearntLabelsTable {
  desk_id: string;
  kind: LabelKind;
  labels: string[];
  biases: number[];
  step: number;
  sureness: number;
  examples: number;
  learnt_at: InstantColumn;
}

interface LearntWordsTable {
  desk_id: string;
  kind: LabelKind;
  word: number;
  rarity: number;
  weights: Buffer;
}

interface LearntWaitingTable {
  ticket_id: string;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    learnt_tickets: LearntTicketsTable;
    learnt_labels: LearntLabelsTable;
    learnt_words: LearntWordsTable;
    learnt_waiting: LearntWaitingTable;
  }
}
