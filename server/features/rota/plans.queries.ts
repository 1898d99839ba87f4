import type { PlanException, PlanState } from '../../../contract/rota.ts';
import type { RotaFigures } from '../../../contract/rota-plan.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';
import type { StoredFindings } from './rota.tables.ts';

export interface PlanRow {
  id: string;
  rota_id: string;
  desk_id: string;
  from_on: string;
  to_on: string;
  seed: number;
  keep: boolean;
  state: PlanState;
  progress: number;
  score: RotaFigures | null;
  bound: RotaFigures | null;
  findings: StoredFindings | null;
  exceptions: PlanException[];
  milliseconds: number | null;
  made_by_name: string | null;
  made_at: Temporal.Instant;
  published_by_name: string | null;
  published_at: Temporal.Instant | null;
  shift_count: number;
}

const PLANS = sql`select p.id, p.rota_id, r.desk_id, p.from_on, p.to_on, p.seed, p.keep, p.state, p.progress, p.score, p.bound,
    p.findings, p.exceptions, p.milliseconds, m.name as made_by_name, p.made_at, b.name as published_by_name, p.published_at,
    (select count(*)::int from shifts s where s.plan_id = p.id and s.state <> 'cancelled') as shift_count
  from rota_plans p
  join rotas r on r.id = p.rota_id
  left join teammates m on m.id = p.made_by
  left join teammates b on b.id = p.published_by`;

export async function planById(db: Db | Trx, id: string): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`${PLANS} where p.id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** Newest first; those that were thrown away are left out. */
export async function plansOfRota(db: Db, rotaId: string, limit: number): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`${PLANS} where p.rota_id = ${rotaId}::uuid and p.state <> 'discarded'
    order by p.made_at desc, p.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Those that are being made or wait to be published. */
export async function openPlans(trx: Trx, rotaId: string): Promise<{ id: string; exceptions: PlanException[] }[]> {
  return trx
    .selectFrom('rota_plans')
    .select(['id', 'exceptions'])
    .where('rota_id', '=', rotaId)
    .where('state', 'in', ['planning', 'draft'])
    .execute();
}

export async function insertPlan(
  trx: Trx,
  plan: {
    id: string;
    rotaId: string;
    from: string;
    to: string;
    seed: number;
    keep: boolean;
    exceptions: readonly PlanException[];
    by: string | null;
  },
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .insertInto('rota_plans')
    .values({
      id: plan.id,
      rota_id: plan.rotaId,
      from_on: plan.from,
      to_on: plan.to,
      seed: plan.seed,
      keep: plan.keep,
      exceptions: json([...plan.exceptions]),
      state: 'planning',
      made_by: plan.by,
      made_at: at.toString(),
    })
    .execute();
}

/** @returns whether it is still wanted. */
export async function noteProgress(db: Db, id: string, progress: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('rota_plans')
    .set({ progress })
    .where('id', '=', id)
    .where('state', '=', 'planning')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function storeFound(
  trx: Trx,
  id: string,
  found: { score: RotaFigures; bound: RotaFigures; findings: StoredFindings; milliseconds: number },
): Promise<void> {
  await trx
    .updateTable('rota_plans')
    .set({
      state: 'draft',
      progress: 1,
      score: json(found.score),
      bound: json(found.bound),
      findings: json(found.findings),
      milliseconds: Math.round(found.milliseconds),
    })
    .where('id', '=', id)
    .execute();
}

/** What became of a draft that somebody changed by hand. */
export async function storeWeighed(
  trx: Trx,
  id: string,
  weighed: { score: RotaFigures; findings: StoredFindings },
): Promise<void> {
  await trx
    .updateTable('rota_plans')
    .set({ score: json(weighed.score), findings: json(weighed.findings) })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();
}

export async function setPlanState(trx: Trx, id: string, state: PlanState): Promise<void> {
  await trx.updateTable('rota_plans').set({ state }).where('id', '=', id).execute();
}

export async function notePublished(trx: Trx, id: string, by: string | null, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('rota_plans')
    .set({ state: 'published', published_by: by, published_at: at.toString() })
    .where('id', '=', id)
    .execute();
}
