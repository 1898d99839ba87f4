import './suggestions.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import type { LabelKind } from './suggestions.tables.ts';

export interface LabelledTicket {
  ticket_id: string;
  desk_id: string;
  category_id: string | null;
  tags: string[];
  subject: string;
  language: string | null;
  text: string | null;
  /** It teaches: labelled, and neither spam nor thrown away. */
  teaches: boolean;
}

const MOST_READ = 4_000;

/** Takes those that were labelled since out of the queue. */
export async function takeLabelled(trx: Trx, limit: number): Promise<LabelledTicket[]> {
  const { rows } = await sql<LabelledTicket>`
    with taken as (delete from learnt_waiting where ticket_id in
      (select ticket_id from learnt_waiting order by ticket_id limit ${limit} for update skip locked) returning ticket_id)
    select t.id as ticket_id, t.desk_id, t.category_id, t.tags, t.subject, coalesce(m.language, t.language) as language, m.text,
      (t.category_id is not null or t.tags <> '{}') and t.discarded_at is null and t.spam_at is null and m.text is not null as teaches
    from taken join tickets t on t.id = taken.ticket_id
    left join lateral (select left(visible_text, ${MOST_READ}) as text, language from messages
      where messages.ticket_id = t.id and type = 'incoming' and not is_auto and not is_bounce
      order by created_at, id limit 1) m on true`.execute(trx);
  return rows;
}

export async function forgetExamples(trx: Trx, ticketIds: readonly string[]): Promise<void> {
  await sql`delete from learnt_tickets where ticket_id = any(${ticketIds}::uuid[])`.execute(trx);
}

export async function keepExamples(
  trx: Trx,
  examples: readonly {
    ticket_id: string;
    desk_id: string;
    category_id: string | null;
    tags: string[];
    words: number[];
    weights: number[];
  }[],
  at: Temporal.Instant,
): Promise<void> {
  await insertRows(
    trx,
    'learnt_tickets',
    examples.map((example) => ({ ...example, labelled_at: at.toString() })),
  );
}

/** Desks on which something was labelled since they learnt last: how much, and of how much. */
export async function desksToLearn(
  db: Db,
): Promise<{ desk_id: string; fresh: number; examples: number; learnt_at: Temporal.Instant | null }[]> {
  const { rows } = await sql<{ desk_id: string; fresh: number; examples: number; learnt_at: Temporal.Instant | null }>`
    select d.id as desk_id, l.learnt_at, coalesce(l.examples, 0) as examples, f.fresh from desks d
    left join lateral (select max(learnt_at) as learnt_at, max(examples) as examples from learnt_labels
      where desk_id = d.id) l on true
    cross join lateral (select count(*)::int as fresh from (select from learnt_tickets t where t.desk_id = d.id
      and (l.learnt_at is null or t.labelled_at >= l.learnt_at) limit 1000) newer) f
    where f.fresh > 0`.execute(db);
  return rows;
}

export interface ExampleRow {
  category_id: string | null;
  tags: string[];
  words: number[];
  weights: number[];
}

/** The newest of a desk. */
export async function examplesOf(db: Db, deskId: string, limit: number): Promise<ExampleRow[]> {
  const { rows } = await sql<ExampleRow>`select category_id, tags, words, weights from learnt_tickets
    where desk_id = ${deskId}::uuid order by labelled_at desc, ticket_id desc limit ${limit}`.execute(db);
  return rows;
}

/** Older than the newest so many. */
export async function dropOldExamples(trx: Trx, deskId: string, keep: number): Promise<void> {
  await sql`delete from learnt_tickets where ticket_id in (select ticket_id from learnt_tickets
    where desk_id = ${deskId}::uuid order by labelled_at desc, ticket_id desc offset ${keep})`.execute(trx);
}

/** Puts what was learnt in place of what was known. `weights`: one signed byte for each label, in hexadecimal. */
export async function replaceLearnt(
  trx: Trx,
  learnt: {
    desk_id: string;
    kind: LabelKind;
    labels: string[];
    biases: number[];
    step: number;
    sureness: number;
    examples: number;
  },
  words: readonly { word: number; rarity: number; weights: string }[],
  at: Temporal.Instant,
): Promise<void> {
  const { desk_id, kind } = learnt;
  await trx.deleteFrom('learnt_labels').where('desk_id', '=', desk_id).where('kind', '=', kind).execute();
  await insertRows(trx, 'learnt_labels', [{ ...learnt, learnt_at: at.toString() }]);
  await sql`insert into learnt_words (desk_id, kind, word, rarity, weights)
    select ${desk_id}::uuid, ${kind}, w.word, w.rarity, decode(w.weights, 'hex')
    from unnest(${words.map(({ word }) => word)}::int[], ${words.map(({ rarity }) => rarity)}::real[],
      ${words.map(({ weights }) => weights)}::text[]) as w (word, rarity, weights)`.execute(trx);
}

export async function learntLabels(db: Db, deskId: string) {
  return db.selectFrom('learnt_labels').selectAll().where('desk_id', '=', deskId).execute();
}

export async function learntWords(
  db: Db,
  deskId: string,
  words: readonly number[],
): Promise<{ kind: LabelKind; word: number; rarity: number; weights: Buffer }[]> {
  const { rows } = await sql<{ kind: LabelKind; word: number; rarity: number; weights: Buffer }>`
    select kind, word, rarity, weights from learnt_words
    where desk_id = ${deskId}::uuid and kind in ('category', 'tag') and word = any(${words}::int[])`.execute(db);
  return rows;
}

/** Categories of a desk that are still offered, with their whole names. */
export async function categoryNames(db: Db, deskId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select id, array_to_string(path, ' › ') as name from categories
    where desk_id = ${deskId}::uuid and id = any(${ids}::uuid[]) and archived_at is null`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}
