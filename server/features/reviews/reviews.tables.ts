import type { Lesson, ReviewState } from '../../../contract/reviews.ts';
import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface ReviewsTable {
  id: string;
  message_id: string | null;
  ticket_id: string;
  rota_id: string;
  shift_id: string | null;
  author_id: string;
  buddy_id: string | null;
  asked_ids: string[];
  state: ReviewState;
  html: string;
  changed_html: string | null;
  lessons: Generated<Lesson[]>;
  good_word: string | null;
  question: string | null;
  asked_at: InstantColumn;
  looked_at: NullableInstantColumn;
  looked_by: string | null;
  look_seconds: Generated<number>;
  accepted_at: NullableInstantColumn;
  goes_at: NullableInstantColumn;
  left_at: NullableInstantColumn;
  escalate_at: NullableInstantColumn;
  escalated: Generated<number>;
  promised_at: NullableInstantColumn;
}

interface BuddiesAwayTable {
  teammate_id: string;
  from_at: InstantColumn;
  until_at: InstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    reviews: ReviewsTable;
    buddies_away: BuddiesAwayTable;
  }
}
