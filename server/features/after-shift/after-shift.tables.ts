import type { GatheredKind, GatheredState } from '../../../contract/after-shift.ts';
import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface HandOversTable {
  shift_id: string;
  gathered_until: NullableInstantColumn;
  done_at: NullableInstantColumn;
  note_for_briefing: Generated<string>;
  word_to_buddy: Generated<string>;
}

interface HandedTicketsTable {
  shift_id: string;
  ticket_id: string;
  to_id: string | null;
  kind: 'handed' | 'kept' | 'queue';
  next: string;
  handed_at: InstantColumn;
}

interface GatheredTable {
  id: string;
  shift_id: string;
  teammate_id: string;
  kind: GatheredKind;
  key: string;
  ticket_id: string | null;
  ticket_ids: Generated<string[]>;
  message_id: string | null;
  article_id: string | null;
  words: Generated<string>;
  times: Generated<number>;
  state: Generated<GatheredState>;
  made_ref: string | null;
  gathered_at: InstantColumn;
  decided_at: NullableInstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    hand_overs: HandOversTable;
    handed_tickets: HandedTicketsTable;
    gathered: GatheredTable;
  }
}
