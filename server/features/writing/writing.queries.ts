import './writing.tables.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** An article in one language. */
export interface TextKey {
  articleId: string;
  language: Language;
}

export interface WritingRow {
  last_seq: number;
  kept_seq: number;
  written_by: string | null;
}

/** Made where there was none yet. Locked until the transaction ends: nobody's change comes in between. */
export async function lockWriting(trx: Trx, { articleId, language }: TextKey): Promise<WritingRow> {
  await trx
    .insertInto('article_writings')
    .values({ article_id: articleId, language, written_by: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return trx
    .selectFrom('article_writings')
    .select(['last_seq', 'kept_seq', 'written_by'])
    .where('article_id', '=', articleId)
    .where('language', '=', language)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** As `lockWriting`, where somebody has opened it; else undefined. */
export async function lockOpenedWriting(trx: Trx, { articleId, language }: TextKey): Promise<WritingRow | undefined> {
  return trx
    .selectFrom('article_writings')
    .select(['last_seq', 'kept_seq', 'written_by'])
    .where('article_id', '=', articleId)
    .where('language', '=', language)
    .where('last_seq', '>', 0)
    .forUpdate()
    .executeTakeFirst();
}

/** @returns its number; undefined where the text would grow beyond `mostBytes`, or is no more. */
export async function storeUpdate(
  db: Db | Trx,
  { articleId, language }: TextKey,
  update: { bytes: Uint8Array; by: string | null; at: Temporal.Instant; mostBytes: number },
): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number }>`with writing as (
      update article_writings set last_seq = last_seq + 1, bytes = bytes + ${update.bytes.length},
        written_by = coalesce(${update.by}::uuid, written_by)
      where article_id = ${articleId}::uuid and language = ${language} and bytes + ${update.bytes.length} <= ${update.mostBytes}
      returning last_seq)
    insert into article_updates (article_id, language, seq, update, made_at, made_by)
    select ${articleId}::uuid, ${language}, last_seq, ${Buffer.from(update.bytes)}, ${update.at.toString()}::timestamptz,
      ${update.by}::uuid from writing returning seq`.execute(db);
  return rows[0]?.seq;
}

export async function updatesOf(
  db: Db | Trx,
  { articleId, language }: TextKey,
  { after = 0, upTo }: { after?: number; upTo?: number } = {},
): Promise<{ seq: number; update: Buffer }[]> {
  let query = db
    .selectFrom('article_updates')
    .select(['seq', 'update'])
    .where('article_id', '=', articleId)
    .where('language', '=', language)
    .where('seq', '>', after);
  if (upTo !== undefined) query = query.where('seq', '<=', upTo);
  return query.orderBy('seq').execute();
}

export async function markKept(trx: Trx, { articleId, language }: TextKey, seq: number): Promise<void> {
  await trx
    .updateTable('article_writings')
    .set({ kept_seq: seq })
    .where('article_id', '=', articleId)
    .where('language', '=', language)
    .execute();
}

/** All of it as one change, under the number of the newest: whoever has read on to there misses nothing. */
export async function replaceUpdates(
  trx: Trx,
  { articleId, language }: TextKey,
  one: { seq: number; bytes: Uint8Array; at: Temporal.Instant },
): Promise<void> {
  await trx
    .deleteFrom('article_updates')
    .where('article_id', '=', articleId)
    .where('language', '=', language)
    .where('seq', '<=', one.seq)
    .execute();
  await trx
    .insertInto('article_updates')
    .values({
      article_id: articleId,
      language,
      seq: one.seq,
      update: Buffer.from(one.bytes),
      made_at: one.at.toString(),
      made_by: null,
    })
    .execute();
  await trx
    .updateTable('article_writings')
    .set({ bytes: one.bytes.length })
    .where('article_id', '=', articleId)
    .where('language', '=', language)
    .execute();
}

/** Texts in which something stands that was not written down yet. */
export async function unkeptWritings(db: Db): Promise<TextKey[]> {
  const rows = await db
    .selectFrom('article_writings')
    .select(['article_id', 'language'])
    .whereRef('kept_seq', '<', 'last_seq')
    .limit(100)
    .execute();
  return rows.map((row) => ({ articleId: row.article_id, language: row.language }));
}
