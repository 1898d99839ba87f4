import './satisfaction.tables.ts';
import type { SatisfactionSetting } from '../../../contract/satisfaction.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Db, Selectable, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { ticketsOfContacts, ticketsVisibleTo } from '../tickets/index.ts';
import type { MarksTable, QuestionsTable } from './satisfaction.tables.ts';

export type MarkRow = Selectable<MarksTable>;
export type QuestionRow = Selectable<QuestionsTable>;

/** What a desk has that never chose: it asks nobody. */
const USUAL: SatisfactionSetting = { scale: 'off', hoursAfter: 24, lowMark: 2, tellId: null, daysBetween: 7 };

export async function settingOf(db: Db | Trx, deskId: string): Promise<SatisfactionSetting> {
  const row = await db.selectFrom('satisfaction_settings').selectAll().where('desk_id', '=', deskId).executeTakeFirst();
  return row
    ? {
        scale: row.scale,
        hoursAfter: row.hours_after,
        lowMark: row.low_mark,
        tellId: row.tell_id,
        daysBetween: row.days_between,
      }
    : { ...USUAL };
}

export async function putSetting(
  trx: Trx,
  deskId: string,
  setting: SatisfactionSetting,
  at: Temporal.Instant,
): Promise<void> {
  const values = {
    scale: setting.scale,
    hours_after: setting.hoursAfter,
    low_mark: setting.lowMark,
    tell_id: setting.tellId,
    days_between: setting.daysBetween,
    updated_at: at.toString(),
  };
  await trx
    .insertInto('satisfaction_settings')
    .values({ desk_id: deskId, ...values })
    .onConflict((conflict) => conflict.column('desk_id').doUpdateSet(values))
    .execute();
}

/** The question of a ticket waits until then; one that was asked, or has its mark, is not asked again. @returns whether it waits. */
export async function planQuestion(trx: Trx, ticketId: string, dueAt: Temporal.Instant): Promise<boolean> {
  const due = dueAt.toString();
  const { rows } = await sql`insert into satisfaction_questions (ticket_id, state, due_at)
    select ${ticketId}::uuid, 'planned', ${due}::timestamptz
    where not exists (select from satisfaction_marks m where m.ticket_id = ${ticketId}::uuid)
    on conflict (ticket_id) do update set state = 'planned', due_at = excluded.due_at
      where satisfaction_questions.state <> 'asked'
    returning 1`.execute(trx);
  return rows.length > 0;
}

export async function lockQuestion(trx: Trx, ticketId: string): Promise<QuestionRow | undefined> {
  return trx
    .selectFrom('satisfaction_questions')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .forUpdate()
    .executeTakeFirst();
}

export async function questionOf(db: Db | Trx, ticketId: string): Promise<QuestionRow | undefined> {
  return db.selectFrom('satisfaction_questions').selectAll().where('ticket_id', '=', ticketId).executeTakeFirst();
}

export async function questionByToken(db: Db | Trx, tokenHash: string): Promise<QuestionRow | undefined> {
  return db.selectFrom('satisfaction_questions').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
}

export async function leaveQuestionOut(trx: Trx, ticketId: string): Promise<void> {
  await trx
    .updateTable('satisfaction_questions')
    .set({ state: 'left_out' })
    .where('ticket_id', '=', ticketId)
    .execute();
}

export async function noteAsked(
  trx: Trx,
  ticketId: string,
  asked: { tokenHash: string; best: number; at: Temporal.Instant; endsAt: Temporal.Instant },
): Promise<void> {
  await trx
    .updateTable('satisfaction_questions')
    .set({
      state: 'asked',
      token_hash: asked.tokenHash,
      best: asked.best,
      asked_at: asked.at.toString(),
      ends_at: asked.endsAt.toString(),
    })
    .where('ticket_id', '=', ticketId)
    .execute();
}

/** Whether a person, or who is one with them, was asked about any ticket of theirs after this instant. */
export async function wasAskedSince(trx: Trx, contactId: string, since: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`select 1 from contacts one
      join contacts c on coalesce(c.merged_into_id, c.id) = coalesce(one.merged_into_id, one.id)
      join tickets t on t.contact_id = c.id join satisfaction_questions q on q.ticket_id = t.id
    where one.id = ${contactId}::uuid and q.asked_at > ${since.toString()}::timestamptz limit 1`.execute(trx);
  return rows.length > 0;
}

export interface AskedTicket {
  id: string;
  number: number;
  desk_id: string;
  contact_id: string;
  subject: string;
  status: string;
  language: string | null;
  status_token: string;
  merged_into_id: string | null;
  discarded_at: Temporal.Instant | null;
  spam_at: Temporal.Instant | null;
  contact_name: string;
  contact_language: string | null;
  time_zone: string | null;
  /** Of whom it is for; null where they are known by no mail address. */
  address: string | null;
  /** Letters to it come back, it is blocked, a spammer's or an erased person's, or writes faster than people do. */
  unreachable: boolean;
  /** A person wrote in it, on the customer's side; a program alone asks for nothing and says nothing. */
  by_person: boolean;
  /** The last answer that a person gave. */
  reply_id: string | null;
  reply_at: Temporal.Instant | null;
  reply_author_id: string | null;
  reply_author_kind: string | null;
  reply_author: string | null;
  reply_text: string | null;
  reply_header: string | null;
  reply_token: string | null;
}

/** A ticket as the question about it needs to know it. */
export async function askedTicket(
  db: Db | Trx,
  ticketId: string,
  at: Temporal.Instant,
): Promise<AskedTicket | undefined> {
  const { rows } = await sql<AskedTicket>`
    select t.id, t.number, t.desk_id, t.contact_id, t.subject, t.status, t.language, t.status_token, t.merged_into_id,
      t.discarded_at, t.spam_at, c.name as contact_name, c.language as contact_language, c.time_zone,
      i.value as address,
      (c.erased_at is not null or c.spam_only or i.bounced_at is not null or exists (select from sender_blocks b
        where (b.desk_id is null or b.desk_id = t.desk_id) and ((b.kind = 'address' and b.value = i.value)
          or (b.kind = 'domain' and b.value = split_part(i.value, '@', 2))))
        or exists (select from ticket_brakes k where k.address = i.value and k.until > ${at.toString()}::timestamptz)
      ) as unreachable,
      exists (select from messages m where m.ticket_id = t.id and m.type = 'incoming' and not m.is_auto and not m.is_bounce
        and m.facts ->> 'noAutoReply' is null and m.facts -> 'automatic' is null) as by_person,
      r.id as reply_id, r.created_at as reply_at, r.author_id as reply_author_id, r.author_kind as reply_author_kind,
      r.author_name as reply_author, r.visible_text as reply_text, r.message_id_header as reply_header, r.reply_token
    from tickets t join contacts c on c.id = t.contact_id
      left join lateral (select i.value, i.bounced_at from ticket_participants p join identities i on i.id = p.identity_id
        where p.ticket_id = t.id and p.role = 'contact' and i.kind = 'email' order by p.added_at limit 1) i on true
      left join lateral (select m.* from messages m where m.ticket_id = t.id and m.type = 'reply'
        and not exists (select from outgoing o where o.message_id = m.id and o.state in ('held', 'scheduled', 'queued'))
        order by m.created_at desc, m.id desc limit 1) r on true
    where t.id = ${ticketId}::uuid`.execute(db);
  return rows[0];
}

/** @returns false where the ticket has its mark already. */
export async function insertMark(trx: Trx, row: Omit<MarkRow, 'given_at'> & { given_at: string }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('satisfaction_marks')
    .values(row)
    .onConflict((conflict) => conflict.column('ticket_id').doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function markOf(db: Db | Trx, ticketId: string): Promise<MarkRow | undefined> {
  return db.selectFrom('satisfaction_marks').selectAll().where('ticket_id', '=', ticketId).executeTakeFirst();
}

export async function marksOfTickets(db: Db | Trx, ticketIds: readonly string[]): Promise<MarkRow[]> {
  if (ticketIds.length === 0) return [];
  return db
    .selectFrom('satisfaction_marks')
    .selectAll()
    .where('ticket_id', '=', sql<string>`any(${ticketIds}::uuid[])`)
    .execute();
}

export async function maySeeContact(db: Db, actor: Actor, contactId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from contacts where contacts.id = ${contactId}::uuid
    and ${ticketsOfContacts.contactsVisibleTo(actor)}`.execute(db);
  return rows.length > 0;
}

/** Marks of a person, and of those who are one with them, on tickets that the actor may see; newest first. */
export async function marksOfContact(db: Db, actor: Actor, contactId: string, limit: number) {
  const { rows } = await sql<MarkRow & { number: number; subject: string }>`
    select m.*, tickets.number, tickets.subject from satisfaction_marks m join tickets on tickets.id = m.ticket_id
    where m.contact_id in (select c.id from contacts c where c.id = ${contactId}::uuid or c.merged_into_id = ${contactId}::uuid)
      and ${ticketsVisibleTo(actor)} order by m.given_at desc limit ${limit}`.execute(db);
  return rows;
}

export interface FiguresFilter {
  deskId: string | null;
  from: Temporal.Instant | null;
  before: Temporal.Instant | null;
}

/** Counts of each mark, and how many were asked, on the desks whose figures the actor may read. */
export async function countMarks(db: Db, actor: Actor, { deskId, from, before }: FiguresFilter) {
  const desks = desksWhere(actor, 'satisfaction.read');
  const onDesks = desks === 'all' ? sql`true` : sql`desk_id = any(${desks}::uuid[])`;
  const within = (at: 'given_at' | 'asked_at') => sql`${onDesks}
    and (${deskId}::uuid is null or desk_id = ${deskId}::uuid)
    and (${from?.toString() ?? null}::timestamptz is null or ${sql.ref(at)} >= ${from?.toString() ?? null}::timestamptz)
    and (${before?.toString() ?? null}::timestamptz is null or ${sql.ref(at)} < ${before?.toString() ?? null}::timestamptz)`;
  const { rows } = await sql<{ mark: number; best: number; low: boolean; count: number; comments: number }>`
    select mark, best, low, count(*) as count, count(*) filter (where comment <> '') as comments
    from satisfaction_marks where ${within('given_at')} group by mark, best, low order by best desc, mark desc`.execute(
    db,
  );
  const { rows: asked } = await sql<{ count: number }>`select count(*) as count from satisfaction_questions q
    join tickets on tickets.id = q.ticket_id where q.state = 'asked' and ${within('asked_at')}`.execute(db);
  return { rows, asked: asked[0]?.count ?? 0 };
}
