import './articles.tables.ts';
import type { Insertable, Trx } from '../../platform/db/index.ts';
import { insertRows } from '../../platform/db/index.ts';
import type { ArticleFilesTable } from './articles.tables.ts';

/** With the row of its blob, which others may have written at the same moment. */
export async function insertFile(trx: Trx, row: Insertable<ArticleFilesTable>): Promise<void> {
  await insertRows(trx, 'blobs', [{ sha256: row.blob_sha256, size: row.size, created_at: row.added_at }], {
    onConflict: 'nothing',
  });
  await trx.insertInto('article_files').values(row).execute();
}

export async function countFiles(trx: Trx, articleId: string): Promise<number> {
  const row = await trx
    .selectFrom('article_files')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('article_id', '=', articleId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function deleteFile(trx: Trx, articleId: string, fileId: string): Promise<boolean> {
  const done = await trx
    .deleteFrom('article_files')
    .where('article_id', '=', articleId)
    .where('id', '=', fileId)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}
