import type { RotaRules } from '../../../contract/rota.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';

export interface RotaRow {
  id: string;
  desk_id: string;
  name: string;
  time_zone: string;
  rules: RotaRules;
  version: number;
  put_away_at: Temporal.Instant | null;
  participants: number;
  buddies: number;
  /** The last day with a published shift, or to which a plan was published. */
  published_until: string | null;
  open_plan_id: string | null;
}

function rotaRows(where: ReturnType<typeof sql>) {
  return sql<RotaRow>`select r.id, r.desk_id, r.name, r.time_zone, r.rules, r.version, r.put_away_at,
      p.participants, p.buddies,
      (select max(x.to_on) from rota_plans x where x.rota_id = r.id and x.state = 'published') as published_until,
      (select x.id from rota_plans x where x.rota_id = r.id and x.state in ('planning', 'draft')
        order by x.made_at desc limit 1) as open_plan_id
    from rotas r
    cross join lateral (select count(*) filter (where part = 'participant')::int as participants,
        count(*) filter (where part = 'buddy')::int as buddies
      from rota_people x join teammates t on t.id = x.teammate_id and t.deactivated_at is null
      where x.rota_id = r.id) p
    where ${where}`;
}

export async function rotaById(db: Db, id: string): Promise<RotaRow | undefined> {
  const { rows } = await rotaRows(sql`r.id = ${id}::uuid`).execute(db);
  return rows[0];
}

/** Those on desks where the actor may read rotas, by name. */
export async function listRotas(db: Db, actor: Actor, deskId: string | null): Promise<RotaRow[]> {
  const desks = desksWhere(actor, 'rota.read');
  const visible = desks === 'all' ? sql`true` : sql`r.desk_id = any(${desks}::uuid[])`;
  const onDesk = deskId === null ? sql`true` : sql`r.desk_id = ${deskId}::uuid`;
  const { rows } = await sql<RotaRow>`${rotaRows(sql`${visible} and ${onDesk}`)}
    order by r.put_away_at is not null, lower(r.name), r.id`.execute(db);
  return rows;
}

export interface LockedRota {
  id: string;
  desk_id: string;
  name: string;
  time_zone: string;
  rules: RotaRules;
  version: number;
  put_away_at: Temporal.Instant | null;
}

/** Held until the transaction ends: what a rota's shifts are is decided by one at a time. */
export async function lockRota(trx: Trx, id: string): Promise<LockedRota | undefined> {
  return trx
    .selectFrom('rotas')
    .select(['id', 'desk_id', 'name', 'time_zone', 'rules', 'version', 'put_away_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function countRotas(trx: Trx, deskId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('rotas')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('desk_id', '=', deskId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertRota(
  trx: Trx,
  rota: { id: string; deskId: string; name: string; timeZone: string; rules: RotaRules; by: string | null },
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .insertInto('rotas')
    .values({
      id: rota.id,
      desk_id: rota.deskId,
      name: rota.name,
      time_zone: rota.timeZone,
      rules: json(rota.rules),
      created_by: rota.by,
      created_at: at.toString(),
      updated_at: at.toString(),
    })
    .execute();
}

export async function updateRota(
  trx: Trx,
  id: string,
  rota: { name: string; timeZone: string; rules: RotaRules; putAwayAt: string | null },
  at: Temporal.Instant,
): Promise<void> {
  await trx
    .updateTable('rotas')
    .set({
      name: rota.name,
      time_zone: rota.timeZone,
      rules: json(rota.rules),
      put_away_at: rota.putAwayAt,
      updated_at: at.toString(),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}
