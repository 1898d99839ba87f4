import type { Contributions } from '../../../contract/after-shift.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/**
 * What each of these people has written down for others so far; who wrote nothing is left out. The first version of an article is
 * its writer's, also where a colleague who looked it over published it, and so is a change that a shift taught, once it is
 * published.
 */
export async function contributionsOf(
  db: Db | Trx,
  teammateIds: readonly string[],
): Promise<Map<string, Contributions>> {
  if (teammateIds.length === 0) return new Map();
  const { rows } = await sql<Contributions & { teammate_id: string }>`
    with people as (select unnest(${teammateIds}::uuid[]) as id),
    written as (
      select teammate_id, article_id, min(since) as since from (
        select p.id as teammate_id, a.id as article_id, a.created_at as since from people p join articles a on a.created_by = p.id
          where a.put_away_at is null
        union all
        select p.id, a.id, v.made_at from people p join article_versions v on v.made_by = p.id and v.number > 1
          join articles a on a.id = v.article_id and a.put_away_at is null
          where not exists (select from gathered g where g.made_ref = a.id and g.state = 'article-edit' and g.teammate_id <> p.id
            and g.decided_at <= v.made_at and not exists (select from article_versions u
              where u.article_id = a.id and u.made_at >= g.decided_at and u.made_at < v.made_at))
        union all
        select p.id, a.id, g.decided_at from people p join gathered g on g.teammate_id = p.id and g.state = 'article-edit'
          join articles a on a.id = g.made_ref and a.put_away_at is null
          where exists (select from article_versions v where v.article_id = a.id and v.made_at >= g.decided_at)
      ) each_time group by 1, 2
    ), articles_of as (
      select w.teammate_id, count(*)::int as articles, count(*) filter (where read.published)::int as published,
        coalesce(sum(read.reads) filter (where read.published), 0)::int as reads, coalesce(sum(read.answered), 0)::int as answered
      from written w cross join lateral (
        select exists (select from article_texts x where x.article_id = w.article_id and x.published is not null) as published,
          (select sum(r.reads) from article_reads r where r.article_id = w.article_id and r.day >= w.since::date) as reads,
          (select count(distinct n.ticket_id) from article_answers n join articles a on a.id = n.article_id
            where n.article_id = w.article_id and n.at >= w.since and n.ticket_id is distinct from a.ticket_id) as answered) read
      group by 1
    ), replies_of as (
      select p.id as teammate_id, count(distinct s.id)::int as replies, count(u.id)::int as uses
      from people p join saved_replies s on s.created_by = p.id and s.put_away_at is null
        left join saved_reply_uses u on u.saved_reply_id = s.id
      group by 1
    )
    select p.id as teammate_id, coalesce(a.articles, 0) as articles, coalesce(a.published, 0) as published,
      coalesce(a.reads, 0) as reads, coalesce(a.answered, 0) as answered, coalesce(s.replies, 0) as "savedReplies", coalesce(s.uses, 0) as uses
    from people p left join articles_of a on a.teammate_id = p.id left join replies_of s on s.teammate_id = p.id
    where a.teammate_id is not null or s.teammate_id is not null`.execute(db);
  return new Map(rows.map(({ teammate_id, ...own }) => [teammate_id, own]));
}

/** Articles that somebody began or changed since then, the newest first, in the language they wrote, and who looks them over. */
export async function articlesChangedBy(
  db: Db | Trx,
  teammateId: string,
  deskId: string,
  since: Temporal.Instant,
  limit: number,
): Promise<
  { id: string; title: string; at: Temporal.Instant; published: boolean; with: { id: string; name: string } | null }[]
> {
  const from = since.toString();
  const { rows } = await sql<{
    id: string;
    title: string;
    at: Temporal.Instant;
    published: boolean;
    with: { id: string; name: string } | null;
  }>`select a.id, t.title, a.updated_at as at, t.published is not null and t.changed_at is null as published,
      (select jsonb_build_object('id', p.id, 'name', p.name) from article_reviews r join teammates p on p.id = r.asked_of
        where r.article_id = a.id and r.done_at is null limit 1) as "with"
    from articles a cross join lateral (
        select x.title, x.published, x.changed_at, coalesce(x.changed_by = ${teammateId}::uuid and x.changed_at >= ${from}::timestamptz, false) as own
        from article_texts x where x.article_id = a.id
        order by own desc, x.language = a.source_language desc, x.changed_at desc nulls last limit 1
      ) t
    where a.updated_at >= ${from}::timestamptz and a.desk_id = ${deskId}::uuid and a.put_away_at is null
      and ((a.created_by = ${teammateId}::uuid and a.created_at >= ${from}::timestamptz)
        or exists (select from article_texts x where x.article_id = a.id and x.changed_by = ${teammateId}::uuid
          and x.changed_at >= ${from}::timestamptz)
        or exists (select from article_versions v where v.article_id = a.id and v.made_by = ${teammateId}::uuid
          and v.made_at >= ${from}::timestamptz))
    order by a.updated_at desc, a.id limit ${limit}`.execute(db);
  return rows;
}

/** Marks since then of customers whom this person answered last, and how many of them are the best there is. */
export async function marksSince(
  db: Db | Trx,
  teammateId: string,
  since: Temporal.Instant,
): Promise<{ given: number; best: number }> {
  const { rows } = await sql<{ given: number; best: number }>`select count(*)::int as given,
      count(*) filter (where mark = best)::int as best
    from satisfaction_marks where teammate_id = ${teammateId}::uuid and given_at >= ${since.toString()}::timestamptz`.execute(
    db,
  );
  return rows[0] ?? { given: 0, best: 0 };
}
