import '../features/company/index.ts';
import '../features/tickets/index.ts';
import '../features/outbox/index.ts';
import type { Db, Trx } from '../platform/db/index.ts';
import { sql } from '../platform/db/index.ts';

export type FillState = 'empty' | 'unfinished' | 'filled';

const MARK = 'demo-filled-at';

export async function fillState(db: Db): Promise<FillState> {
  const { rows } = await sql<{ filled: boolean; begun: boolean }>`select
    exists (select 1 from secrets where name = ${MARK}) as filled,
    exists (select 1 from company where set_up_at is not null) as begun`.execute(db);
  if (rows[0]?.filled) return 'filled';
  return rows[0]?.begun ? 'unfinished' : 'empty';
}

/** The next ticket gets this number. */
export async function startNumbersAt(db: Db, number: number): Promise<void> {
  await sql`select setval('ticket_numbers', ${number}, false)`.execute(db);
}

export async function departments(trx: Trx, people: readonly { email: string; department: string }[]): Promise<void> {
  await sql`update teammates set department = p.department from json_to_recordset(${JSON.stringify(people)}) as p(email text, department text)
    where teammates.email = p.email`.execute(trx);
}

/**
 * What lies in the past of the sample has long left: its copies are told as sent and their jobs go. The newest stay queued and
 * take their real way.
 */
export async function finishFilling(db: Db, before: Temporal.Instant, now: Temporal.Instant): Promise<void> {
  const until = before.toString();
  await sql`update outgoing set state = 'sent', attempts = 1, sent_at = send_at, updated_at = send_at
    where send_at < ${until}::timestamptz and state <> 'held'`.execute(db);
  await sql`delete from graphile_worker._private_jobs where key like 'outgoing:%' and run_at < ${until}::timestamptz`.execute(
    db,
  );
  for (const [place, change] of TROUBLES.entries()) await trouble(db, place, change, now);
  await sql`update contacts set teammate_id = teammates.id from identities, teammates
    where identities.contact_id = contacts.id and identities.value = teammates.email and contacts.teammate_id is null`.execute(
    db,
  );
  // Who answered has read; what is new is new to everybody.
  await sql`insert into ticket_reads (ticket_id, teammate_id, read_at)
    select tickets.id, teammates.id, ${now.toString()}::timestamptz from tickets, teammates where tickets.status <> 'new' on conflict do nothing`.execute(
    db,
  );
  await sql`insert into secrets (name, value, created_at) values (${MARK}, ${now.toString()}, ${now.toString()}::timestamptz)`.execute(
    db,
  );
  await sql`analyze`.execute(db);
}

export async function newestMessageIds(
  db: Db,
  ticketId: string,
): Promise<{ ours: string | null; theirs: string | null }> {
  // A form has no letter of its own: what its sender can answer is the acknowledgement.
  const { rows } = await sql<{ side: string; message_id_header: string }>`
    select distinct on (side) case when type = 'incoming' then 'incoming' else 'reply' end as side, message_id_header
    from messages where ticket_id = ${ticketId}::uuid and type in ('reply', 'auto', 'incoming')
      and message_id_header is not null
    order by side, created_at desc`.execute(db);
  const of = (type: string): string | null => rows.find((row) => row.side === type)?.message_id_header ?? null;
  return { ours: of('reply'), theirs: of('incoming') };
}

/** What can become of a letter, so that the outbox of the sample shows each: newest reply first. */
const TROUBLES = [
  { state: 'delayed', minutes: 34, words: '451 4.7.1 Too busy, try again later' },
  { state: 'kept', minutes: null, words: null },
  { state: 'failed', minutes: null, words: '552 5.3.4 Message is over the size that this mailbox takes' },
  { state: 'delayed', minutes: 11, words: '450 4.2.0 New to us, come again in five minutes' },
  { state: 'bounced', minutes: null, words: '550 5.1.1 No such mailbox here' },
  { state: 'kept', minutes: null, words: null },
] as const;

async function trouble(
  db: Db,
  place: number,
  { state, minutes, words }: (typeof TROUBLES)[number],
  now: Temporal.Instant,
): Promise<void> {
  const at = now.subtract({ minutes: 20 + 31 * place }).toString();
  const next = minutes === null ? null : now.add({ minutes }).toString();
  const answers = words === null ? [] : [{ at, text: words }];
  const sentAt = state === 'bounced' ? sql`sent_at` : sql`null`;
  await sql`update outgoing set state = ${state}, attempts = ${words === null ? 0 : 3}, last_error = ${words}, next_try_at = ${next}::timestamptz,
      answers = ${JSON.stringify(answers)}::jsonb, sent_at = ${sentAt}, updated_at = ${at}::timestamptz, give_up_at = ${now.add({ hours: 40 }).toString()}::timestamptz
    where id = (select id from outgoing where kind = 'reply' and state <> 'held'
      order by created_at desc, id desc offset ${place * 2} limit 1)`.execute(db);
}
