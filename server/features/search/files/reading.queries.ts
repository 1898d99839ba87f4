import '../search.tables.ts';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { sql } from '../../../platform/db/index.ts';
import type { FileReason, FileText } from './file-text.ts';

export interface WaitingFile {
  id: string;
  blob_sha256: string;
  name: string;
  content_type: string;
  size: number;
  /** How often it has been begun, this time included. */
  attempts: number;
}

/**
 * Takes the file that waits longest; unless it is read before `again`, it is taken once more then.
 * Committed at once: a file at which the whole program ends counts as begun.
 */
export async function takeWaitingFile(
  db: Db,
  now: Temporal.Instant,
  again: Temporal.Instant,
): Promise<WaitingFile | null> {
  const { rows } = await sql<WaitingFile>`
    update search_files f set attempts = attempts + 1, due_at = ${again.toString()}::timestamptz
    from attachments a
    where a.id = f.attachment_id and f.attachment_id = (
      select attachment_id from search_files where state = 'waiting' and due_at <= ${now.toString()}::timestamptz
      order by due_at, attachment_id limit 1 for update skip locked)
    returning a.id, a.blob_sha256, a.name, a.content_type, a.size::float8 as size, f.attempts`.execute(db);
  return rows[0] ?? null;
}

/** Those that wait longest, with what tells whether they are worth opening. */
export async function waitingFiles(
  trx: Trx,
  now: Temporal.Instant,
  limit: number,
): Promise<Pick<WaitingFile, 'id' | 'name' | 'content_type'>[]> {
  const { rows } = await sql<Pick<WaitingFile, 'id' | 'name' | 'content_type'>>`
    select a.id, a.name, a.content_type from search_files f join attachments a on a.id = f.attachment_id
    where f.state = 'waiting' and f.due_at <= ${now.toString()}::timestamptz
    order by f.due_at, f.attachment_id limit ${limit} for update of f skip locked`.execute(trx);
  return rows;
}

/** They hold no words by their nature. */
export async function settleWordless(trx: Trx, ids: readonly string[], at: Temporal.Instant): Promise<void> {
  const reason: FileReason = 'unsupported';
  await sql`update search_files set state = 'read', reason = ${reason}, read_at = ${at.toString()}::timestamptz
    where attachment_id = any(${ids}::uuid[])`.execute(trx);
}

/** What kept it from being read was not the file. */
export async function giveBackFile(db: Db, id: string): Promise<void> {
  await sql`update search_files set attempts = attempts - 1 where attachment_id = ${id}::uuid`.execute(db);
}

/** Writes what was read, and the search document with it. */
export async function writeFileText(
  trx: Trx,
  id: string,
  { text, reason }: FileText,
  at: Temporal.Instant,
): Promise<void> {
  // What has no words by its nature has been read; only what should have some and gave none has failed.
  const state = text !== null || reason === 'unsupported' ? 'read' : 'failed';
  await sql`update search_files set state = ${state}, reason = ${reason}, text = ${text}, read_at = ${at.toString()}::timestamptz
    where attachment_id = ${id}::uuid`.execute(trx);
  if (text) await sql`select search_write_files(array[${id}::uuid])`.execute(trx);
}
