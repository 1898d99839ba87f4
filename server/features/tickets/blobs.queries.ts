import './tickets.tables.ts';
import type { SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export async function deleteLooseUploads(trx: Trx, before: Temporal.Instant): Promise<void> {
  await trx
    .deleteFrom('attachments')
    .where('message_id', 'is', null)
    .where(sql<SqlBool>`created_at < ${before.toString()}::timestamptz`)
    .execute();
}

/**
 * Takes out the rows of blobs that nothing names. Somebody who names the same bytes at this moment waits for the row, finds
 * it gone and writes it anew; their `put` has written the bytes anew just before, which is why `remove` spares fresh ones.
 */
export async function takeUnnamedBlobs(trx: Trx, before: Temporal.Instant, limit: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    delete from blobs where sha256 in (
      select b.sha256 from blobs b where b.created_at < ${before.toString()}::timestamptz
        and not exists (select 1 from attachments a where a.blob_sha256 = b.sha256)
        and not exists (select 1 from inbound i where i.raw_sha256 = b.sha256)
        and not exists (select 1 from outgoing o where o.raw_sha256 = b.sha256)
        and not exists (select 1 from remote_images r where r.blob_sha256 = b.sha256)
        and not exists (select 1 from help_centres h where h.logo_sha256 = b.sha256)
        and not exists (select 1 from contact_imports c where c.blob_sha256 = b.sha256)
        and not exists (select 1 from form_files f where f.blob_sha256 = b.sha256)
        and not exists (select 1 from article_files f where f.blob_sha256 = b.sha256)
        and not exists (select 1 from article_imports i where i.blob_sha256 = b.sha256)
      order by b.sha256 limit ${limit} for update skip locked)
    returning sha256`.execute(trx);
  return rows.map((row) => row.sha256);
}
