import type { Language } from '../../contract/shapes.ts';
import type { Db } from '../platform/db/index.ts';
import { sql } from '../platform/db/index.ts';

const DAYS = 30;

/** Readers of every published answer on each of the last days: the same each time, fewer at weekends, some read more than others. */
export async function addReadsOfMonth(db: Db, deskId: string, now: Temporal.Instant): Promise<void> {
  await sql`insert into article_reads (article_id, language, day, reads)
    select d.article_id, d.language, day::date,
      1 + abs(hashtext(d.article_id::text)) % 30 / (1 + (extract(isodow from day) > 5)::int * 2)
        + abs(hashtext(d.article_id::text || day::text)) % 6
    from article_documents d,
      generate_series(${now.toString()}::timestamptz - ${DAYS} * interval '1 day', ${now.toString()}::timestamptz, interval '1 day') day
    where d.desk_id = ${deskId}::uuid and d.visibility = 'public'
    on conflict do nothing`.execute(db);
}

/** Nearly nine in ten said that an answer helped; one of the others said why not. */
export async function addArticleVotes(
  db: Db,
  { deskId, language, words, now }: { deskId: string; language: Language; words: string; now: Temporal.Instant },
): Promise<void> {
  await sql`insert into article_votes (id, article_id, language, day, visitor, helpful, words, at)
    select gen_random_uuid(), d.article_id, d.language, at::date, decode(md5(d.article_id::text || reader), 'hex'),
      reader % 8 <> 3, case when reader = 3 then ${words} else '' end, at
    from article_documents d cross join generate_series(1, 12 + abs(hashtext(d.article_id::text)) % 40) reader
      cross join lateral (select ${now.toString()}::timestamptz - reader * interval '11 hours' as at) moments
    where d.desk_id = ${deskId}::uuid and d.visibility = 'public' and d.language = ${language}
    on conflict do nothing`.execute(db);
}

export async function addSearches(
  db: Db,
  search: { deskId: string; language: Language; words: string; times: number; found: number; now: Temporal.Instant },
): Promise<void> {
  const { deskId, language, words, times, found, now } = search;
  await sql`insert into help_searches (id, desk_id, language, words, key, found, at)
    select gen_random_uuid(), ${deskId}::uuid, ${language}, ${words}, lower(unaccent(${words})), ${found},
      ${now.toString()}::timestamptz - turn * interval '17 hours'
    from generate_series(1, ${times}) turn`.execute(db);
}
