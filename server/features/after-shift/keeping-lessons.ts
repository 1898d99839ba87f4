import { createHash } from 'node:crypto';
import type { Act } from '../../platform/act.ts';
import { newId } from '../../platform/ids/index.ts';
import type { Taught } from '../reviews/index.ts';
import { lastShiftBefore, shiftToday } from '../rota/index.ts';
import { putGathered } from './gathering.queries.ts';
import { sentencesWith } from './sentences.ts';

/** Shorter ones are a part of a sentence, which is kept whole. */
const PART_OF_A_SENTENCE = 40;
/** What the buddy changed without a word is kept from so many letters on: less is a slip put right. */
const LEAST_UNSAID = 80;
/** Of one look. */
const MOST_KEPT = 12;
/** Longer ones are told apart by their sum, since an index takes no long words. */
const LONGEST_KEY = 500;

/** What a buddy's look changed is gathered in the moment when it is taught, however long it is, and also after a shift that is over. */
export async function keepLessons(
  one: Act,
  { ticketId, rotaId, shiftId, authorId, text, changes }: Taught,
): Promise<void> {
  const kept = changes
    .filter(({ after, isLesson }) => after !== '' && (isLesson || after.length >= LEAST_UNSAID))
    .slice(0, MOST_KEPT);
  if (kept.length === 0) return;
  const shift = shiftId ?? (await shiftWithout(one, authorId, rotaId));
  if (shift === undefined) return;
  for (const { after, guideId } of kept) {
    const words = after.length < PART_OF_A_SENTENCE ? sentencesWith(text, after) : after.replace(/\s+/g, ' ').trim();
    await putGathered(one.trx, {
      id: newId(),
      shiftId: shift,
      teammateId: authorId,
      kind: 'buddy-changed',
      key: keyOf(words),
      ticketId,
      messageId: null,
      articleId: guideId,
      words,
      at: one.at,
    });
  }
}

/** Of a reply that was written on a day without a shift: to which it is offered; undefined where there was none yet. */
async function shiftWithout(one: Act, authorId: string, rotaId: string): Promise<string | undefined> {
  const today = await shiftToday(one.trx, authorId, one.at);
  if (today?.rotaId === rotaId) return today.shiftId;
  const tomorrow = one.at.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 1 }).toString();
  return (await lastShiftBefore(one.trx, authorId, tomorrow, rotaId))?.shiftId;
}

function keyOf(words: string): string {
  const key = words.toLowerCase();
  return key.length <= LONGEST_KEY ? key : createHash('sha256').update(key).digest('hex');
}
