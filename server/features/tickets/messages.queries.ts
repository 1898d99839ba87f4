import './tickets.tables.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, json, sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from './scope.queries.ts';
import type { MessageFacts } from './tickets.tables.ts';

export async function listMessages(
  db: Db,
  ticketIds: readonly string[],
  page: { after: readonly [string, string] | null; limit: number; publicOnly?: boolean },
) {
  let query = db
    .selectFrom('messages')
    .selectAll('messages')
    .where('ticket_id', '=', sql<string>`any(${ticketIds}::uuid[])`);
  if (page.publicOnly) query = query.where('type', '!=', 'note');
  if (page.after)
    query = query.where(sql<SqlBool>`(created_at, id) > (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`);
  return query.orderBy('created_at').orderBy('id').limit(page.limit).execute();
}
export type MessageRow = Awaited<ReturnType<typeof listMessages>>[number];

export async function messageById(db: Db | Trx, id: string): Promise<MessageRow | undefined> {
  return db.selectFrom('messages').selectAll('messages').where('id', '=', id).executeTakeFirst();
}

export async function attachmentsOf(db: Db | Trx, messageIds: readonly string[]) {
  if (messageIds.length === 0) return [];
  return db
    .selectFrom('attachments')
    .selectAll()
    .where('message_id', '=', sql<string>`any(${messageIds}::uuid[])`)
    .orderBy('message_id')
    .orderBy('position')
    .execute();
}
export type AttachmentRow = Awaited<ReturnType<typeof attachmentsOf>>[number];

export async function attachmentById(db: Db, id: string) {
  return db
    .selectFrom('attachments')
    .leftJoin('messages', 'messages.id', 'attachments.message_id')
    .selectAll('attachments')
    .select(['messages.ticket_id', 'messages.type as message_type'])
    .where('attachments.id', '=', id)
    .executeTakeFirst();
}

type InsertMessage = Partial<Record<keyof MessageRow, unknown>>;

export async function insertMessage(trx: Trx, row: InsertMessage): Promise<void> {
  await insertRows(trx, 'messages', [row]);
}

export async function insertMessages(trx: Trx, rows: readonly InsertMessage[]): Promise<void> {
  await insertRows(trx, 'messages', rows);
}

export async function insertUpload(trx: Trx, row: Partial<Record<keyof AttachmentRow, unknown>>): Promise<void> {
  await insertRows(trx, 'attachments', [row]);
}

/** Makes uploads of this writer part of a message, in the given order. @returns what was found. */
export async function attachUploads(
  trx: Trx,
  ids: readonly string[],
  uploadedBy: string,
  messageId: string,
): Promise<AttachmentRow[]> {
  if (ids.length === 0) return [];
  const { rows } =
    await sql<AttachmentRow>`update attachments set message_id = ${messageId}::uuid, position = wanted.position
    from unnest(${ids}::uuid[]) with ordinality as wanted(id, position)
    where attachments.id = wanted.id and attachments.uploaded_by = ${uploadedBy} and attachments.message_id is null
    returning attachments.*`.execute(trx);
  return rows.sort((a, b) => a.position - b.position);
}

/** Uploads of this writer that are in no message yet, those that are still here. */
export async function looseUploads(db: Db | Trx, ids: readonly string[], uploadedBy: string): Promise<AttachmentRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('attachments')
    .selectAll()
    .where('id', 'in', ids)
    .where('uploaded_by', '=', uploadedBy)
    .where('message_id', 'is', null)
    .execute();
}

/** Gives a withdrawn message's files back to its writer, as uploads again. */
export async function detachUploads(trx: Trx, messageId: string): Promise<string[]> {
  const rows = await trx
    .updateTable('attachments')
    .set({ message_id: null })
    .where('message_id', '=', messageId)
    .returning(['id', 'position'])
    .execute();
  return rows.sort((a, b) => a.position - b.position).map((row) => row.id);
}

export async function deleteUpload(trx: Trx, id: string, uploadedBy: string): Promise<boolean> {
  const result = await trx
    .deleteFrom('attachments')
    .where('id', '=', id)
    .where('uploaded_by', '=', uploadedBy)
    .where('message_id', 'is', null)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

export async function deleteMessage(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('messages').where('id', '=', id).execute();
}

/** The ticket and all that were merged into it: one thread. */
function threadIds(ticketId: string): RawBuilder<string> {
  return sql<string>`(with recursive merged as (
      select ${ticketId}::uuid as id
      union select t.id from tickets t join merged on t.merged_into_id = merged.id)
    select id from merged)`;
}

/** The newest message that came in, for whom and to what a reply answers. */
export async function newestIncoming(db: Db | Trx, ticketId: string): Promise<MessageRow | undefined> {
  return db
    .selectFrom('messages')
    .selectAll('messages')
    .where('ticket_id', 'in', threadIds(ticketId))
    .where('type', '=', 'incoming')
    .where('is_auto', '=', false)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The newest message of either side that the other has seen, for threading. */
export async function newestPublic(db: Db | Trx, ticketId: string): Promise<MessageRow | undefined> {
  return db
    .selectFrom('messages')
    .selectAll('messages')
    .where('ticket_id', 'in', threadIds(ticketId))
    .where('type', '!=', 'note')
    .where('message_id_header', 'is not', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * What both sides have seen of the conversation, newest first: no notes, no automatic mail, nothing that has yet to leave, and
 * not the message that is about to.
 */
export async function conversationSoFar(
  trx: Trx,
  ticketId: string,
  exceptId: string,
  limit: number,
): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`select m.* from messages m
    where m.ticket_id in ${threadIds(ticketId)} and m.type in ('incoming', 'reply') and not m.is_auto and not m.is_bounce
      and m.id <> ${exceptId}::uuid and not coalesce((m.facts->>'unconfirmed')::boolean, false)
      and not exists (select from outgoing o where o.message_id = m.id and o.state in ('held', 'scheduled', 'cancelled'))
    order by m.created_at desc, m.id desc limit ${limit}`.execute(trx);
  return rows;
}

export async function changeWords(trx: Trx, messageId: string, words: { html: string; text: string }): Promise<void> {
  await trx
    .updateTable('messages')
    .set({ html: words.html, text: words.text, visible_text: words.text })
    .where('id', '=', messageId)
    .execute();
}

/** A planned reply leaves: in the thread it stands where it left, and not where it was written. */
export async function markLeaving(
  trx: Trx,
  messageId: string,
  facts: MessageFacts,
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .updateTable('messages')
    .set({ created_at: at.toString(), facts: json(facts) })
    .where('id', '=', messageId)
    .execute();
}

/** Oldest first; what it had to do with a ticket which the actor may not see is not told. */
export async function timelineEvents(
  db: Db,
  actor: Actor,
  ticketId: string,
  names: readonly string[],
  page: { after: readonly [string, string] | null; limit: number },
) {
  const after = page.after ? sql`and (e.at, e.id) > (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql``;
  const { rows } = await sql<{
    id: string;
    seq: number | null;
    name: string;
    at: Temporal.Instant;
    actor_kind: string;
    actor_id: string | null;
    actor_name: string | null;
    payload: Record<string, unknown>;
    via: string | null;
  }>`
    select e.id, e.seq, e.name, e.at, e.actor_kind, e.actor_id, e.payload, e.via,
      case e.actor_kind
        when 'teammate' then (select t.name from teammates t where t.id = e.actor_id::uuid)
        when 'contact' then (select c.name from contacts c where c.id = e.actor_id::uuid) end as actor_name
    from events e where e.ticket_id = ${ticketId}::uuid and e.name = any(${names}::text[]) ${after}
      and (e.payload->>'otherId' is null or exists (select from tickets
        where tickets.id = (e.payload->>'otherId')::uuid and ${ticketsVisibleTo(actor)}))
    order by e.at, e.id limit ${page.limit}`.execute(db);
  return rows;
}
