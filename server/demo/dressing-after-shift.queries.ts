import '../features/after-shift/index.ts';
import type { Db } from '../platform/db/index.ts';
import { sql } from '../platform/db/index.ts';
import { newId } from '../platform/ids/index.ts';

export interface PastShift {
  id: string;
  teammate_id: string;
  buddy_id: string | null;
  ends_at: Temporal.Instant;
}

/** The newest shifts that took place, on one desk. */
export async function lastShifts(db: Db, deskId: string, now: Temporal.Instant, limit: number): Promise<PastShift[]> {
  const { rows } = await sql<PastShift>`select s.id, s.teammate_id, s.buddy_id, s.ends_at
    from shifts s join rotas r on r.id = s.rota_id
    where r.desk_id = ${deskId}::uuid and s.state = 'complete' and s.ends_at < ${now.toString()}::timestamptz
    order by s.ends_at desc, s.id limit ${limit}`.execute(db);
  return rows;
}

export async function addHandOver(
  db: Db,
  shift: PastShift,
  { note, word }: { note: string; word: string },
): Promise<void> {
  await db
    .insertInto('hand_overs')
    .values({
      shift_id: shift.id,
      gathered_until: shift.ends_at.toString(),
      done_at: shift.ends_at.subtract({ minutes: 20 }).toString(),
      note_for_briefing: note,
      word_to_buddy: word,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** So many of a desk's articles, from a place on, were begun by somebody. */
export async function creditArticles(
  db: Db,
  deskId: string,
  teammateId: string,
  { from, count }: { from: number; count: number },
): Promise<void> {
  await sql`update articles set created_by = ${teammateId}::uuid where id in (
    select id from articles where desk_id = ${deskId}::uuid and put_away_at is null and visibility = 'public'
    order by position, id offset ${from} limit ${count})`.execute(db);
}

export async function addSearchedInVain(
  db: Db,
  shift: { shiftId: string; teammateId: string },
  words: string,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .insertInto('gathered')
    .values({
      id: newId(),
      shift_id: shift.shiftId,
      teammate_id: shift.teammateId,
      kind: 'search-without-result',
      key: words,
      words,
      gathered_at: at.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
