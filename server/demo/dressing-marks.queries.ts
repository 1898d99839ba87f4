import '../features/satisfaction/satisfaction.tables.ts';
import type { Db } from '../platform/db/index.ts';
import { sql } from '../platform/db/index.ts';

/** Days back in which the sample's customers answered. */
const DAYS = 75;

/** Marks for about one in three of the requests that were solved lately: most of them good, a low one now and then. */
export async function addMarks(
  db: Db,
  deskId: string,
  tellId: string,
  comments: Readonly<Record<string, Readonly<Partial<Record<number, string>>>>>,
  now: Temporal.Instant,
): Promise<void> {
  await sql`with answered as (
      select t.id, t.desk_id, t.contact_id, t.language, t.number, r.author_id,
        least(t.solved_at + interval '25 hours', ${now.toString()}::timestamptz - interval '1 hour') as asked_at,
        least(t.solved_at + interval '31 hours', ${now.toString()}::timestamptz) as given_at,
        (array[5, 4, 5, 5, 3, 5, 4, 5, 2, 4, 5, 5, 4, 1, 5, 5, 4])[1 + (t.number % 17)] as mark
      from tickets t join lateral (select m.author_id from messages m where m.ticket_id = t.id and m.type = 'reply'
        and m.author_kind = 'teammate' order by m.created_at desc limit 1) r on true
      where t.desk_id = ${deskId}::uuid and t.status in ('solved', 'closed') and t.merged_into_id is null and t.spam_at is null
        and t.solved_at > ${now.toString()}::timestamptz - make_interval(days => ${DAYS})
        and t.solved_at < ${now.toString()}::timestamptz - interval '2 hours' and t.number % 3 = 0),
    asked as (insert into satisfaction_questions (ticket_id, state, due_at, best, asked_at, ends_at)
      select id, 'asked', asked_at, 5, asked_at, asked_at + interval '60 days' from answered on conflict do nothing),
    told as (insert into events (id, name, at, actor_kind, actor_id, desk_id, ticket_id, payload, depth, via)
      select gen_random_uuid(), 'satisfaction.given', given_at, 'contact', contact_id::text, desk_id, id,
        jsonb_build_object('mark', mark, 'best', 5, 'low', mark <= 2, 'tellId', case when mark <= 2 then ${tellId}::text end),
        0, 'customer' from answered)
    insert into satisfaction_marks (ticket_id, desk_id, contact_id, teammate_id, mark, best, low, comment, given_at)
    select id, desk_id, contact_id, author_id, mark, 5, mark <= 2,
      case when mark <= 2 or number % 2 = 0 then coalesce(${JSON.stringify(comments)}::jsonb -> language ->> mark::text, '') else '' end,
      given_at from answered on conflict do nothing`.execute(db);
}
