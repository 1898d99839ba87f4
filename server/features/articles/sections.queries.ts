import './articles.tables.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { insertRows, lockForTransaction, sql } from '../../platform/db/index.ts';
import type { SectionKind, Visibility } from './articles.tables.ts';

export interface NamedSection {
  id: string;
  desk_id: string;
  parent_id: string | null;
  visibility: Visibility;
  kind: SectionKind;
  position: number;
  names: { language: Language; name: string; slug: string; description: string }[];
}

export async function sectionById(db: Db | Trx, id: string): Promise<NamedSection | undefined> {
  const { rows } = await sql<NamedSection>`select s.id, s.desk_id, s.parent_id, s.visibility, s.kind, s.position,
      coalesce((select jsonb_agg(jsonb_build_object('language', n.language, 'name', n.name, 'slug', n.slug,
        'description', n.description) order by n.language) from section_names n where n.section_id = s.id), '[]') as names
    from sections s where s.id = ${id}::uuid and s.put_away_at is null`.execute(db);
  return rows[0];
}

/** All changes to the sections of a desk wait for each other: a tree is only a tree as a whole. */
export async function lockSections(trx: Trx, deskId: string): Promise<void> {
  await lockForTransaction(trx, `sections of ${deskId}`);
}

export interface TreeRow {
  id: string;
  parent_id: string | null;
  visibility: Visibility;
}

/** Every section of a desk that is not put away, in order. */
export async function treeOf(trx: Trx, deskId: string): Promise<TreeRow[]> {
  const { rows } = await sql<TreeRow>`select id, parent_id, visibility from sections
    where desk_id = ${deskId}::uuid and put_away_at is null order by position, id`.execute(trx);
  return rows;
}

export async function insertSection(
  trx: Trx,
  row: {
    id: string;
    deskId: string;
    parentId: string | null;
    visibility: Visibility;
    kind: SectionKind;
    at: string;
  },
): Promise<void> {
  await sql`insert into sections (id, desk_id, parent_id, visibility, kind, position, created_at, updated_at)
    select ${row.id}::uuid, ${row.deskId}::uuid, ${row.parentId}::uuid, ${row.visibility}, ${row.kind},
      coalesce(max(position), 0) + 1, ${row.at}::timestamptz, ${row.at}::timestamptz from sections
    where desk_id = ${row.deskId}::uuid and visibility = ${row.visibility}
      and parent_id is not distinct from ${row.parentId}::uuid and put_away_at is null`.execute(trx);
}

export async function replaceNames(
  trx: Trx,
  sectionId: string,
  deskId: string,
  names: readonly { language: string; name: string; slug: string; description: string }[],
): Promise<void> {
  await trx.deleteFrom('section_names').where('section_id', '=', sectionId).execute();
  await insertRows(
    trx,
    'section_names',
    names.map((name) => ({ section_id: sectionId, desk_id: deskId, ...name })),
  );
}

/** Slugs of sections on this desk in this language that begin with this one; put-away ones keep theirs. */
export async function sectionSlugsTaken(
  trx: Trx,
  { deskId, language, slug, but }: { deskId: string; language: string; slug: string; but: string },
): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`select slug from section_names where desk_id = ${deskId}::uuid
    and language = ${language} and slug like ${`${slug}%`} and section_id <> ${but}::uuid`.execute(trx);
  return new Set(rows.map((row) => row.slug));
}

/** The parent, the kind and the place among its neighbours: before one of them, or at the end; all are numbered anew. */
export async function placeSection(
  trx: Trx,
  section: { id: string; deskId: string; visibility: Visibility; parentId: string | null; kind: SectionKind },
  before: string | null,
  at: string,
): Promise<void> {
  await sql`update sections set parent_id = ${section.parentId}::uuid, kind = ${section.kind}, updated_at = ${at}::timestamptz
    where id = ${section.id}::uuid`.execute(trx);
  await sql`with others as (select id, row_number() over (order by position, id) as place from sections
      where desk_id = ${section.deskId}::uuid and visibility = ${section.visibility}
        and parent_id is not distinct from ${section.parentId}::uuid and put_away_at is null and id <> ${section.id}::uuid),
    wanted as (select coalesce((select place from others where id = ${before}::uuid),
      (select coalesce(max(place), 0) + 1 from others)) as place),
    placed as (select ${section.id}::uuid as id, place from wanted
      union all select o.id, o.place + case when o.place >= w.place then 1 else 0 end from others o, wanted w)
    update sections s set position = p.place from placed p where p.id = s.id and s.position is distinct from p.place`.execute(
    trx,
  );
}

/** @returns whether it was empty and is put away: no sections in it, and no articles but those in the bin. */
export async function putAwayIfEmpty(trx: Trx, sectionId: string, at: string): Promise<boolean> {
  const { rows } = await sql`update sections s set put_away_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
    where s.id = ${sectionId}::uuid and s.put_away_at is null
      and not exists (select from sections c where c.parent_id = s.id and c.put_away_at is null)
      and not exists (select from articles a where a.section_id = s.id and a.put_away_at is null)
    returning s.id`.execute(trx);
  if (rows.length === 0) return false;
  await trx.deleteFrom('section_names').where('section_id', '=', sectionId).execute();
  return true;
}

/** How many articles, drafts too, each section of a desk holds itself; those in none by their kind. */
export async function articleCounts(
  db: Db,
  deskId: string,
): Promise<{ section_id: string | null; visibility: Visibility; count: number }[]> {
  const { rows } = await sql<{ section_id: string | null; visibility: Visibility; count: number }>`
    select section_id, visibility, count(*)::int as count from articles
    where desk_id = ${deskId}::uuid and put_away_at is null group by section_id, visibility`.execute(db);
  return rows;
}
