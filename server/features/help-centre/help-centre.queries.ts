import type { CentreTexts } from '../../../contract/help-centre.ts';
import type { Db, Insertable, Tables, Trx, Updateable } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';
import type { StoredBlob } from '../../platform/storage/index.ts';
import './help-centre.tables.ts';

const CENTRE = [
  'desk_id as deskId',
  'slug',
  'opened_at as openedAt',
  'colour',
  'logo_sha256 as logoSha256',
  'logo_type as logoType',
  'logo_width as logoWidth',
  'logo_height as logoHeight',
  'domain',
  'version',
] as const;

export interface CentreRow {
  deskId: string;
  slug: string;
  openedAt: Temporal.Instant | null;
  colour: string | null;
  logoSha256: string | null;
  logoType: string | null;
  logoWidth: number | null;
  logoHeight: number | null;
  domain: string | null;
  version: number;
}

/** All centres, their words, and where their earlier addresses lead. */
export async function readCentres(db: Db) {
  const [centres, texts, oldSlugs] = await Promise.all([
    db.selectFrom('help_centres').select(CENTRE).execute(),
    db.selectFrom('help_centre_texts').selectAll().execute(),
    db.selectFrom('help_centre_old_slugs').selectAll().execute(),
  ]);
  return { centres, texts, oldSlugs };
}

export async function lockCentre(trx: Trx, deskId: string): Promise<CentreRow | undefined> {
  return trx.selectFrom('help_centres').select(CENTRE).where('desk_id', '=', deskId).forUpdate().executeTakeFirst();
}

export async function insertCentre(trx: Trx, row: Insertable<Tables['help_centres']>): Promise<void> {
  await trx.insertInto('help_centres').values(row).execute();
}

export async function updateCentre(
  trx: Trx,
  deskId: string,
  change: Updateable<Tables['help_centres']>,
): Promise<void> {
  await trx.updateTable('help_centres').set(change).where('desk_id', '=', deskId).execute();
}

export async function putTexts(trx: Trx, deskId: string, language: string, texts: CentreTexts): Promise<void> {
  const values = { texts: json(texts) };
  await trx
    .insertInto('help_centre_texts')
    .values({ desk_id: deskId, language, ...values })
    .onConflict((conflict) => conflict.columns(['desk_id', 'language']).doUpdateSet(values))
    .execute();
}

/** Whose address this is or was. */
export async function deskOfSlug(trx: Trx, slug: string): Promise<string | undefined> {
  const now = await trx.selectFrom('help_centres').select('desk_id').where('slug', '=', slug).executeTakeFirst();
  if (now) return now.desk_id;
  const before = await trx
    .selectFrom('help_centre_old_slugs')
    .select('desk_id')
    .where('slug', '=', slug)
    .executeTakeFirst();
  return before?.desk_id;
}

export async function deskOfDomain(trx: Trx, domain: string): Promise<string | undefined> {
  const row = await trx.selectFrom('help_centres').select('desk_id').where('domain', '=', domain).executeTakeFirst();
  return row?.desk_id;
}

/** The new address is nobody's old one any more, the one before leads there. */
export async function leadFrom(trx: Trx, deskId: string, before: string, now: string): Promise<void> {
  await trx.deleteFrom('help_centre_old_slugs').where('slug', '=', now).execute();
  await trx.insertInto('help_centre_old_slugs').values({ slug: before, desk_id: deskId }).execute();
}

export async function desksWithoutCentre(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('desks')
    .leftJoin('help_centres', 'help_centres.desk_id', 'desks.id')
    .select('desks.id')
    .where('help_centres.desk_id', 'is', null)
    .orderBy('desks.position')
    .execute();
  return rows.map((row) => row.id);
}

export async function deskName(db: Db, deskId: string): Promise<string> {
  const row = await db.selectFrom('desks').select('name').where('id', '=', deskId).executeTakeFirst();
  return row?.name ?? '';
}

/** Names what was just stored; the same bytes may be there already. */
export async function insertBlob(trx: Trx, blob: StoredBlob, at: Temporal.Instant): Promise<void> {
  await sql`insert into blobs (sha256, size, created_at) values (${blob.sha256}, ${blob.size}, ${at.toString()}::timestamptz)
    on conflict (sha256) do nothing`.execute(trx);
}
