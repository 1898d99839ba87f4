import './remote-images.tables.ts';
import type { Db, SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import type { StoredBlob } from '../../platform/storage/index.ts';

export async function keptPicture(db: Db, addressSha256: string, at: Temporal.Instant) {
  return db
    .selectFrom('remote_images')
    .select(['blob_sha256', 'content_type', 'size'])
    .where('address_sha256', '=', addressSha256)
    .where(sql<SqlBool>`expires_at > ${at.toString()}::timestamptz`)
    .executeTakeFirst();
}

/** Remembers a picture, or that there is none, until then. */
export async function keepPicture(
  trx: Trx,
  addressSha256: string,
  picture: { blob: StoredBlob; contentType: string } | null,
  at: Temporal.Instant,
  until: Temporal.Instant,
): Promise<void> {
  if (picture)
    await insertRows(
      trx,
      'blobs',
      [{ sha256: picture.blob.sha256, size: picture.blob.size, created_at: at.toString() }],
      { onConflict: 'nothing' },
    );
  const row = {
    blob_sha256: picture?.blob.sha256 ?? null,
    content_type: picture?.contentType ?? null,
    size: picture?.blob.size ?? null,
    fetched_at: at.toString(),
    expires_at: until.toString(),
  };
  await trx
    .insertInto('remote_images')
    .values({ address_sha256: addressSha256, ...row })
    .onConflict((conflict) => conflict.column('address_sha256').doUpdateSet(row))
    .execute();
}

export async function dropExpiredPictures(trx: Trx, at: Temporal.Instant, limit: number): Promise<number> {
  const { rows } = await sql`delete from remote_images where address_sha256 in (
    select address_sha256 from remote_images where expires_at <= ${at.toString()}::timestamptz
    order by expires_at limit ${limit} for update skip locked) returning 1`.execute(trx);
  return rows.length;
}

export async function listPictureSenders(db: Db, teammateId: string) {
  return db
    .selectFrom('picture_senders')
    .select(['address', 'created_at'])
    .where('teammate_id', '=', teammateId)
    .orderBy('address')
    .limit(1_000)
    .execute();
}

/** Of these addresses (lower case), those whose pictures this teammate always wants. */
export async function pictureSendersAmong(
  db: Db,
  teammateId: string,
  addresses: readonly string[],
): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const rows = await db
    .selectFrom('picture_senders')
    .select('address')
    .where('teammate_id', '=', teammateId)
    .where('address', '=', sql<string>`any(${addresses}::text[])`)
    .execute();
  return new Set(rows.map((row) => row.address));
}

export async function insertPictureSender(
  trx: Trx,
  teammateId: string,
  address: string,
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .insertInto('picture_senders')
    .values({ teammate_id: teammateId, address, created_at: at.toString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deletePictureSender(trx: Trx, teammateId: string, address: string): Promise<void> {
  await trx
    .deleteFrom('picture_senders')
    .where('teammate_id', '=', teammateId)
    .where('address', '=', address)
    .execute();
}
