import './search.tables.ts';
import type { Trx } from '../../platform/db/index.ts';
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
export async function countSome(trx: Trx, limit: number): Promise<number> {
  const { rows } = await sql<{ document_id: string }>`delete from search_uncounted where document_id in (
    select document_id from search_uncounted limit ${limit} for update skip locked) returning document_id`.execute(trx);
  if (rows.length === 0) return 0;
  // ts_stat counts in a tenth of the time that taking each document's words out takes; it wants a statement as text. In
  // the order of words, so that no two of these wait for each other.
  const ids = rows.map(({ document_id }) => document_id);
  await sql`insert into search_words (word, documents)
    select word, ndoc from ts_stat(format('select words from search_documents where id = any (%L)', ${ids}::uuid[]))
    where word ~ '^[[:alpha:]][[:alnum:]]{2,39}$' order by word
    on conflict (word) do update set documents = search_words.documents + excluded.documents`.execute(trx);
  return rows.length;
}
