import './questions.tables.ts';
import type { Db, RawBuilder, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import type { Commonness } from './likeness.ts';

/** A ticket that waits for being read, with its first letter. */
export interface WaitingTicket {
  ticket_id: string;
  desk_id: string;
  subject: string;
  language: string | null;
  asked_at: Temporal.Instant;
  text: string | null;
  /** It is somebody's question and counts: not spam, not merged, not thrown away, written by a person. */
  counts: boolean;
  /** Read before, and on which desk. */
  known_desk_id: string | null;
}

/** Of a letter, so many characters are read: what is asked stands early. */
const MOST_READ = 4_000;

/** How many wait, counted up to `most`. */
export async function countWaiting(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from asked_waiting limit ${most}) waiting`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Takes the oldest that wait out of the queue, in the order they came. */
export async function takeWaiting(trx: Trx, limit: number): Promise<WaitingTicket[]> {
  const { rows } = await sql<WaitingTicket>`
    with taken as (delete from asked_waiting where ticket_id in
      (select ticket_id from asked_waiting order by ticket_id limit ${limit} for update skip locked) returning ticket_id)
    select t.id as ticket_id, t.desk_id, t.subject, coalesce(m.language, t.language) as language, t.created_at as asked_at, m.text,
      t.merged_into_id is null and t.discarded_at is null and t.spam_at is null and m.text is not null as counts,
      a.desk_id as known_desk_id
    from taken join tickets t on t.id = taken.ticket_id
    left join asked_tickets a on a.ticket_id = t.id
    left join lateral (select left(visible_text, ${MOST_READ}) as text, language from messages
      where messages.ticket_id = t.id and type = 'incoming' and not is_auto and not is_bounce
      order by created_at, id limit 1) m on true
    order by t.created_at, t.id`.execute(trx);
  return rows;
}

export interface DeskRow {
  desk_id: string;
  days: number;
  times: number;
  questions: number;
}

/** Made with the usual numbers where there is none. */
export async function deskRow(trx: Trx, deskId: string): Promise<DeskRow> {
  await sql`insert into asked_desks (desk_id) values (${deskId}) on conflict do nothing`.execute(trx);
  return trx.selectFrom('asked_desks').selectAll().where('desk_id', '=', deskId).executeTakeFirstOrThrow();
}

export async function wordCounts(db: Db | Trx, deskId: string, words: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ word: number; questions: number }>`select word, questions from asked_words
    where desk_id = ${deskId}::uuid and word = any(${words}::int[])`.execute(db);
  return new Map(rows.map(({ word, questions }) => [word, questions]));
}

export async function allWordCounts(db: Db | Trx, deskId: string): Promise<Map<number, number>> {
  const { rows } = await sql<{ words: number[] | null; questions: number[] | null }>`
    select array_agg(word order by word) as words, array_agg(questions order by word) as questions
    from asked_words where desk_id = ${deskId}::uuid`.execute(db);
  const { words, questions } = rows[0] ?? { words: null, questions: null };
  return new Map((words ?? []).map((word, index) => [word, questions?.[index] ?? 0]));
}

export interface StandingRow {
  ticket_id: string;
  group_id: string | null;
  language: string | null;
  words: number[];
  counts: number[];
  /** Groups that somebody said it is not one of. */
  apart: string[];
}

const STANDING = sql`ticket_id, group_id, language, words, counts, apart`;

/** Those that hold one of these words, newest first. */
export async function standingWith(
  db: Db | Trx,
  deskId: string,
  words: readonly number[],
  limit: number,
): Promise<StandingRow[]> {
  if (words.length === 0) return [];
  // Found by their words first: asked for in the order of time as well, all that stand would be gone through.
  const { rows } = await sql<StandingRow>`
    with holding as materialized (select ${STANDING}, asked_at, desk_id from asked_tickets
      where stands and words && ${words}::int[])
    select ${STANDING} from holding where desk_id = ${deskId}::uuid order by asked_at desc, ticket_id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** All that stand, oldest first; of more than `limit` the newest. */
export async function allStanding(db: Db | Trx, deskId: string, limit: number): Promise<StandingRow[]> {
  const { rows } =
    await sql<StandingRow>`select ${STANDING} from asked_tickets where desk_id = ${deskId}::uuid and stands
    order by asked_at desc, ticket_id desc limit ${limit}`.execute(db);
  return rows.reverse();
}

/** All that stand for these groups, the newest of each. */
export async function standingFor(db: Db | Trx, groupIds: readonly string[], each: number): Promise<StandingRow[]> {
  if (groupIds.length === 0) return [];
  const { rows } = await sql<StandingRow>`select s.* from unnest(${groupIds}::uuid[]) as g (id) cross join lateral (
      select ${STANDING} from asked_tickets where group_id = g.id and stands order by asked_at desc limit ${each}) s`.execute(
    db,
  );
  return rows;
}

/** Groups that nobody has decided about may become one; what somebody decided stays as it is. */
export async function undecidedAmong(db: Db | Trx, groupIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from asked_groups
    where id = any(${groupIds}::uuid[]) and state = 'to_write'`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function insertAsked(
  trx: Trx,
  rows: readonly {
    ticket_id: string;
    desk_id: string;
    group_id: string | null;
    language: string | null;
    asked_at: string;
    words: number[];
    counts: number[];
    stands: boolean;
  }[],
): Promise<void> {
  await insertRows(
    trx,
    'asked_tickets',
    rows.map((row) => ({ ...row, apart: [] })),
    { onConflict: 'nothing' },
  );
}

/** Adds the words of new questions to the counts of their desk. */
export async function countWords(
  trx: Trx,
  deskId: string,
  words: ReadonlyMap<number, number>,
  questions: number,
): Promise<void> {
  if (questions === 0) return;
  const all = [...words].sort(([a], [b]) => a - b);
  await sql`insert into asked_words (desk_id, word, questions)
    select ${deskId}::uuid, w.word, w.questions from unnest(${all.map(([word]) => word)}::int[], ${all.map(([, count]) => count)}::int[])
      as w (word, questions)
    on conflict (desk_id, word) do update set questions = asked_words.questions + excluded.questions`.execute(trx);
  await sql`update asked_desks set questions = questions + ${questions} where desk_id = ${deskId}::uuid`.execute(trx);
}

export async function insertGroups(
  trx: Trx,
  deskId: string,
  ids: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  const now = at.toString();
  await insertRows(
    trx,
    'asked_groups',
    ids.map((id) => ({
      id,
      desk_id: deskId,
      state: 'to_write',
      size: 0,
      first_at: now,
      last_at: now,
      created_at: now,
    })),
  );
}

/** @param pairs a ticket and the group that it is in from now on */
export async function putInto(
  trx: Trx,
  pairs: readonly (readonly [ticketId: string, groupId: string])[],
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`update asked_tickets set group_id = p.group_id
    from unnest(${pairs.map(([ticket]) => ticket)}::uuid[], ${pairs.map(([, group]) => group)}::uuid[]) as p (ticket_id, group_id)
    where asked_tickets.ticket_id = p.ticket_id`.execute(trx);
}

/** All of one group become part of another, which alone is left. */
export async function uniteGroups(trx: Trx, groupId: string, into: string): Promise<void> {
  await sql`update asked_tickets set group_id = ${into}::uuid where group_id = ${groupId}::uuid`.execute(trx);
  await trx.deleteFrom('asked_groups').where('id', '=', groupId).execute();
}

/** What the window holds of these groups, counted anew. @param since its beginning */
export async function countGroups(trx: Trx, groupIds: readonly string[], since: Temporal.Instant): Promise<void> {
  if (groupIds.length === 0) return;
  await sql`update asked_groups g set size = c.size, first_at = coalesce(c.first_at, g.first_at), last_at = coalesce(c.last_at, g.last_at)
    from unnest(${groupIds}::uuid[]) as i (id) cross join lateral (
      select count(*)::int as size, min(asked_at) as first_at, max(asked_at) as last_at from asked_tickets a
      where a.group_id = i.id and a.asked_at >= ${since.toString()}::timestamptz) c
    where g.id = i.id`.execute(trx);
}

export async function desksOfGroups(trx: Trx, groupIds: readonly string[]): Promise<{ id: string; desk_id: string }[]> {
  return trx.selectFrom('asked_groups').select(['id', 'desk_id']).where('id', 'in', groupIds).execute();
}

/** Those of these groups that were asked often enough for the first time, marked as told. */
export async function newlyRepeated(
  trx: Trx,
  groupIds: readonly string[],
  times: number,
  at: Temporal.Instant,
): Promise<{ id: string; size: number }[]> {
  if (groupIds.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    size: number;
  }>`update asked_groups set told_at = ${at.toString()}::timestamptz
    where id = any(${groupIds}::uuid[]) and told_at is null and state = 'to_write' and size >= ${times}
    returning id, size`.execute(trx);
  return rows;
}

/**
 * Takes tickets out: they count no more, nor do their words.
 * @param which a condition on `asked_tickets`
 * @returns how many went, and the groups that they were in.
 */
export async function takeOut(trx: Trx, which: RawBuilder<unknown>): Promise<{ count: number; groupIds: string[] }> {
  const { rows } = await sql<{ desk_id: string; group_id: string | null; words: number[]; stands: boolean }>`
    delete from asked_tickets where ${which} returning desk_id, group_id, words, stands`.execute(trx);
  await uncount(
    trx,
    rows.filter(({ stands }) => stands),
  );
  return { count: rows.length, groupIds: [...new Set(rows.flatMap(({ group_id }) => group_id ?? []))] };
}

export function theseTickets(ids: readonly string[]): RawBuilder<unknown> {
  return sql`ticket_id = any(${ids}::uuid[])`;
}

async function uncount(trx: Trx, gone: readonly { desk_id: string; words: number[] }[]): Promise<void> {
  const byDesk = new Map<string, { questions: number; words: Map<number, number> }>();
  for (const { desk_id, words } of gone) {
    const desk = byDesk.get(desk_id) ?? { questions: 0, words: new Map<number, number>() };
    byDesk.set(desk_id, desk);
    desk.questions += 1;
    for (const word of words) desk.words.set(word, (desk.words.get(word) ?? 0) + 1);
  }
  for (const [deskId, { questions, words }] of byDesk) {
    const all = [...words];
    await sql`update asked_words a set questions = a.questions - w.questions
      from unnest(${all.map(([word]) => word)}::int[], ${all.map(([, count]) => count)}::int[]) as w (word, questions)
      where a.desk_id = ${deskId}::uuid and a.word = w.word`.execute(trx);
    await sql`delete from asked_words where desk_id = ${deskId}::uuid and questions <= 0
      and word = any(${all.map(([word]) => word)}::int[])`.execute(trx);
    await sql`update asked_desks set questions = greatest(questions - ${questions}, 0) where desk_id = ${deskId}::uuid`.execute(
      trx,
    );
  }
}

/** How common these words are among the different questions of a desk. */
export async function commonnessOf(db: Db, deskId: string, words: readonly number[]): Promise<Commonness> {
  const [desk, counts] = await Promise.all([
    db.selectFrom('asked_desks').select('questions').where('desk_id', '=', deskId).executeTakeFirst(),
    wordCounts(db, deskId, words),
  ]);
  return { questions: desk?.questions ?? 0, holding: (word) => counts.get(word) ?? 0 };
}
