import type { Db, Trx } from '../../platform/db/index.ts';
import type { BriefingNote } from '../shift-day/index.ts';
import { briefingNoteRows } from './after-shift.queries.ts';

/** So long a note stands in the briefings of those who come after. */
const SHOWN_DAYS = 7;
const MOST_NOTES = 5;

/** What those before left for the next shifts of a rota, newest first: of the last week, however long one was away. */
export async function briefingNotes(db: Db | Trx, rotaId: string, now: Temporal.Instant): Promise<BriefingNote[]> {
  return briefingNoteRows(db, rotaId, now.subtract({ hours: SHOWN_DAYS * 24 }), MOST_NOTES);
}
