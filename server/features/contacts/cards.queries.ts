import './contacts.tables.ts';
import type { ContactChange } from '../../../contract/contacts.ts';
import type { FieldValue } from '../../../contract/field-values.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';
import type { ContactRow, Seeing } from './listing.queries.ts';
import { cardColumns } from './listing.queries.ts';

/** One whom the actor may see; who is one with somebody else gives that one. */
export async function contactById(
  db: Db | Trx,
  id: string,
  { scope, byTicket }: Seeing,
): Promise<ContactRow | undefined> {
  return db
    .selectFrom('contacts')
    .select(cardColumns(byTicket))
    .where('contacts.id', '=', sql<string>`(select coalesce(merged_into_id, id) from contacts where id = ${id}::uuid)`)
    .where('contacts.erased_at', 'is', null)
    .where(scope)
    .executeTakeFirst();
}

/** They and everybody who is one with them. */
export async function idsOfPerson(db: Db | Trx, contactId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from contacts where id = ${contactId}::uuid
    union all select id from contacts where merged_into_id = ${contactId}::uuid`.execute(db);
  return rows.map((row) => row.id);
}

/** Locked until the transaction ends. */
export async function lockContact(trx: Trx, id: string): Promise<void> {
  await trx.selectFrom('contacts').select('id').where('id', '=', id).forUpdate().execute();
}

/** Of these people and of those who are one with them, oldest first, their own before the others'. */
export async function identitiesOf(db: Db | Trx, contactIds: readonly string[]) {
  if (contactIds.length === 0) return [];
  return (
    db
      .selectFrom('identities')
      .innerJoin('contacts', 'contacts.id', 'identities.contact_id')
      .leftJoin('teammates as adders', 'adders.id', 'identities.added_by')
      .leftJoin('teammates as provers', 'provers.id', 'identities.proved_by')
      .select([
        'identities.id',
        'identities.contact_id as own_contact_id',
        sql<string>`coalesce(contacts.merged_into_id, contacts.id)`.as('contact_id'),
        'identities.kind',
        'identities.value',
        'identities.source',
        'identities.closed_at',
        'identities.created_at',
        'identities.proved_at',
        'identities.proved_by',
        'identities.guessed_at',
        'identities.primary_at',
        'identities.bounced_at',
        'adders.name as adder_name',
        'provers.name as prover_name',
      ])
      // By their ids as values: an "or" of the two would go through everybody.
      .where(
        'identities.contact_id',
        '=',
        sql<string>`any(array(select id from contacts where id = any(${contactIds}::uuid[])
        union all select id from contacts where merged_into_id = any(${contactIds}::uuid[])))`,
      )
      .orderBy(sql`contacts.merged_into_id is not null`)
      .orderBy('identities.created_at')
      .orderBy('identities.id')
      .execute()
  );
}
export type IdentityRow = Awaited<ReturnType<typeof identitiesOf>>[number];

export interface NamedOrganization {
  id: string;
  name: string;
  vip: boolean;
}

/** Organizations by id, and by the mail domains that belong to them. */
export async function organizationsFor(
  db: Db | Trx,
  ids: readonly string[],
  domains: readonly string[],
): Promise<{ byId: Map<string, NamedOrganization>; byDomain: Map<string, NamedOrganization> }> {
  const { rows } = await sql<NamedOrganization & { domain: string | null }>`
    select id, name, vip_at is not null as vip, null as domain from organizations where id = any(${[...new Set(ids)]}::uuid[])
    union all select o.id, o.name, o.vip_at is not null, d.domain from organization_domains d
      join organizations o on o.id = d.organization_id where d.domain = any(${[...new Set(domains)]}::text[])`.execute(
    db,
  );
  const bare = ({ id, name, vip }: NamedOrganization): NamedOrganization => ({ id, name, vip });
  return {
    byId: new Map(rows.filter((row) => row.domain === null).map((row) => [row.id, bare(row)])),
    byDomain: new Map(rows.flatMap((row) => (row.domain === null ? [] : [[row.domain, bare(row)]]))),
  };
}

export async function organizationThere(trx: Db | Trx, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from organizations where id = ${id}::uuid`.execute(trx);
  return rows.length > 0;
}

export async function teammateOf(db: Db, id: string): Promise<{ id: string; name: string } | null> {
  const row = await db.selectFrom('teammates').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** Values of the company's own fields, whoever is told them. */
export async function fieldsOf(trx: Trx, id: string): Promise<Record<string, FieldValue>> {
  const row = await trx.selectFrom('contacts').select('fields').where('id', '=', id).executeTakeFirst();
  return row?.fields ?? {};
}

export async function insertContact(trx: Trx, id: string, name: string, at: Temporal.Instant): Promise<void> {
  const now = at.toString();
  await trx.insertInto('contacts').values({ id, name, created_at: now, updated_at: now, added_at: now }).execute();
}

/** Names of the facts that a card holds, as `closed_facts` has them. */
export const FACTS_HELD = sql<string[]>`array_remove(array[
    case when contacts.organization_id is not null then 'organizationId' end,
    case when contacts.language_set_at is not null then 'language' end,
    case when contacts.time_zone is not null then 'timeZone' end, case when contacts.plan is not null then 'plan' end,
    case when contacts.value is not null then 'value' end, case when contacts.currency is not null then 'currency' end,
    case when contacts.vip_at is not null then 'vip' end], null)
  || array(select 'fields.' || key from jsonb_object_keys(contacts.fields) key)`;

/** Entered by hand from now on, whoever wrote before: it shows what was entered and nothing else. */
export async function enterContact(trx: Trx, id: string, name: string, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('contacts')
    .set({ name, added_at: at.toString(), spam_only: false, updated_at: at.toString(), closed_facts: FACTS_HELD })
    .where('id', '=', id)
    .execute();
}

export type CardChange = Omit<ContactChange, 'fields'> & {
  fields?: Record<string, FieldValue>;
  /** Names of the facts that are said anew, as `closed_facts` has them. */
  said: readonly string[];
};

/**
 * Writes what is given and leaves the rest.
 * @param open whether everybody who sees the card is shown what is said
 */
export async function updateContact(
  trx: Trx,
  id: string,
  change: CardChange,
  open: boolean,
  at: Temporal.Instant,
): Promise<void> {
  const now = at.toString();
  const others = sql`array(select f from unnest(contacts.closed_facts) f where not f = any(${change.said}::text[]))`;
  await trx
    .updateTable('contacts')
    .set({
      updated_at: now,
      closed_facts: open ? sql<string[]>`${others}` : sql<string[]>`${others} || ${change.said}::text[]`,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.language === undefined
        ? {}
        : { language: change.language, language_set_at: change.language === null ? null : now }),
      ...(change.timeZone === undefined ? {} : { time_zone: change.timeZone }),
      ...(change.organizationId === undefined ? {} : { organization_id: change.organizationId }),
      ...(change.plan === undefined ? {} : { plan: change.plan || null }),
      ...(change.value === undefined ? {} : { value: change.value }),
      ...(change.currency === undefined ? {} : { currency: change.currency }),
      ...(change.vip === undefined ? {} : { vip_at: change.vip ? now : null }),
      ...(change.fields === undefined ? {} : { fields: json(change.fields) }),
    })
    .where('id', '=', id)
    .execute();
}

/** Of these, those the actor may see and who stand for themselves. */
export async function contactsById(db: Db, ids: readonly string[], { scope, byTicket }: Seeing): Promise<ContactRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('contacts')
    .select(cardColumns(byTicket))
    .where('contacts.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('contacts.merged_into_id', 'is', null)
    .where('contacts.erased_at', 'is', null)
    .where(scope)
    .execute();
}

/** Whoever belongs to an organization, by what was set or by a domain, a few thousand at most; who is one with them too. */
export async function peopleOfOrganization(db: Db, organizationId: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with theirs as (
      select coalesce(merged_into_id, id) as id from contacts where organization_id = ${organizationId}::uuid
      union select coalesce(c.merged_into_id, c.id) from organization_domains d
        join identities i on i.kind = 'email' and split_part(i.value, '@', 2) = d.domain
        join contacts c on c.id = i.contact_id
        join contacts root on root.id = coalesce(c.merged_into_id, c.id)
        where d.organization_id = ${organizationId}::uuid and root.organization_id is null)
    select id from theirs union select m.id from theirs join contacts m on m.merged_into_id = theirs.id limit ${most}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}
