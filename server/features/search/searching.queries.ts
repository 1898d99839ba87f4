import './search.tables.ts';
import type { Db, RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** What is looked for, as the database is asked. */
export interface Search {
  /** Of type tsquery; null: whatever the words. */
  query: string | null;
  /** A condition on `tickets`: rights, filters, what is found at all. */
  tickets: RawBuilder<SqlBool>;
  after: Temporal.Instant | null;
  before: Temporal.Instant | null;
  /** Notes alone, all but notes, or null for all. */
  notes: boolean | null;
}

/** Where a document stands, newest first: when it was written, and its id. */
export type Place = readonly [at: string, id: string];

export interface Candidate {
  id: string;
  ticket_id: string;
  at: Temporal.Instant;
}

/**
 * The newest documents that fit, without those of tickets that stood on an earlier page. The database chooses from where it
 * begins: at a rare word, at the few tickets of a narrow filter, or at the newest documents where nearly everything fits.
 * @param after the place of the last ticket that was shown
 */
export async function newestDocuments(
  db: Db,
  search: Search,
  after: Place | null,
  limit: number,
): Promise<Candidate[]> {
  const fits = fitting(search);
  const earlier = after
    ? sql`and (d.at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid) and not exists (
        select from search_documents d where d.ticket_id = tickets.id and ${fits}
          and (d.at, d.id) >= (${after[0]}::timestamptz, ${after[1]}::uuid))`
    : sql``;
  const { rows } = await sql<Candidate>`select d.id, d.ticket_id, d.at from search_documents d
    join tickets on tickets.id = d.ticket_id
    where ${fits} and ${search.tickets} ${earlier}
    order by d.at desc, d.id desc limit ${limit}`.execute(db);
  return rows;
}

/** The newest documents that fit, from `from` on, by how well each fits: 0 to 1, more recent ones a little better. */
export async function bestDocuments(
  db: Db,
  search: Search & { query: string },
  from: Place | null,
  limit: number,
): Promise<(Candidate & { score: number })[]> {
  const older = from ? sql`and (d.at, d.id) <= (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql``;
  const { rows } = await sql<Candidate & { score: number }>`
    select id, ticket_id, at, ts_rank('{0.1, 0.2, 0.4, 1}', words, ${search.query}::tsquery, 33)
      * (0.7 + 0.3 * exp(-extract(epoch from max(at) over () - at)::float8 / 31536000)) as score
    from (select d.id, d.ticket_id, d.at, d.words from search_documents d
      join tickets on tickets.id = d.ticket_id
      where ${fitting(search)} and ${search.tickets} ${older}
      order by d.at desc, d.id desc limit ${limit}) newest
    order by score desc, at desc, id desc`.execute(db);
  return rows;
}

export interface FoundDocument {
  id: string;
  kind: 'message' | 'file';
  message_id: string;
  ticket_id: string;
  language: string | null;
  message_type: 'incoming' | 'reply' | 'note' | 'auto';
  author_name: string;
  author_address: string | null;
  created_at: Temporal.Instant;
  file_name: string | null;
  /** What the writer wrote, or what is in the file. */
  text: string;
  /** All of it, where there is more than what the writer wrote. */
  whole: string | null;
}

/** Of each ticket the documents that fit, newest first, at most so many, with their texts. */
export async function documentsOf(
  db: Db,
  search: Search,
  ticketIds: readonly string[],
  each: number,
): Promise<FoundDocument[]> {
  if (ticketIds.length === 0) return [];
  const { rows } = await sql<FoundDocument>`
    select d.id, d.kind, d.message_id, d.ticket_id, d.language, m.type as message_type, m.author_name, m.author_address,
      m.created_at, a.name as file_name,
      left(case d.kind when 'file' then coalesce(f.text, '') else m.visible_text end, 60000) as text,
      case when d.kind = 'message' and length(m.text) > length(m.visible_text) then left(m.text, 60000) end as whole
    from unnest(${ticketIds}::uuid[]) t(id) cross join lateral (
      select * from search_documents d where d.ticket_id = t.id and ${fitting(search)}
      order by d.at desc, d.id desc limit ${each}) d
    join messages m on m.id = d.message_id
    left join attachments a on d.kind = 'file' and a.id = d.id
    left join search_files f on d.kind = 'file' and f.attachment_id = d.id
    order by d.at desc, d.id desc`.execute(db);
  return rows;
}

/** What facets are made of. */
export interface FacetRow {
  id: string;
  desk_id: string;
  status: string;
  tags: string[];
  channel: string;
  language: string | null;
  year: number;
}

export async function facetRows(db: Db, ticketIds: readonly string[]): Promise<FacetRow[]> {
  if (ticketIds.length === 0) return [];
  const { rows } = await sql<FacetRow>`select id, desk_id, status, tags, channel, language,
    extract(year from created_at)::int as year from tickets where id = any(${ticketIds}::uuid[])`.execute(db);
  return rows;
}

/** Tickets with these numbers that fit. */
export async function ticketsNumbered(
  db: Db,
  tickets: RawBuilder<SqlBool>,
  numbers: readonly number[],
): Promise<string[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select id from tickets
    where number = any(${numbers}::bigint[]) and ${tickets} order by number`.execute(db);
  return rows.map(({ id }) => id);
}

function fitting({ query, after, before, notes }: Search): RawBuilder<SqlBool> {
  const all: RawBuilder<SqlBool>[] = [];
  if (query !== null) all.push(sql<SqlBool>`d.words @@ ${query}::tsquery`);
  if (after) all.push(sql<SqlBool>`d.at >= ${after.toString()}::timestamptz`);
  if (before) all.push(sql<SqlBool>`d.at < ${before.toString()}::timestamptz`);
  if (notes !== null) all.push(notes ? sql<SqlBool>`d.visibility = 'team'` : sql<SqlBool>`d.visibility = 'public'`);
  return all.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(all, sql` and `)}`;
}
