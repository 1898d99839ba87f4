import './questions.tables.ts';
import type { Db, RawBuilder, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import type { KnownGroups } from './grouping.ts';
import { hash32 } from './hashing.ts';
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
  const known = trx.selectFrom('asked_desks').selectAll().where('desk_id', '=', deskId);
  const row = await known.executeTakeFirst();
  if (row) return row;
  await sql`insert into asked_desks (desk_id) values (${deskId}) on conflict do nothing`.execute(trx);
  return known.executeTakeFirstOrThrow();
}

export async function wordCounts(db: Db | Trx, deskId: string, words: readonly number[]): Promise<Map<number, number>> {
  if (words.length === 0) return new Map();
  return countsFrom(db, sql`desk_id = ${deskId}::uuid and word = any(${words}::int[])`);
}

export function allWordCounts(db: Db | Trx, deskId: string): Promise<Map<number, number>> {
  return countsFrom(db, sql`desk_id = ${deskId}::uuid`);
}

/** As two long texts: a row for each word would be most of the work. */
async function countsFrom(db: Db | Trx, which: RawBuilder<unknown>): Promise<Map<number, number>> {
  const { rows } = await sql<{ words: string | null; questions: string | null }>`
    select string_agg(word::text, ' ') as words, string_agg(questions::text, ' ') as questions
    from asked_words where ${which}`.execute(db);
  const words = numbersOf(rows[0]?.words);
  const questions = numbersOf(rows[0]?.questions);
  return new Map(words.map((word, index) => [word, questions[index] ?? 0]));
}

function numbersOf(text: string | null | undefined): number[] {
  return text ? text.split(' ').map(Number) : [];
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

type StandingText = Omit<StandingRow, 'words' | 'counts'> & { words: string; counts: string };

/** Numbers as texts: many times quicker read than arrays. */
const STANDING = sql`a.ticket_id, a.group_id, a.language, a.apart,
  array_to_string(s.words, ' ') as words, array_to_string(s.counts, ' ') as counts`;

function understood(deskId: string, rows: readonly StandingText[]): StandingRow[] {
  return rows.map((row) => ({
    ...row,
    words: ofDesk(deskId, numbersOf(row.words)),
    counts: numbersOf(row.counts),
  }));
}

/**
 * Words as they are kept of one desk, so that looking some up finds no letters of other desks; and, taken twice, as they were.
 */
function ofDesk(deskId: string, words: readonly number[]): number[] {
  const own = hash32(deskId);
  return words.map((word) => word ^ own);
}

/** Those that share the most of these words by their weights, most first, of equals the newest. */
export async function standingWith(
  db: Db | Trx,
  deskId: string,
  words: readonly { word: number; weight: number }[],
  limit: number,
): Promise<StandingRow[]> {
  if (words.length === 0) return [];
  const looked = ofDesk(
    deskId,
    words.map(({ word }) => word),
  );
  // Word by word: joining two lists for each of hundreds takes three times as long.
  const shared = words.map(
    ({ weight }, at) => sql`case when ${looked[at]}::int = any(words) then ${weight}::real else 0 end`,
  );
  // Found by their words first: asked for in the order of time as well, all that stand would be gone through.
  const { rows } = await sql<StandingText>`
    with holding as materialized (select ticket_id, asked_at, words, counts, ${sql.join(shared, sql` + `)} as shared
      from asked_standing where words && ${looked}::int[]),
    s as (select * from holding order by shared desc, asked_at desc, ticket_id desc limit ${limit})
    select ${STANDING} from s join asked_tickets a using (ticket_id)
    order by s.shared desc, s.asked_at desc, a.ticket_id desc`.execute(db);
  return understood(deskId, rows);
}

/** All that stand, oldest first; of more than `limit` the newest. */
export async function allStanding(db: Db | Trx, deskId: string, limit: number): Promise<StandingRow[]> {
  const { rows } = await sql<StandingText>`
    select ${STANDING} from (select * from asked_standing where desk_id = ${deskId}::uuid
        order by asked_at desc, ticket_id desc limit ${limit}) s join asked_tickets a using (ticket_id)
    order by s.asked_at, a.ticket_id`.execute(db);
  return understood(deskId, rows);
}

/** All that stand for these groups, the newest of each; oldest first. */
export async function standingFor(
  db: Db | Trx,
  deskId: string,
  groupIds: readonly string[],
  each: number,
): Promise<StandingRow[]> {
  if (groupIds.length === 0) return [];
  const { rows } = await sql<StandingText>`
    select l.* from unnest(${groupIds}::uuid[]) as g (id) cross join lateral (
      select ${STANDING}, a.asked_at from asked_tickets a join asked_standing s using (ticket_id)
      where a.group_id = g.id and a.stands order by a.asked_at desc limit ${each}) l
    order by l.asked_at, l.ticket_id`.execute(db);
  return understood(deskId, rows);
}

/** How large the groups of a desk are, or these of them, and about which somebody decided something. */
export async function knownGroups(db: Db | Trx, deskId: string, groupIds?: readonly string[]): Promise<KnownGroups> {
  const these = groupIds === undefined ? sql`` : sql`and id = any(${groupIds}::uuid[])`;
  const { rows } = await sql<{ id: string; size: number; decided: boolean }>`
    select id, size, state <> 'to_write' as decided from asked_groups where desk_id = ${deskId}::uuid ${these}`.execute(
    db,
  );
  return {
    sizes: new Map(rows.map(({ id, size }) => [id, size])),
    decided: new Set(rows.filter(({ decided }) => decided).map(({ id }) => id)),
  };
}

/** Those of these groups that nobody has decided about, and nobody will before this transaction ends. */
export async function lockUndecided(trx: Trx, groupIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from asked_groups
    where id = any(${groupIds}::uuid[]) and state = 'to_write' order by id for update`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

interface NewAsked {
  ticket_id: string;
  desk_id: string;
  group_id: string | null;
  language: string | null;
  asked_at: string;
  stands: boolean;
}

/** @param words of each that stands */
export async function insertAsked(
  trx: Trx,
  rows: readonly (NewAsked & { words: number[]; counts: number[] })[],
): Promise<void> {
  await insertRows(
    trx,
    'asked_tickets',
    rows.map(({ ticket_id, desk_id, group_id, language, asked_at, stands }) => ({
      ticket_id,
      desk_id,
      group_id,
      language,
      asked_at,
      stands,
      apart: [],
    })),
    { onConflict: 'nothing' },
  );
  const standing = rows.filter(({ stands }) => stands);
  await insertRows(
    trx,
    'asked_standing',
    standing.map(({ ticket_id, desk_id, asked_at, words, counts }) => ({
      ticket_id,
      desk_id,
      asked_at,
      words: ofDesk(desk_id, words),
      counts,
    })),
    { onConflict: 'nothing' },
  );
}

/**
 * For this transaction. How much of the words that are written may wait before it is sorted into their index: whoever looks words
 * up goes through all that waits, and sorting in much at once is many times quicker. And nobody waits for the disk: what a
 * crash would lose is in the queue again, as if it had never been read.
 */
export async function settleFor(trx: Trx, kilobytes: number): Promise<void> {
  await sql`select set_config('gin_pending_list_limit', ${`${kilobytes}kB`}, true),
    set_config('synchronous_commit', 'off', true)`.execute(trx);
}

/** What somebody is told in this transaction stays said: it waits for the disk after all. */
export async function waitForDisk(trx: Trx): Promise<void> {
  await sql`select set_config('synchronous_commit', 'on', true)`.execute(trx);
}

/** Sorts in all that waits. */
export async function sortWordsIn(db: Db): Promise<void> {
  await sql`select gin_clean_pending_list('asked_standing_words'::regclass)`.execute(db);
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
  await sql`with desk as (update asked_desks set questions = questions + ${questions} where desk_id = ${deskId}::uuid)
    insert into asked_words (desk_id, word, questions)
    select ${deskId}::uuid, w.word, w.questions from unnest(${all.map(([word]) => word)}::int[], ${all.map(([, count]) => count)}::int[])
      as w (word, questions)
    on conflict (desk_id, word) do update set questions = asked_words.questions + excluded.questions`.execute(trx);
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

/** All of the first group become part of the second, which alone is left. */
export async function uniteGroups(
  trx: Trx,
  pairs: readonly (readonly [groupId: string, into: string])[],
): Promise<void> {
  if (pairs.length === 0) return;
  const ended = pairs.map(([groupId]) => groupId);
  // By the index of groups in any case: joined with a list, all tickets may be gone through.
  await sql`update asked_tickets
    set group_id = (${pairs.map(([, into]) => into)}::uuid[])[array_position(${ended}::uuid[], group_id)]
    where group_id = any(${ended}::uuid[])`.execute(trx);
  await sql`delete from asked_groups where id = any(${ended}::uuid[])`.execute(trx);
}

/**
 * What the window holds of these groups, counted anew.
 * @param since its beginning
 * @returns those that are to be told of when they are asked often enough.
 */
export async function countGroups(
  trx: Trx,
  groupIds: readonly string[],
  since: Temporal.Instant,
): Promise<{ id: string; size: number }[]> {
  if (groupIds.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    size: number;
    untold: boolean;
  }>`update asked_groups g set size = c.size, first_at = coalesce(c.first_at, g.first_at), last_at = coalesce(c.last_at, g.last_at)
    from unnest(${groupIds}::uuid[]) as i (id) cross join lateral (
      select count(*)::int as size, min(asked_at) as first_at, max(asked_at) as last_at from asked_tickets a
      where a.group_id = i.id and a.asked_at >= ${since.toString()}::timestamptz) c
    where g.id = i.id returning g.id, g.size, g.told_at is null and g.state = 'to_write' as untold`.execute(trx);
  return rows.filter(({ untold }) => untold);
}

export async function desksOfGroups(trx: Trx, groupIds: readonly string[]): Promise<{ id: string; desk_id: string }[]> {
  return trx.selectFrom('asked_groups').select(['id', 'desk_id']).where('id', 'in', groupIds).execute();
}

/** Asked often enough for the first time. */
export async function markTold(trx: Trx, groupIds: readonly string[], at: Temporal.Instant): Promise<void> {
  await trx.updateTable('asked_groups').set({ told_at: at.toString() }).where('id', 'in', groupIds).execute();
}

/**
 * Takes tickets out: they count no more, nor do their words.
 * @param which a condition on `asked_tickets`
 * @returns how many went, and the groups that they were in.
 */
export async function takeOut(trx: Trx, which: RawBuilder<unknown>): Promise<{ count: number; groupIds: string[] }> {
  const { rows } = await sql<{ desk_id: string; group_id: string | null; words: number[] | null }>`
    with gone as (delete from asked_tickets where ${which} returning ticket_id, desk_id, group_id)
    select gone.desk_id, group_id, words from gone left join asked_standing using (ticket_id)`.execute(trx);
  await uncount(
    trx,
    rows.flatMap(({ desk_id, words }) => (words === null ? [] : { desk_id, words: ofDesk(desk_id, words) })),
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
