import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { articlesLike } from '../articles/index.ts';
import { withoutFrame } from '../questions/index.ts';
import { fittingReplies } from './fitting-replies.ts';

/** A saved reply fits surely, not only perhaps: somebody who learns is told that the answer is there. */
const SURELY = 0.4;
const MOST_TEXT = 4_000;
/** Articles change seldom and letters never: what fits is kept for so long, of so many. */
const KEPT_MILLISECONDS = 5 * 60_000;
const MOST_KEPT = 2_000;

interface Letter {
  ticketId: string;
  deskId: string;
  subject: string;
  text: string;
  language: string | null;
}

interface Written {
  kind: 'article' | 'saved-reply';
  id: string;
  title: string;
}

const known = new Map<string, { until: number; written: Written | null }>();

/**
 * The one thing written down that answers a first letter best, for whoever reads the desk: an article in the letter's
 * language or any, else a saved reply. Remembered for some minutes, since lists ask it of many letters again and again.
 */
export async function writtenAnswer(platform: Platform, actor: Actor, letter: Letter): Promise<Written | null> {
  const now = platform.clock.now().epochMilliseconds;
  const key = `${'id' in actor ? actor.id : actor.kind}:${letter.ticketId}`;
  const kept = known.get(key);
  if (kept && kept.until > now && kept.until <= now + KEPT_MILLISECONDS) return kept.written;
  const written = (await articleFor(platform, actor, letter)) ?? (await savedReplyFor(platform, actor, letter));
  known.delete(key);
  // The oldest is the first: what is asked anew goes to the end.
  const [oldest] = known.size >= MOST_KEPT ? known.keys() : [];
  if (oldest !== undefined) known.delete(oldest);
  known.set(key, { until: now + KEPT_MILLISECONDS, written });
  return written;
}

async function articleFor(platform: Platform, actor: Actor, letter: Letter): Promise<Written | null> {
  if (!may(actor, 'article.read', letter.deskId)) return null;
  const text = `${letter.subject}\n${withoutFrame(letter.text.slice(0, MOST_TEXT))}`;
  const where = { text, deskIds: [letter.deskId], visibility: ['public', 'internal'] as const, limit: 1 };
  const preferred = LANGUAGES.find((each) => each === letter.language);
  const [article] = await articlesLike(platform.db, { ...where, preferred });
  return article ? { kind: 'article', id: article.id, title: article.title } : null;
}

async function savedReplyFor(platform: Platform, actor: Actor, letter: Letter): Promise<Written | null> {
  const [reply] = await fittingReplies(platform.db, actor, letter.deskId, letter, []);
  return reply && reply.score >= SURELY ? { kind: 'saved-reply', id: reply.id, title: reply.name } : null;
}
