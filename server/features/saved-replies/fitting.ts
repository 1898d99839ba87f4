import type { Actor } from '../../platform/access/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { htmlToText } from '../../platform/html/index.ts';
import { repliesAmong } from './saved-replies.queries.ts';

/** A reply that may fit, with its words in each of its languages. */
export interface FittingReply {
  id: string;
  name: string;
  keywords: string;
  texts: { language: string; text: string }[];
  /** In which of the tickets that were asked about it was used. */
  ticketIds: string[];
}

/**
 * Saved replies that the actor may use on this desk and that were used in one of these tickets or are found by one of these
 * words (lower case, without accents).
 */
export async function repliesThatMayFit(
  db: Db,
  actor: Actor,
  asked: { deskId: string; words: readonly string[]; ticketIds: readonly string[]; limit: number },
): Promise<FittingReply[]> {
  const rows = await repliesAmong(db, actor, asked);
  return rows.map(({ texts, ...row }) => ({
    ...row,
    texts: texts.map(({ language, html }) => ({ language, text: htmlToText(html) })),
  }));
}
