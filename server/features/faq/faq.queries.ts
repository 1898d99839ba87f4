import './faq.tables.ts';
import type { Trx } from '../../platform/db/index.ts';

export async function insertAnswer(
  trx: Trx,
  answer: {
    messageId: string;
    articleId: string;
    language: string;
    publishes: boolean;
    madeBy: string | null;
    addition?: string;
  },
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .insertInto('reply_answers')
    .values({
      message_id: answer.messageId,
      article_id: answer.articleId,
      language: answer.language,
      publishes: answer.publishes,
      made_by: answer.madeBy,
      made_at: at.toString(),
      ...(answer.addition === undefined ? {} : { addition: answer.addition }),
    })
    .execute();
}

/** Locked, so that a reply which leaves and one which is taken back do not meet. */
export async function lockAnswer(trx: Trx, messageId: string) {
  return trx
    .selectFrom('reply_answers')
    .selectAll()
    .where('message_id', '=', messageId)
    .where('left_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

export async function markLeft(trx: Trx, messageId: string, at: Temporal.Instant): Promise<void> {
  await trx.updateTable('reply_answers').set({ left_at: at.toString() }).where('message_id', '=', messageId).execute();
}

/** It stays a draft when its reply leaves. */
export async function setUnpublished(trx: Trx, messageId: string): Promise<void> {
  await trx.updateTable('reply_answers').set({ publishes: false }).where('message_id', '=', messageId).execute();
}
