import './contact-form.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface FormRow {
  offered: boolean;
  request_type_ids: string[] | null;
  sites: string[];
}

/** As it was set; undefined while nobody did. */
export async function formRow(db: Db | Trx, deskId: string): Promise<FormRow | undefined> {
  return db
    .selectFrom('contact_forms')
    .select(['offered', 'request_type_ids', 'sites'])
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
}

export async function saveForm(
  trx: Trx,
  deskId: string,
  form: FormRow,
  changed: { at: Temporal.Instant; by: string | null },
): Promise<void> {
  const row = { ...form, changed_at: changed.at.toString(), changed_by: changed.by };
  await trx
    .insertInto('contact_forms')
    .values({ desk_id: deskId, ...row })
    .onConflict((conflict) => conflict.column('desk_id').doUpdateSet(row))
    .execute();
}

export type VisitMoment = 'shown' | 'solved' | 'sent';

/** Remembers that it happened on a page; only the first time counts. */
export async function markVisit(
  db: Db | Trx,
  visit: { id: string; deskId: string; language: string; moment: VisitMoment },
  at: Temporal.Instant,
): Promise<void> {
  const column = sql.ref(`${visit.moment}_at`);
  await sql`insert into form_visits as v (id, desk_id, language, began_at, ${column})
    values (${visit.id}::uuid, ${visit.deskId}::uuid, ${visit.language}, ${at.toString()}::timestamptz, ${at.toString()}::timestamptz)
    on conflict (id) do update set ${column} = coalesce(v.${column}, excluded.${column})
    where v.desk_id = excluded.desk_id`.execute(db);
}

/** One of the answers that its page showed was opened. The link to it is nobody's secret, so it makes no visit of its own. */
export async function markOpenedVisit(
  db: Db | Trx,
  visit: { id: string; deskId: string },
  at: Temporal.Instant,
): Promise<void> {
  await sql`update form_visits set opened_at = ${at.toString()}::timestamptz
    where id = ${visit.id}::uuid and desk_id = ${visit.deskId}::uuid and shown_at is not null and opened_at is null`.execute(
    db,
  );
}

export interface VisitFigures {
  shown: number;
  opened: number;
  not_sent: number;
  solved: number;
  sent: number;
}

/**
 * What came of the pages that began in this time. Whoever sent later than an hour after an answer was opened is counted as not
 * having sent: by then it is another visit.
 */
export async function visitFigures(
  db: Db,
  deskId: string,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<VisitFigures> {
  const { rows } = await sql<VisitFigures>`select
      count(shown_at) as shown,
      count(opened_at) as opened,
      count(*) filter (where opened_at is not null and (sent_at is null or sent_at > opened_at + interval '1 hour')) as not_sent,
      count(solved_at) as solved,
      count(sent_at) as sent
    from form_visits where desk_id = ${deskId}::uuid
      and began_at >= ${from.toString()}::timestamptz and began_at < ${until.toString()}::timestamptz`.execute(db);
  return rows[0] ?? { shown: 0, opened: 0, not_sent: 0, solved: 0, sent: 0 };
}

export async function sweepVisits(trx: Trx, before: Temporal.Instant): Promise<void> {
  await sql`delete from form_visits where began_at < ${before.toString()}::timestamptz`.execute(trx);
}

/** How long letters waited that were answered first since then, in seconds: half of them so long at most, nine in ten so long. */
export async function waitsSince(
  db: Db,
  deskId: string,
  since: Temporal.Instant,
): Promise<{ letters: number; half: number | null; nineInTen: number | null }> {
  const { rows } = await sql<{ letters: number; half: number | null; nine: number | null }>`
    select count(*) as letters, percentile_disc(0.5) within group (order by waited) as half,
      percentile_disc(0.9) within group (order by waited) as nine
    from (select extract(epoch from first_reply_at - created_at)::float8 as waited from tickets
      where desk_id = ${deskId}::uuid and first_reply_at >= ${since.toString()}::timestamptz and spam_at is null
      order by first_reply_at desc limit 2000) as answered`.execute(db);
  const [row] = rows;
  return { letters: row?.letters ?? 0, half: row?.half ?? null, nineInTen: row?.nine ?? null };
}

export interface KeptFile {
  key: string;
  blob_sha256: string;
  name: string;
  content_type: string;
  size: number;
}

export async function insertFormFile(trx: Trx, file: KeptFile, at: Temporal.Instant): Promise<void> {
  await sql`insert into blobs (sha256, size, created_at)
    values (${file.blob_sha256}, ${file.size}, ${at.toString()}::timestamptz) on conflict do nothing`.execute(trx);
  await trx
    .insertInto('form_files')
    .values({ ...file, made_at: at.toString(), external_id: null })
    .execute();
}

/** In the order of their keys. */
export async function formFiles(db: Db, keys: readonly string[]): Promise<KeptFile[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('form_files')
    .select(['key', 'blob_sha256', 'name', 'content_type', 'size'])
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .execute();
  return keys.flatMap((key) => rows.find((row) => row.key === key) ?? []);
}

export async function nameFormFiles(db: Db, keys: readonly string[], externalId: string): Promise<void> {
  if (keys.length === 0) return;
  await db
    .updateTable('form_files')
    .set({ external_id: externalId })
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .execute();
}

/** Those whose form was never sent, or has become a request; what waits for a Retry keeps its bytes. */
export async function sweepFormFiles(trx: Trx, before: Temporal.Instant): Promise<void> {
  await sql`delete from form_files f where f.made_at < ${before.toString()}::timestamptz and not exists (
      select from inbound i where i.channel = 'form' and i.external_id = f.external_id and i.state <> 'processed')`.execute(
    trx,
  );
}

export interface ReceiptRow {
  desk_id: string | null;
  number: number | null;
  due_at: Temporal.Instant | null;
  address: string | null;
}

/** What became of a form. */
export async function receiptOf(db: Db, inboundId: string): Promise<ReceiptRow | undefined> {
  const { rows } = await sql<ReceiptRow>`
    select i.desk_id, t.number, t.reply_due_at as due_at, m.author_address as address
    from inbound i left join tickets t on t.id = i.ticket_id left join messages m on m.id = i.message_id
    where i.id = ${inboundId}::uuid and i.channel = 'form'`.execute(db);
  return rows[0];
}
