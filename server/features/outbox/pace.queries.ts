import type { Db, RawBuilder, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import './outbox.tables.ts';

/** Letters that are on their way to one domain at once, over all processes. Fewer than one process sends in all. */
const MOST_AT_ONCE = 2;
const MOST_A_MINUTE = 600;
/** To a domain that said "not now" and has taken nothing since. */
const MOST_AT_ONCE_SLOWED = 1;
const MOST_A_MINUTE_SLOWED = 10;
const MINUTE = { seconds: 60 } as const;

/**
 * Whether the domain of the row of `outgoing` may have one more letter now. Counted from the rows of the letters themselves,
 * so that no counter is waited for; two processes that claim in the same moment may pass a limit by one.
 */
export function domainHasRoom(at: Temporal.Instant): RawBuilder<boolean> {
  const now = at.toString();
  const since = at.subtract(MINUTE).toString();
  const slowed = sql`exists (select 1 from delivery_pauses p where p.domain = outgoing.pace_domain)`;
  return sql<boolean>`(outgoing.pace_domain is null or (
    not exists (select 1 from delivery_pauses p
      where p.domain = outgoing.pace_domain and p.until > ${now}::timestamptz)
    and (select count(*) from outgoing o where o.pace_domain = outgoing.pace_domain and o.state = 'sending')
      < case when ${slowed} then ${MOST_AT_ONCE_SLOWED}::int else ${MOST_AT_ONCE}::int end
    and (select count(*) from (select 1 from outgoing o
        where o.pace_domain = outgoing.pace_domain and o.sent_at > ${since}::timestamptz limit ${MOST_A_MINUTE}) m)
      < case when ${slowed} then ${MOST_A_MINUTE_SLOWED}::int else ${MOST_A_MINUTE}::int end))`;
}

/** What a letter that is due waits for: its domain's pause, or its turn among those that wait for the same domain. */
export async function paceOf(
  db: Db,
  id: string,
  most: number,
): Promise<{ until: Temporal.Instant | null; slowed: boolean; waiting: number } | undefined> {
  const { rows } = await sql<{ until: Temporal.Instant | null; slowed: boolean; waiting: number }>`
    select p.until, p.domain is not null as slowed, (select count(*) from (select 1 from outgoing w
        where w.pace_domain = o.pace_domain and w.state in ('queued', 'delayed') limit ${most}) m) as waiting
    from outgoing o left join delivery_pauses p on p.domain = o.pace_domain
    where o.id = ${id} and o.state in ('queued', 'delayed') and o.pace_domain is not null`.execute(db);
  return rows[0];
}

export const PER_MINUTE = { usual: MOST_A_MINUTE, slowed: MOST_A_MINUTE_SLOWED } as const;

/** How often in a row a domain has said "not now", this time included. */
export async function countStrike(trx: Trx, domain: string, at: string): Promise<number> {
  const { rows } = await sql<{ strikes: number }>`
    insert into delivery_pauses (domain, strikes, until, updated_at)
    values (${domain}, 1, ${at}::timestamptz, ${at}::timestamptz)
    on conflict (domain) do update set strikes = delivery_pauses.strikes + 1, updated_at = excluded.updated_at
    returning strikes`.execute(trx);
  return rows[0]?.strikes ?? 1;
}

export async function pauseUntil(trx: Trx, domain: string, until: string): Promise<void> {
  await trx
    .updateTable('delivery_pauses')
    .set({ until })
    .where('domain', '=', domain)
    .where('until', '<', sql<Temporal.Instant>`${until}::timestamptz`)
    .execute();
}

export async function endPause(trx: Trx, domain: string): Promise<void> {
  await trx.deleteFrom('delivery_pauses').where('domain', '=', domain).execute();
}

/** Domains that nothing was brought to since: their last word is old. */
export async function forgetPauses(trx: Trx, before: Temporal.Instant): Promise<void> {
  await trx.deleteFrom('delivery_pauses').where(sql<boolean>`updated_at < ${before.toString()}::timestamptz`).execute();
}
