import type { Briefing } from '../../../contract/shift.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { articlesChangedSince } from '../articles/index.ts';
import { askedMostSince } from '../questions/index.ts';
import type { DayShift } from '../rota/index.ts';
import { lastShiftBefore } from '../rota/index.ts';
import { briefingNotes } from './briefing-notes-port.ts';
import { stillHeld } from './queue.queries.ts';
import { seeBriefing } from './shift-days.queries.ts';

const MOST_CHANGES = 6;
const MOST_NOTES = 3;
const MOST_ASKED = 5;
const MOST_HELD = 10;
const ASKED_HOURS = 7 * 24;
/** Who has never been on shift, or not for a long time, is told what changed in so many days. */
const LONGEST_BACK_HOURS = 92 * 24;

/** What somebody needs to know before the first letter of their shift. */
export async function briefingFor(platform: Platform, actor: Actor, shift: DayShift): Promise<Briefing> {
  const { db, clock } = platform;
  const now = clock.now();
  const last = await lastShiftBefore(db, shift.teammate.id, shift.on, shift.rotaId);
  const farthest = now.subtract({ hours: LONGEST_BACK_HOURS });
  const since = last && Temporal.Instant.compare(last.endsAt, farthest) > 0 ? last.endsAt : farthest;
  const language = actor.kind === 'teammate' ? actor.locale : 'en';
  const { deskId } = shift;
  const [changes, notes, asked, held] = await Promise.all([
    may(actor, 'article.read', deskId)
      ? articlesChangedSince(db, { deskId, since, language, limit: MOST_CHANGES })
      : [],
    briefingNotes(db, shift.rotaId, now),
    askedMostSince(platform, actor, { deskId, since: now.subtract({ hours: ASKED_HOURS }), limit: MOST_ASKED }),
    stillHeld(db, actor, shift.teammate.id, MOST_HELD),
  ]);
  await act(platform, actor, (one) => seeBriefing(one.trx, shift.shiftId, one.at));
  return {
    buddy: shift.buddy,
    since: last?.on ?? null,
    changes: changes.map(({ id, title, what, is_new, at }) => ({
      articleId: id,
      title,
      what,
      isNew: is_new,
      at: at.toString(),
    })),
    notes: notes.slice(0, MOST_NOTES).map(({ words, by, at }) => ({ words, by, at: at.toString() })),
    asked,
    stillYours: held.map(({ id, number, subject, status, due_at, promised_at }) => ({
      id,
      number,
      subject,
      status,
      dueAt: due_at?.toString() ?? null,
      promisedAt: promised_at?.toString() ?? null,
    })),
  };
}
