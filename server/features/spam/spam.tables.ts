import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

export interface SenderBlocksTable {
  id: string;
  kind: 'address' | 'domain';
  value: string;
  /** Null: on every desk. */
  desk_id: string | null;
  reason: Generated<string>;
  created_by: string | null;
  created_at: InstantColumn;
  /** How many mails it has stopped. */
  stopped: Generated<number>;
  last_stopped_at: NullableInstantColumn;
}

interface SpamFeaturesTable {
  /** 52 bits: it fits a JavaScript number. */
  feature: number;
  spam: Generated<number>;
  wanted: Generated<number>;
  seen_at: InstantColumn;
}

interface SpamLessonsTable {
  ticket_id: string;
  spam: boolean;
  by_hand: boolean;
  features: number[];
  learnt_at: InstantColumn;
}

interface SpamLearntTable {
  only_one: Generated<boolean>;
  spam: Generated<number>;
  wanted: Generated<number>;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    sender_blocks: SenderBlocksTable;
    spam_features: SpamFeaturesTable;
    spam_lessons: SpamLessonsTable;
    spam_learnt: SpamLearntTable;
  }
}
