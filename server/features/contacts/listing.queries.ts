import './contacts.tables.ts';
import type { Db, RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** Whom an actor may see, as conditions on `contacts`. */
export interface Seeing {
  scope: RawBuilder<SqlBool>;
  /** Of a ticket of theirs; whoever sees them only because they were entered sees only what was entered. */
  byTicket: RawBuilder<SqlBool>;
}

export interface WhichContacts extends Seeing {
  search: string | null;
  organizationId?: string | null;
  vip?: boolean;
  /** The key (name, id) of the last one before. */
  after: readonly [string, string] | null;
  limit: number;
}

/** What a row or a card shows of a contact itself. */
export function cardColumns(byTicket: RawBuilder<SqlBool>) {
  return [
    'contacts.id',
    'contacts.name',
    'contacts.language',
    'contacts.language_set_at',
    'contacts.time_zone',
    'contacts.created_at',
    'contacts.added_at',
    'contacts.vip_at',
    'contacts.organization_id',
    'contacts.plan',
    'contacts.value',
    'contacts.currency',
    'contacts.fields',
    'contacts.closed_facts',
    'contacts.teammate_id',
    sql<boolean>`coalesce(${byTicket}, false)`.as('seen_by_ticket'),
  ] as const;
}

/** With so many finds or fewer all are read and put in order; of more, the first ones by name are met soon on a walk. */
const FEW_FOUND = 2_000;

/**
 * Contacts by name, those apart that are one with another. What is searched stands anywhere in the name, in an address or in
 * the name of the organization, but one or two letters only at the beginning of a word. An address from which they wrote finds
 * them only for who sees a ticket of theirs.
 */
export async function listContacts(db: Db, which: WhichContacts) {
  const { scope, byTicket, search, after } = which;
  let query = db
    .selectFrom('contacts')
    .select(cardColumns(byTicket))
    .where('contacts.erased_at', 'is', null)
    .where('contacts.merged_into_id', 'is', null)
    .where('contacts.spam_only', '=', false);
  if (which.vip === true) query = query.where('contacts.vip_at', 'is not', null).where(told('vip', byTicket));
  if (which.organizationId) query = query.where(belongsTo(which.organizationId, byTicket));
  if (after) query = query.where(sql<SqlBool>`(contacts.name, contacts.id) > (${after[0]}, ${after[1]}::uuid)`);
  // Signs alone find everybody: hardly an address is without them.
  if (search && /[\p{L}\p{N}]/u.test(search)) {
    const patterns = patternsFor(search);
    const found = await contactsFound(db, patterns);
    const meant = found
      ? sql<SqlBool>`(contacts.id = any(${found.open}::uuid[]) or (contacts.id = any(${found.closed}::uuid[]) and ${byTicket}))`
      : matches(patterns, byTicket);
    if (found) query = query.where('contacts.id', '=', sql<string>`any(${[...found.open, ...found.closed]}::uuid[])`);
    query = query.where(meant);
  }
  // Asked last of each, it is not asked of those who are not meant.
  return query.where(scope).orderBy('contacts.name').orderBy('contacts.id').limit(which.limit).execute();
}
export type ContactRow = Awaited<ReturnType<typeof listContacts>>[number];

/** What of an address everybody who sees the card is shown; of the others only who sees a ticket of theirs. */
export function openIdentity(table: 'i' | 'identities'): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.ref(`${table}.source`)} <> 'wrote' and ${sql.ref(`${table}.closed_at`)} is null)`;
}

/** Whether the actor is told this fact of a card. */
function told(fact: 'vip' | 'organizationId', byTicket: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(not ${fact} = any(contacts.closed_facts) or ${byTicket})`;
}

/** Somebody said so; where nobody did, the domain of an address does. */
function belongsTo(organizationId: string, byTicket: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  const atDomain = (source: RawBuilder<SqlBool>): RawBuilder<SqlBool> => sql`contacts.id in (
    select coalesce(c.merged_into_id, c.id) from organization_domains d
    join identities i on i.kind = 'email' and split_part(i.value, '@', 2) = d.domain
    join contacts c on c.id = i.contact_id where d.organization_id = ${organizationId}::uuid and ${source})`;
  return sql<SqlBool>`((contacts.organization_id = ${organizationId}::uuid and ${told('organizationId', byTicket)})
    or (contacts.organization_id is null and (${atDomain(openIdentity('i'))}
      or (${atDomain(sql`not ${openIdentity('i')}`)} and ${byTicket}))))`;
}

interface SearchPatterns {
  name: string[];
  address: string[];
}

/** The trigrams of an index are three letters, or fewer beside the edge of a word: what has none would be sought row by row. */
function patternsFor(search: string): SearchPatterns {
  const words = search.trim().replace(/[\\%_]/g, '\\$&');
  const hasTrigram = /[\p{L}\p{N}]{3}|[^\p{L}\p{N}][\p{L}\p{N}]|[\p{L}\p{N}]{2}[^\p{L}\p{N}]/u.test(words);
  return hasTrigram
    ? { name: [`%${words}%`], address: [`%${words}%`] }
    : { name: [`${words}%`, `% ${words}%`], address: [`${words}%`] };
}

/** Everybody whom the search means, when they are few; undefined when they are many. `closed`: by what only who sees a ticket of theirs is told. */
async function contactsFound(
  db: Db,
  { name, address }: SearchPatterns,
): Promise<{ open: string[]; closed: string[] } | undefined> {
  const most = FEW_FOUND + 1;
  const { rows } = await sql<{ id: string; closed: boolean }>`
    with named as (select id from organizations where name ilike any(${name}::text[]) limit 200),
    found as (
      (select id, false as closed from contacts where name ilike any(${name}::text[]) limit ${most})
      union (select contact_id, not ${openIdentity('identities')} from identities where value ilike any(${address}::text[]) limit ${most})
      union (select id, 'organizationId' = any(closed_facts) from contacts
        where organization_id in (select id from named) limit ${most})
      union (select i.contact_id, not ${openIdentity('i')} from named join organization_domains d on d.organization_id = named.id
        join identities i on i.kind = 'email' and split_part(i.value, '@', 2) = d.domain limit ${most}))
    select coalesce(c.merged_into_id, c.id) as id, found.closed from found join contacts c on c.id = found.id`.execute(
    db,
  );
  if (rows.length > FEW_FOUND) return undefined;
  return {
    open: rows.filter((row) => !row.closed).map((row) => row.id),
    closed: rows.filter((row) => row.closed).map((row) => row.id),
  };
}

/** As a question that is asked of one contact after the other: an `exists` would be answered from a list of all addresses. */
function matches({ name, address }: SearchPatterns, byTicket: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  const addressOf = (source: RawBuilder<SqlBool>): RawBuilder<SqlBool> => sql`(
    select true from identities where identities.contact_id in (
      select contacts.id union all select m.id from contacts m where m.merged_into_id = contacts.id)
    and value ilike any(${address}::text[]) and ${source} limit 1)`;
  return sql<SqlBool>`(contacts.name ilike any(${name}::text[]) or ${addressOf(openIdentity('identities'))}
    or (${addressOf(sql`not ${openIdentity('identities')}`)} and ${byTicket}))`;
}
