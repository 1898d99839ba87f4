import './organizations.tables.ts';
import type { FieldValue } from '../../../contract/field-values.ts';
import type { Organization, OrganizationChange } from '../../../contract/organizations.ts';
import type { Db, SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, json, sql } from '../../platform/db/index.ts';

interface OrganizationRow {
  id: string;
  name: string;
  vip_at: Temporal.Instant | null;
  plan: string | null;
  value: string | null;
  currency: string | null;
  fields: Record<string, FieldValue>;
  created_at: Temporal.Instant;
  updated_at: Temporal.Instant;
  domains: string[];
  shares_on: string[];
}

function shown(db: Db | Trx) {
  return db
    .selectFrom('organizations')
    .selectAll('organizations')
    .select([
      sql<
        string[]
      >`array(select domain from organization_domains d where d.organization_id = organizations.id order by domain)`.as(
        'domains',
      ),
      sql<string[]>`array(select o.desk_id::text from organization_desks o join desks on desks.id = o.desk_id
        where o.organization_id = organizations.id order by desks.position)`.as('shares_on'),
    ]);
}

function toOrganization(row: OrganizationRow): Organization {
  return {
    id: row.id,
    name: row.name,
    domains: row.domains,
    sharesOn: row.shares_on,
    vip: row.vip_at !== null,
    plan: row.plan,
    value: row.value === null ? null : Number(row.value),
    currency: row.currency,
    fields: row.fields,
    createdAt: row.created_at.toString(),
    updatedAt: row.updated_at.toString(),
  };
}

/** One page by name, `limit + 1` of them; `after` is the key (name, id) of the last one before. */
export async function listOrganizations(
  db: Db,
  page: { after: readonly [string, string] | null; limit: number; domain: string | null; search: string | null },
): Promise<Organization[]> {
  let query = shown(db);
  if (page.domain !== null)
    query = query.where('organizations.id', 'in', (eb) =>
      eb
        .selectFrom('organization_domains')
        .select('organization_id')
        .where('domain', '=', page.domain ?? ''),
    );
  if (page.search) {
    const words = `%${page.search.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        eb('organizations.name', 'ilike', words),
        eb(
          'organizations.id',
          'in',
          eb.selectFrom('organization_domains').select('organization_id').where('domain', 'like', words.toLowerCase()),
        ),
      ]),
    );
  }
  if (page.after) query = query.where(sql<SqlBool>`(name, id) > (${page.after[0]}, ${page.after[1]}::uuid)`);
  return (await query.orderBy('name').orderBy('id').limit(page.limit).execute()).map(toOrganization);
}

export async function organizationById(db: Db | Trx, id: string): Promise<Organization | undefined> {
  const row = await shown(db).where('organizations.id', '=', id).executeTakeFirst();
  return row && toOrganization(row);
}

/** Locked until the transaction ends. @returns its own fields, undefined where there is none. */
export async function lockOrganization(
  trx: Trx,
  id: string,
): Promise<{ fields: Record<string, FieldValue> } | undefined> {
  return trx.selectFrom('organizations').select('fields').where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertOrganization(trx: Trx, id: string, name: string, at: Temporal.Instant): Promise<void> {
  await trx
    .insertInto('organizations')
    .values({ id, name, created_at: at.toString(), updated_at: at.toString() })
    .execute();
}

/** Writes what is given and leaves the rest. */
export async function touchOrganization(
  trx: Trx,
  id: string,
  change: Omit<OrganizationChange, 'domains' | 'sharesOn' | 'fields'> & { fields?: Record<string, FieldValue> },
  at: Temporal.Instant,
): Promise<void> {
  const now = at.toString();
  await trx
    .updateTable('organizations')
    .set({
      updated_at: now,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.plan === undefined ? {} : { plan: change.plan || null }),
      ...(change.value === undefined ? {} : { value: change.value }),
      ...(change.currency === undefined ? {} : { currency: change.currency }),
      ...(change.vip === undefined ? {} : { vip_at: change.vip ? now : null }),
      ...(change.fields === undefined ? {} : { fields: json(change.fields) }),
    })
    .where('id', '=', id)
    .execute();
}

/** Its domains are these from now on. @returns the first that another organization has. */
export async function replaceDomains(trx: Trx, id: string, domains: readonly string[]): Promise<string | undefined> {
  await trx.deleteFrom('organization_domains').where('organization_id', '=', id).execute();
  if (domains.length === 0) return undefined;
  const taken = await trx
    .selectFrom('organization_domains')
    .select('domain')
    .where('domain', '=', sql<string>`any(${domains}::text[])`)
    .orderBy('domain')
    .executeTakeFirst();
  if (taken) return taken.domain;
  await insertRows(
    trx,
    'organization_domains',
    domains.map((domain) => ({ domain, organization_id: id })),
  );
  return undefined;
}

/** Its people share their tickets on these desks from now on. */
export async function replaceDesks(trx: Trx, id: string, deskIds: readonly string[]): Promise<void> {
  await trx.deleteFrom('organization_desks').where('organization_id', '=', id).execute();
  await insertRows(
    trx,
    'organization_desks',
    deskIds.map((deskId) => ({ organization_id: id, desk_id: deskId })),
  );
}
