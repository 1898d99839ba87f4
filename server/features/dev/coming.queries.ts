import type { ComingThing } from '../../../contract/dev.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface ComingRow {
  at: Temporal.Instant;
  kind: ComingThing['kind'];
  count: number;
  about: string | null;
  ticket_number: number | null;
}

const MOST = 300;

/**
 * What the clock will come by after `from` and until `to`, in order: replies due, tickets that start, mails that leave or are
 * tried again, quiet tickets that close, invitations that end. Things of one kind in one minute are one, at the last of them.
 */
export async function comingThings(db: Db, from: Temporal.Instant, to: Temporal.Instant): Promise<ComingRow[]> {
  const { rows } = await sql<ComingRow>`with things as (
      select reply_due_at as at, 'reply' as kind, contacts.name as about, number as ticket_number
        from tickets join contacts on contacts.id = contact_id
        where status in ('new', 'open') and tickets.merged_into_id is null and discarded_at is null and spam_at is null
      union all
      select starts_at, 'start', subject, number from tickets
        where merged_into_id is null and discarded_at is null and spam_at is null and status <> 'closed'
      union all
      select coalesce(next_try_at, send_at), 'mail', recipients[1], null from outgoing
        where state in ('queued', 'scheduled', 'delayed')
      union all
      select solved_at + make_interval(days => desks.quiet_days), 'closing', subject, number
        from tickets join desks on desks.id = desk_id
        where status = 'solved' and merged_into_id is null and discarded_at is null and spam_at is null
      union all
      select expires_at, 'invitation', name, null from invitations where accepted_at is null and revoked_at is null)
    select max(at) as at, kind, count(*)::int as count,
      case when count(*) = 1 then min(about) end as about, case when count(*) = 1 then min(ticket_number) end as ticket_number
    from things where at > ${from.toString()}::timestamptz and at <= ${to.toString()}::timestamptz
    group by kind, date_trunc('minute', at) order by 1, kind limit ${MOST}`.execute(db);
  return rows;
}
