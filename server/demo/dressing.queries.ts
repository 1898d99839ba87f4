import '../features/contact-form/index.ts';
import '../features/contacts/index.ts';
import '../features/fields/index.ts';
import '../features/notifications/index.ts';
import '../features/saved-replies/index.ts';
import '../features/webhooks/index.ts';
import type { Notification } from '../../contract/notifications.ts';
import type { Db } from '../platform/db/index.ts';
import { sql } from '../platform/db/index.ts';
import { newId } from '../platform/ids/index.ts';

/** Mail addresses to contacts. */
export async function contactsByAddress(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('identities').select(['value', 'contact_id']).where('kind', '=', 'email').execute();
  return new Map(rows.map((row) => [row.value, row.contact_id]));
}

/** The names at the top of the desks' trees to their ids. */
export async function topCategories(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('categories').select(['id', 'name']).where('parent_id', 'is', null).execute();
  return new Map(rows.map((row) => [row.name, row.id]));
}

interface Use {
  savedReplyId: string;
  teammateId: string;
  changed: boolean;
  usedAt: string;
}

/** That saved replies were used in letters which the sample does not hold. */
export async function addUses(db: Db, uses: readonly Use[]): Promise<void> {
  const rows = uses.map((use) => ({
    id: newId(),
    saved_reply_id: use.savedReplyId,
    teammate_id: use.teammateId,
    changed: use.changed,
    used_at: use.usedAt,
  }));
  await db.insertInto('saved_reply_uses').values(rows).execute();
}

/** What a webhook was told in the two weeks before `until`; the newest found nobody at home. */
export async function addDeliveries(db: Db, webhookId: string, until: Temporal.Instant): Promise<void> {
  await sql`insert into webhook_deliveries
      (id, webhook_id, event_id, type, body, state, attempts, status, answer, duration_ms, made_at, tried_at)
    select gen_random_uuid(), ${webhookId}::uuid, id, name,
      jsonb_build_object('type', name, 'timestamp', at, 'data', payload || jsonb_build_object('eventId', id, 'deskId', desk_id,
        'ticketId', ticket_id, 'actor', jsonb_build_object('kind', actor_kind, 'id', actor_id)))::text,
      case when place = 1 then 'failed' else 'delivered' end, case when place = 1 then 8 when place = 5 then 2 else 1 end,
      case when place = 1 then 503 else 200 end, case when place = 1 then 'The warehouse is counting today.' else 'ok' end,
      80 + (place * 37) % 210, at, at + interval '1 second'
    from (select events.*, row_number() over (order by at desc, id desc) as place from events
      where name in ('ticket.created', 'ticket.solved') and at < ${until.toString()}::timestamptz
        and desk_id = (select desk_id from webhook_desks where webhook_id = ${webhookId}::uuid)
      order by at desc, id desc limit 24) told`.execute(db);
}

interface Told {
  kind: string;
  ticketId: string;
  by: { kind: string; id: string | null };
  at: string;
  read: boolean;
}

/** What a teammate was told until now. A customer is who asks in the ticket. */
export async function addNotifications(db: Db, teammateId: string, told: readonly Told[]): Promise<void> {
  const rows = told.map(({ kind, ticketId, by, at, read }) => ({
    id: newId(),
    teammate_id: teammateId,
    kind: kind as Notification['kind'],
    ticket_id: ticketId,
    actor_kind: by.kind,
    actor_id: by.id,
    about: null,
    in_app: true,
    at,
    read_at: read ? at : null,
    mail_due_at: null,
  }));
  await db.insertInto('notifications').values(rows).execute();
  await sql`update notifications set actor_id = tickets.contact_id::text from tickets
    where tickets.id = notifications.ticket_id and notifications.actor_kind = 'contact' and notifications.actor_id is null`.execute(
    db,
  );
}

/** A month of the form: who saw an answer, who opened it, who was helped by it, who wrote. */
export async function addFormVisits(db: Db, deskId: string, until: Temporal.Instant): Promise<void> {
  await sql`insert into form_visits (id, desk_id, language, began_at, shown_at, opened_at, solved_at, sent_at)
    select gen_random_uuid(), ${deskId}::uuid, (array['it', 'it', 'es', 'en', 'ro'])[1 + n % 5], at,
      case when n % 4 <> 3 then at end,
      case when n % 4 = 0 or n % 12 = 5 then at + interval '50 seconds' end,
      case when n % 12 = 4 then at + interval '4 minutes' end,
      case when n % 4 <> 0 or n % 12 = 8 then at + interval '6 minutes' end
    from (select n, ${until.toString()}::timestamptz - n * interval '3 hours 7 minutes' - interval '2 hours' as at
      from generate_series(0, 227) as n) as pages`.execute(db);
}
