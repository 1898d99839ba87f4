import type {
  AbsenceCalendar,
  PlanException,
  PlanState,
  RotaPart,
  RotaRules,
  RotaShare,
  ShiftState,
  SwapKind,
  SwapState,
} from '../../../contract/rota.ts';
import type { RotaAnswer, RotaFigures } from '../../../contract/rota-plan.ts';
import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface RotasTable {
  id: string;
  desk_id: string;
  name: string;
  time_zone: string;
  rules: RotaRules;
  version: Generated<number>;
  created_by: string | null;
  created_at: InstantColumn;
  updated_at: InstantColumn;
  put_away_at: NullableInstantColumn;
}

interface RotaPeopleTable {
  rota_id: string;
  teammate_id: string;
  part: RotaPart;
  share: RotaShare;
  weekdays: number[];
  /** 09:00, on the clock of `time_zone`. */
  from_time: string;
  to_time: string;
  time_zone: string;
  languages: string[];
  skills: string[];
  max_per_day: number;
  holidays_country: string | null;
  exempt_at: NullableInstantColumn;
  exempt_reason: string | null;
  paused_from_on: string | null;
  paused_until_on: string | null;
  level: 'learning' | 'alone';
  joined_on: string;
}

interface AbsenceCalendarsTable {
  teammate_id: string;
  url_sealed: string;
  host: string;
  read_at: NullableInstantColumn;
  good_at: NullableInstantColumn;
  trouble: AbsenceCalendar['trouble'];
  created_at: InstantColumn;
}

interface AbsencesTable {
  id: string;
  teammate_id: string;
  from_on: string;
  to_on: string;
  /** 14:00, on the clock of `time_zone`; null: the whole first day, the whole last day. */
  from_time: string | null;
  to_time: string | null;
  time_zone: string | null;
  source: 'entered' | 'calendar';
  calendar_uid: string | null;
  entered_by: string | null;
  entered_at: InstantColumn;
}

/** What the engine found, with the ids of people that it was given. */
export type StoredFindings = Pick<RotaAnswer, 'unfilled' | 'violations' | 'collisions'> & {
  moved: (Omit<RotaAnswer['moved'][number], 'why'> & { why: RotaAnswer['moved'][number]['why'] | 'by-hand' })[];
};

interface RotaPlansTable {
  id: string;
  rota_id: string;
  from_on: string;
  to_on: string;
  seed: number;
  keep: boolean;
  state: PlanState;
  progress: Generated<number>;
  score: RotaFigures | null;
  bound: RotaFigures | null;
  findings: StoredFindings | null;
  exceptions: Generated<PlanException[]>;
  milliseconds: number | null;
  made_by: string | null;
  made_at: InstantColumn;
  published_by: string | null;
  published_at: NullableInstantColumn;
}

interface ShiftsTable {
  id: string;
  rota_id: string;
  plan_id: string | null;
  teammate_id: string;
  buddy_id: string | null;
  on_date: string;
  starts_at: InstantColumn;
  ends_at: InstantColumn;
  time_zone: string;
  state: ShiftState;
  /** Of a draft that keeps to what is published: the published shift that it stands for. */
  stands_for: string | null;
  sequence: Generated<number>;
  published_at: NullableInstantColumn;
  changed_at: InstantColumn;
  change_reason: string | null;
}

interface SwapsTable {
  id: string;
  rota_id: string;
  shift_id: string;
  kind: SwapKind;
  state: SwapState;
  owner_id: string;
  asked_by: string | null;
  asked_of: string | null;
  wanted_on: string[];
  words: string;
  taken_by: string | null;
  other_shift_id: string | null;
  opened_at: InstantColumn;
  ends_at: InstantColumn;
  reminded: Generated<number>;
  next_reminder_at: NullableInstantColumn;
  settled_by: string | null;
  settled_at: NullableInstantColumn;
}

interface CalendarFeedsTable {
  id: string;
  token_hash: string;
  token_sealed: string;
  of: 'person' | 'rota' | 'buddy';
  teammate_id: string;
  rota_id: string | null;
  made_at: InstantColumn;
  read_at: NullableInstantColumn;
  ended_at: NullableInstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    rotas: RotasTable;
    rota_people: RotaPeopleTable;
    absence_calendars: AbsenceCalendarsTable;
    absences: AbsencesTable;
    rota_plans: RotaPlansTable;
    shifts: ShiftsTable;
    swaps: SwapsTable;
    calendar_feeds: CalendarFeedsTable;
  }
}
