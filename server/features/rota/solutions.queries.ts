import type { ROTA_SOLUTION_STATES, RotaAnswer, RotaInstance } from '../../../contract/rota-plan.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { json } from '../../platform/db/index.ts';
import './solutions.tables.ts';

export async function insertSolution(
  trx: Trx,
  id: string,
  instance: RotaInstance,
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .insertInto('rota_solutions')
    .values({ id, state: 'waiting', instance: json(instance), asked_at: at.toString() })
    .execute();
}

export interface SolutionRow {
  id: string;
  state: (typeof ROTA_SOLUTION_STATES)[number];
  progress: number;
  answer: RotaAnswer | null;
}

export async function solutionById(db: Db, id: string): Promise<SolutionRow | undefined> {
  return await db
    .selectFrom('rota_solutions')
    .select(['id', 'state', 'progress', 'answer'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** What is to be planned; undefined when it is planned, or nobody wants it any more. */
export async function askedInstance(db: Db, id: string): Promise<RotaInstance | undefined> {
  const row = await db
    .updateTable('rota_solutions')
    .set({ state: 'planning' })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'planning'])
    .returning('instance')
    .executeTakeFirst();
  return row?.instance ?? undefined;
}

/** @returns whether it is still wanted. */
export async function noteSolving(db: Db, id: string, progress: number): Promise<boolean> {
  const row = await db
    .updateTable('rota_solutions')
    .set({ progress })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** @param answer null: there will be none. */
export async function settleSolution(db: Db, id: string, answer: RotaAnswer | null): Promise<void> {
  await db
    .updateTable('rota_solutions')
    .set({
      state: answer ? 'done' : 'failed',
      progress: 1,
      instance: null,
      answer: answer ? json(answer) : null,
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteSolution(db: Db, id: string): Promise<boolean> {
  const row = await db.deleteFrom('rota_solutions').where('id', '=', id).returning('id').executeTakeFirst();
  return row !== undefined;
}

export async function deleteSolutionsBefore(db: Db, at: Temporal.Instant): Promise<void> {
  await db.deleteFrom('rota_solutions').where('asked_at', '<', at).execute();
}
