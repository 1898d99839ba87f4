import './contacts.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export async function insertMerge(
  trx: Trx,
  merge: { id: string; contact_id: string; into_id: string; merged_at: string; merged_by: string | null },
): Promise<void> {
  await trx.insertInto('contact_merges').values(merge).execute();
}

export async function lockMerge(trx: Trx, id: string) {
  return trx.selectFrom('contact_merges').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function endMerge(trx: Trx, id: string, by: string | null, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('contact_merges')
    .set({ undone_at: at.toString(), undone_by: by })
    .where('id', '=', id)
    .execute();
}

/**
 * Who stands for whom, anew from the merges that stand, for this contact and all that ever came to it: the end of each one's
 * chain. A contact has one standing merge at most, so there is one end.
 */
export async function resolveChains(trx: Trx, contactId: string): Promise<void> {
  await sql`
    with recursive family as (
      select ${contactId}::uuid as id
      union select m.contact_id from contact_merges m join family on m.into_id = family.id where m.undone_at is null),
    chains as (
      select id as start, id as at, 0 as step from family
      union all select chains.start, m.into_id, step + 1 from chains
        join contact_merges m on m.contact_id = chains.at and m.undone_at is null where step < 1000),
    ends as (select distinct on (start) start, at from chains order by start, step desc)
    update contacts set merged_into_id = nullif(ends.at, ends.start) from ends
    where contacts.id = ends.start and contacts.merged_into_id is distinct from nullif(ends.at, ends.start)`.execute(
    trx,
  );
}

/** Merges that made others one with this person, newest first; `enteredOnly`: of others that were entered too. */
export async function standingMergesOf(db: Db, contactId: string, since: Temporal.Instant, enteredOnly: boolean) {
  const { rows } = await sql<{ id: string; name: string; contact_id: string; merged_at: Temporal.Instant }>`
    select m.id, c.name, m.contact_id, m.merged_at from contact_merges m join contacts c on c.id = m.contact_id
    where m.undone_at is null and m.merged_at > ${since.toString()}::timestamptz
      and c.merged_into_id = ${contactId}::uuid and (not ${enteredOnly} or c.added_at is not null) order by m.merged_at desc, m.id desc limit 50`.execute(
    db,
  );
  return rows;
}

export async function insertDifference(
  trx: Trx,
  pair: readonly [string, string],
  by: string | null,
  at: Temporal.Instant,
): Promise<void> {
  const [contact_id, other_id] = [...pair].sort() as [string, string];
  await trx
    .insertInto('contact_differences')
    .values({ contact_id, other_id, said_at: at.toString(), said_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Two teammates' own contacts are two people. */
export async function teammateIdsAmong(trx: Trx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ teammate_id: string }>`select distinct teammate_id from contacts
    where teammate_id is not null and (id = any(${ids}::uuid[]) or merged_into_id = any(${ids}::uuid[]))`.execute(trx);
  return rows.map((row) => row.teammate_id);
}
