import type { BreakReason } from '../../../contract/shift.ts';
import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

/** Instants in ISO; `to` null: it lasts. */
export interface StoredBreak {
  from: string;
  to: string | null;
  why: BreakReason;
}

interface ShiftDaysTable {
  shift_id: string;
  teammate_id: string;
  begun_at: InstantColumn;
  ended_at: NullableInstantColumn;
  breaks: Generated<StoredBreak[]>;
  energy: number | null;
  energy_at: NullableInstantColumn;
  seen_briefing_at: NullableInstantColumn;
  soft_stop_passed_at: NullableInstantColumn;
  lifted_by: string | null;
  lifted_at: NullableInstantColumn;
  lift_reason: string | null;
  not_for_me: Generated<string[]>;
}

/** Only of days on which a full-time agent might go on though their day was full. */
interface BuddyDaysTable {
  rota_id: string;
  teammate_id: string;
  on_date: string;
  lifted_by: string | null;
  lifted_at: InstantColumn;
  lift_reason: string;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    shift_days: ShiftDaysTable;
    buddy_days: BuddyDaysTable;
  }
}
