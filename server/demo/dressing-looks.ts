import { approveReply, teachReply } from '../features/reviews/index.ts';
import { changeTicket, createTicket, writeMessage } from '../features/tickets/index.ts';
import type { Platform } from '../platform/act.ts';
import type { MovableClock } from '../platform/clock/index.ts';
import { LEARNT_TODAY } from './content/looks.ts';
import { waitingReviewOf } from './dressing-looks.queries.ts';
import type { Sample } from './founding.ts';
import { ACTOR, personIn } from './founding.ts';

/** Minutes from a letter to its answer, and from an answer to its look. */
const ANSWERED_AFTER = 11;
const LOOKED_AFTER = 4;

/** Who is learning has written some replies today: their buddy looked at most of them, and two wait. */
export async function dressLooks(
  platform: Platform & { clock: MovableClock },
  sample: Sample,
  now: Temporal.Instant,
): Promise<void> {
  const laia = personIn(sample, 'laia-pons');
  const marta = personIn(sample, 'marta-rinaldi');
  for (const { name, address, language, subject, letter, reply, ago, look } of LEARNT_TODAY) {
    const at = now.subtract({ minutes: ago });
    platform.clock.set(at.subtract({ minutes: ANSWERED_AFTER }));
    const id = await createTicket(
      platform,
      ACTOR,
      {
        subject,
        text: letter,
        contact: { address, name },
        desk: sample.addresses.get('customer') ?? '',
        autoReply: false,
      },
      { channel: 'email', language },
    );
    platform.clock.set(at.subtract({ minutes: 5 }));
    await changeTicket(platform, laia, id, { assignee: laia.id });
    platform.clock.set(at);
    const messageId = await writeMessage(platform, laia, id, { type: 'reply', html: reply, attachments: [] });
    const reviewId = await waitingReviewOf(platform.db, messageId);
    if (!look || reviewId === undefined) continue;
    platform.clock.set(at.add({ minutes: LOOKED_AFTER }));
    if (look.kind === 'let go') await approveReply(platform, marta, reviewId, { seconds: 80 });
    else
      await teachReply(platform, marta, reviewId, {
        html: look.reply,
        lessons: look.lessons.map((lesson) => ({ ...lesson, before: '', after: '', guide: null })),
        goodWord: look.goodWord,
        seconds: 240,
        sendAt: now.add({ hours: 3 }).toString(),
      });
  }
  platform.clock.set(now);
}
