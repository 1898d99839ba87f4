import './search.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/**
 * Writes documents of messages that were here before there was a search, newest first, from where it stopped.
 * @returns whether all are written.
 */
export async function fillSome(trx: Trx, limit: number, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ next_id: string }>`
    select next_id from search_filling where done_at is null for update skip locked`.execute(trx);
  const [filling] = rows;
  if (!filling) return true;
  const { rows: found } = await sql<{ id: string }>`select id from messages where id < ${filling.next_id}::uuid
    order by id desc limit ${limit}`.execute(trx);
  const ids = found.map(({ id }) => id);
  await sql`select search_write(${ids}::uuid[]), search_write_files(array(
    select id from attachments where message_id = any(${ids}::uuid[])))`.execute(trx);
  await sql`insert into search_files (attachment_id, due_at) select id, created_at from attachments
    where message_id = any(${ids}::uuid[]) and not inline on conflict do nothing`.execute(trx);
  const isDone = ids.length < limit;
  await sql`update search_filling set next_id = ${ids.at(-1) ?? filling.next_id}::uuid, filled = filled + ${ids.length},
    done_at = ${isDone ? at.toString() : null}::timestamptz`.execute(trx);
  return isDone;
}

/** Counts the words of documents that nobody has counted. @returns how many documents there were. */
export async function countSome(db: Db, limit: number): Promise<number> {
  const { rows } = await sql<{ documents: number }>`
    with taken as (delete from search_uncounted where document_id in (
      select document_id from search_uncounted limit ${limit} for update skip locked) returning document_id),
    held as (select w as word, count(*)::int as documents from taken join search_documents d on d.id = taken.document_id,
      unnest(tsvector_to_array(d.words)) w where w ~ '^[[:alpha:]][[:alnum:]]{2,39}$' group by w order by w),
    counted as (insert into search_words (word, documents) select word, documents from held
      on conflict (word) do update set documents = search_words.documents + excluded.documents)
    select count(*) as documents from taken`.execute(db);
  return rows[0]?.documents ?? 0;
}
