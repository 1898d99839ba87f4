import type { Db } from '../../platform/db/index.ts';

/** What an earlier shift of a rota left for the next ones to know. */
export interface BriefingNote {
  words: string;
  by: string | null;
  at: Temporal.Instant;
}

/** Notes of one rota that are still told at an instant, newest first; filled by the feature that keeps hand-overs. */
export type BriefingNotes = (db: Db, rotaId: string, now: Temporal.Instant) => Promise<BriefingNote[]>;

let registered: BriefingNotes = async () => [];

/** Done by the composition. */
export function registerBriefingNotes(notes: BriefingNotes): void {
  registered = notes;
}

export function briefingNotes(...asked: Parameters<BriefingNotes>): Promise<BriefingNote[]> {
  return registered(...asked);
}
