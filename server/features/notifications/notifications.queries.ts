import './notifications.tables.ts';
import type { NotificationKind } from '../../../contract/notification-kinds.ts';
import type { NotificationSettings } from '../../../contract/notifications.ts';
import { USUAL_NOTIFICATIONS } from '../../../contract/notifications.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Db, SqlBool, Trx } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';
import { ticketsVisibleTo } from '../tickets/index.ts';

/** Who has to do with a ticket: who holds it and who follows it. */
export interface Concerned {
  id: string;
  desk_id: string;
  assignee_id: string | null;
  followers: string[];
}

export async function concernedWith(trx: Trx, ticketIds: readonly string[]): Promise<Map<string, Concerned>> {
  if (ticketIds.length === 0) return new Map();
  const { rows } = await sql<Concerned>`select t.id, t.desk_id, t.assignee_id,
      array(select f.teammate_id::text from ticket_followers f where f.ticket_id = t.id) as followers
    from tickets t where t.id = any(${ticketIds}::uuid[]) and t.spam_at is null and t.discarded_at is null`.execute(
    trx,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function membersOf(trx: Trx, teamId: string): Promise<string[]> {
  const rows = await trx.selectFrom('team_members').select('teammate_id').where('team_id', '=', teamId).execute();
  return rows.map((row) => row.teammate_id);
}

/** The teammate who began it; null for a token's. */
export async function beginnerOf(trx: Trx, bulkChangeId: string): Promise<string | null> {
  const row = await trx
    .selectFrom('bulk_changes')
    .select('actor_id')
    .where('id', '=', bulkChangeId)
    .where('actor_kind', '=', 'teammate')
    .executeTakeFirst();
  return row?.actor_id ?? null;
}

export async function owners(trx: Trx): Promise<string[]> {
  const rows = await trx.selectFrom('grants').select('teammate_id').distinct().where('role', '=', 'owner').execute();
  return rows.map((row) => row.teammate_id);
}

export async function settingsOf(
  db: Db | Trx,
  teammateIds: readonly string[],
): Promise<Map<string, NotificationSettings>> {
  const rows = await db
    .selectFrom('notification_settings')
    .select(['teammate_id', 'settings'])
    .where('teammate_id', '=', sql<string>`any(${teammateIds}::uuid[])`)
    .execute();
  const kept = new Map(rows.map((row) => [row.teammate_id, row.settings]));
  return new Map(teammateIds.map((id) => [id, withNewKinds(kept.get(id))]));
}

/** A kind that came after somebody's choice is as usual. */
function withNewKinds(settings: NotificationSettings | undefined): NotificationSettings {
  if (!settings) return USUAL_NOTIFICATIONS;
  return { ...settings, kinds: { ...USUAL_NOTIFICATIONS.kinds, ...settings.kinds } };
}

export async function putSettings(
  trx: Trx,
  teammateId: string,
  settings: NotificationSettings,
  stopToken: string,
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .insertInto('notification_settings')
    .values({ teammate_id: teammateId, settings: json(settings), stop_token: stopToken, updated_at: at.toString() })
    .onConflict((conflict) =>
      conflict.column('teammate_id').doUpdateSet({ settings: json(settings), updated_at: at.toString() }),
    )
    .execute();
}

/** Made at the first letter, so that everybody's has one. */
export async function stopTokenOf(trx: Trx, teammateId: string, fresh: string, at: Temporal.Instant): Promise<string> {
  const { rows } = await sql<{ stop_token: string }>`insert into notification_settings
      (teammate_id, settings, stop_token, updated_at)
    values (${teammateId}::uuid, ${JSON.stringify(USUAL_NOTIFICATIONS)}::jsonb, ${fresh}, ${at.toString()}::timestamptz)
    on conflict (teammate_id) do update set teammate_id = excluded.teammate_id returning stop_token`.execute(trx);
  return rows[0]?.stop_token ?? fresh;
}

export async function lockSettingsByStopToken(trx: Trx, token: string) {
  return trx
    .selectFrom('notification_settings')
    .select(['teammate_id', 'settings'])
    .where('stop_token', '=', token)
    .forUpdate()
    .executeTakeFirst();
}

export interface NewNotification {
  id: string;
  teammateId: string;
  kind: NotificationKind;
  ticketId: string | null;
  actorKind: string | null;
  actorId: string | null;
  about: string | null;
  inApp: boolean;
  mailDueAt: string | null;
}

/** One that is still unread is told once more and not twice. @returns its id. */
export async function noteOne(trx: Trx, one: NewNotification, at: Temporal.Instant): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into notifications
      (id, teammate_id, kind, ticket_id, actor_kind, actor_id, about, in_app, at, mail_due_at)
    values (${one.id}, ${one.teammateId}::uuid, ${one.kind}, ${one.ticketId}::uuid, ${one.actorKind}, ${one.actorId},
      ${one.about}, ${one.inApp}, ${at.toString()}::timestamptz, ${one.mailDueAt}::timestamptz)
    on conflict (teammate_id, kind, coalesce(ticket_id, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(about, ''))
      where read_at is null
    do update set count = notifications.count + 1, at = excluded.at, actor_kind = excluded.actor_kind,
      actor_id = excluded.actor_id, in_app = notifications.in_app or excluded.in_app,
      mail_due_at = coalesce(notifications.mail_due_at, excluded.mail_due_at)
    returning id`.execute(trx);
  return rows[0]?.id ?? one.id;
}

/** Replies that are owed by whoever holds the ticket, due by then, of which they have not been told. */
export async function dueSoon(trx: Trx, by: Temporal.Instant, from: Temporal.Instant, limit: number) {
  const { rows } = await sql<{ id: string; desk_id: string; assignee_id: string; due: Temporal.Instant }>`
    select t.id, t.desk_id, t.assignee_id, t.reply_due_at as due from tickets t
    where t.status in ('new', 'open') and t.merged_into_id is null and t.spam_at is null and t.discarded_at is null
      and t.assignee_id is not null
      and coalesce(t.reply_due_at, 'infinity'::timestamptz) <= ${by.toString()}::timestamptz
      and t.reply_due_at > ${from.toString()}::timestamptz
      and not exists (select 1 from ticket_snoozes s where s.ticket_id = t.id)
      and not exists (select 1 from notifications n where n.teammate_id = t.assignee_id and n.kind = 'due'
        and n.ticket_id = t.id and n.about::timestamptz = t.reply_due_at)
    order by coalesce(t.reply_due_at, 'infinity'::timestamptz), t.id limit ${limit}`.execute(trx);
  return rows;
}

export interface ShownNotification {
  id: string;
  kind: NotificationKind;
  ticket_id: string | null;
  number: number | null;
  subject: string | null;
  contact_name: string | null;
  actor_name: string | null;
  count: number;
  about: string | null;
  /** Of the article that is told of, where the reader still reads its desk. */
  article_title: string | null;
  at: Temporal.Instant;
  read_at: Temporal.Instant | null;
  mail_due_at: Temporal.Instant | null;
}

/** What the reader may still see of it; a ticket that went elsewhere takes its lines along. */
function shown(reader: Actor & { kind: 'teammate' }) {
  const desks = desksWhere(reader, 'article.read');
  return sql`select n.id, n.kind, n.ticket_id, tickets.number, tickets.subject, contacts.name as contact_name, n.count, n.about,
      n.at, n.read_at, n.mail_due_at,
      case n.actor_kind
        when 'teammate' then (select name from teammates where teammates.id::text = n.actor_id)
        when 'token' then (select name from api_tokens where api_tokens.id::text = n.actor_id)
        when 'contact' then (select name from contacts c where c.id::text = n.actor_id)
      end as actor_name,
      (select t.title from articles a join article_texts t on t.article_id = a.id and t.language = a.source_language
        where a.id = (case when n.kind in ('article_review', 'article_reviewed', 'article_due') then n.about end)::uuid
          and ${desks === 'all' ? sql`true` : sql`a.desk_id = any(${desks}::uuid[])`}) as article_title
    from notifications n left join tickets on tickets.id = n.ticket_id
      left join contacts on contacts.id = tickets.contact_id
    where n.teammate_id = ${reader.id}::uuid and (n.ticket_id is null or ${ticketsVisibleTo(reader)})`;
}

/** Newest first, `limit` of them. */
export async function listNotifications(
  db: Db,
  reader: Actor & { kind: 'teammate' },
  page: { unread: boolean; after: readonly [string, string] | null; limit: number },
): Promise<ShownNotification[]> {
  const unread = page.unread ? sql<SqlBool>`and n.read_at is null` : sql``;
  const after = page.after ? sql`and (n.at, n.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql``;
  const { rows } = await sql<ShownNotification>`${shown(reader)} and n.in_app ${unread} ${after}
    order by n.at desc, n.id desc limit ${page.limit}`.execute(db);
  return rows;
}

export async function countUnread(db: Db, reader: Actor & { kind: 'teammate' }, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (select 1 from notifications n
      left join tickets on tickets.id = n.ticket_id
    where n.teammate_id = ${reader.id}::uuid and n.in_app and n.read_at is null
      and (n.ticket_id is null or ${ticketsVisibleTo(reader)}) limit ${most}) counted`.execute(db);
  return rows[0]?.count ?? 0;
}

/** @param ids those, or all when null. What is read needs no mail any more. */
export async function markNotificationsRead(
  trx: Trx,
  teammateId: string,
  ids: readonly string[] | null,
  at: Temporal.Instant,
): Promise<void> {
  let query = trx
    .updateTable('notifications')
    .set({ read_at: at.toString(), mail_due_at: null })
    .where('teammate_id', '=', teammateId)
    .where('read_at', 'is', null);
  if (ids) query = query.where('id', '=', sql<string>`any(${ids}::uuid[])`);
  await query.execute();
}

/** All of a person that are due by mail, locked; those of what they may not see are left out and given up. */
export async function takeMailDue(
  trx: Trx,
  reader: Actor & { kind: 'teammate' },
  now: Temporal.Instant,
  limit: number,
): Promise<ShownNotification[]> {
  const { rows } = await sql<ShownNotification>`${shown(reader)} and n.read_at is null
      and n.mail_due_at <= ${now.toString()}::timestamptz
    order by n.at, n.id limit ${limit} for update of n`.execute(trx);
  await sql`update notifications set mail_due_at = null where teammate_id = ${reader.id}::uuid
    and mail_due_at <= ${now.toString()}::timestamptz`.execute(trx);
  return rows;
}

/** A person's whole tale of one notification, for their devices; undefined where they may not see it, or have read it. */
export async function notificationFor(
  db: Db,
  reader: Actor & { kind: 'teammate' },
  id: string,
): Promise<ShownNotification | undefined> {
  const { rows } = await sql<ShownNotification>`${shown(reader)} and n.id = ${id}::uuid and n.read_at is null`.execute(
    db,
  );
  return rows[0];
}

/** @returns how many were deleted. */
export async function deleteOldNotifications(trx: Trx, before: Temporal.Instant, limit: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`delete from notifications where id in (select id from notifications
      where at < ${before.toString()}::timestamptz order by at limit ${limit}) returning id`.execute(trx);
  return rows.length;
}
