import './contacts.tables.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import { teammatesAtAddresses } from '../teammates/index.ts';

export interface MailPerson {
  address: string;
  identityId: string;
  contactId: string;
  name: string;
  bounced: boolean;
  /** Nothing but spam has come from them. */
  spamOnly: boolean;
}

/** Who is behind these mail addresses (lower case). */
export async function peopleByAddress(trx: Trx | Db, addresses: readonly string[]): Promise<MailPerson[]> {
  if (addresses.length === 0) return [];
  const rows = await trx
    .selectFrom('identities')
    .innerJoin('contacts', 'contacts.id', 'identities.contact_id')
    .select([
      'identities.value',
      'identities.id as identity_id',
      'contacts.id as contact_id',
      'contacts.name',
      'identities.bounced_at',
      'contacts.spam_only',
    ])
    .where('identities.kind', '=', 'email')
    .where('identities.value', '=', sql<string>`any(${addresses})`)
    .execute();
  return rows.map((row) => ({
    address: row.value,
    identityId: row.identity_id,
    contactId: row.contact_id,
    name: row.name,
    bounced: row.bounced_at !== null,
    spamOnly: row.spam_only,
  }));
}

export interface NewPerson {
  contactId: string;
  identityId: string;
  name: string;
  address: string;
  language: string | null;
  /** They come with spam, so no list names them. */
  spamOnly?: boolean;
}

/**
 * Writes new people with one claimed mail address each; one whose address is a teammate's is that teammate asking. The caller
 * holds the intake lock, so nobody else adds the same.
 */
export async function insertPeople(trx: Trx, people: readonly NewPerson[], at: Temporal.Instant): Promise<void> {
  if (people.length === 0) return;
  const now = at.toString();
  const teammates = await withoutContact(
    trx,
    await teammatesAtAddresses(
      trx,
      people.map((person) => person.address),
    ),
  );
  await insertRows(
    trx,
    'contacts',
    people.map((person) => ({
      id: person.contactId,
      name: person.name,
      language: person.language,
      spam_only: person.spamOnly ?? false,
      teammate_id: teammates.find((teammate) => teammate.email === person.address)?.id ?? null,
      created_at: now,
      updated_at: now,
    })),
  );
  await insertRows(
    trx,
    'identities',
    people.map((person) => ({
      id: person.identityId,
      contact_id: person.contactId,
      kind: 'email',
      value: person.address,
      created_at: now,
    })),
  );
}

/** A teammate is one contact at most, also after a change of address. */
async function withoutContact<Teammate extends { id: string }>(
  trx: Trx,
  teammates: readonly Teammate[],
): Promise<readonly Teammate[]> {
  if (teammates.length === 0) return [];
  const taken = await trx
    .selectFrom('contacts')
    .select('teammate_id')
    .where(
      'teammate_id',
      'in',
      teammates.map((teammate) => teammate.id),
    )
    .execute();
  return teammates.filter((teammate) => !taken.some((row) => row.teammate_id === teammate.id));
}

export async function nameContacts(
  trx: Trx,
  named: readonly { contactId: string; name: string }[],
  at: Temporal.Instant,
): Promise<void> {
  if (named.length === 0) return;
  await sql`update contacts set name = n.name, updated_at = ${at.toString()}::timestamptz
    from json_to_recordset(${JSON.stringify(named.map((one) => ({ id: one.contactId, name: one.name })))}) as n(id uuid, name text)
    where contacts.id = n.id`.execute(trx);
}

/** Somebody known by spam alone turned out to be a person after all. */
export async function showContact(trx: Trx, contactId: string): Promise<void> {
  await trx
    .updateTable('contacts')
    .set({ spam_only: false })
    .where('id', '=', contactId)
    .where('spam_only', '=', true)
    .execute();
}

/** A mail that passed DMARC proves that these addresses (lower case) are whose they say. */
export async function proveAddresses(trx: Trx, addresses: readonly string[], at: Temporal.Instant): Promise<void> {
  if (addresses.length === 0) return;
  await trx
    .updateTable('identities')
    .set({ proved_at: at.toString() })
    .where('kind', '=', 'email')
    .where('value', '=', sql<string>`any(${addresses})`)
    .where('proved_at', 'is', null)
    .execute();
}

/** With so many finds or fewer all are read and put in order; of more, the first ones by name are met soon on a walk. */
const FEW_FOUND = 2_000;

/**
 * Contacts that `scope` lets be seen, by name; `after` is the key (name, id) of the last one before. What is searched stands
 * anywhere in the name or in an address, but one or two letters only at the beginning of a word.
 */
export async function listContacts(
  db: Db,
  options: {
    scope: RawBuilder<SqlBool>;
    search: string | null;
    after: readonly [string, string] | null;
    limit: number;
  },
) {
  let query = db
    .selectFrom('contacts')
    .select(['contacts.id', 'contacts.name', 'contacts.language', 'contacts.time_zone', 'contacts.created_at'])
    .where('contacts.erased_at', 'is', null)
    .where('contacts.spam_only', '=', false);
  // Signs alone find everybody: hardly an address is without them.
  if (options.search && /[\p{L}\p{N}]/u.test(options.search)) {
    const patterns = patternsFor(options.search);
    const found = await contactsFound(db, patterns);
    query = found
      ? query.where('contacts.id', '=', sql<string>`any(${found}::uuid[])`)
      : query.where(matches(patterns));
  }
  if (options.after)
    query = query.where(sql<SqlBool>`(contacts.name, contacts.id) > (${options.after[0]}, ${options.after[1]}::uuid)`);
  // Asked last of each, it is not asked of those who are not meant.
  return query.where(options.scope).orderBy('contacts.name').orderBy('contacts.id').limit(options.limit).execute();
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

/** Everybody whom the search means, when they are few; undefined when they are many. */
async function contactsFound(db: Db, { name, address }: SearchPatterns): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string }>`
    (select id from contacts where name ilike any(${name}::text[]) limit ${FEW_FOUND + 1})
    union (select contact_id from identities where value ilike any(${address}::text[]) limit ${FEW_FOUND + 1})`.execute(
    db,
  );
  return rows.length > FEW_FOUND ? undefined : rows.map(({ id }) => id);
}

/** As a question that is asked of one contact after the other: an `exists` would be answered from a list of all addresses. */
function matches({ name, address }: SearchPatterns): RawBuilder<SqlBool> {
  return sql<SqlBool>`(contacts.name ilike any(${name}::text[]) or (
    select true from identities where identities.contact_id = contacts.id and value ilike any(${address}::text[]) limit 1))`;
}

export async function contactById(db: Db, id: string, scope: RawBuilder<SqlBool>) {
  return db
    .selectFrom('contacts')
    .select(['contacts.id', 'contacts.name', 'contacts.language', 'contacts.time_zone', 'contacts.created_at'])
    .where('contacts.id', '=', id)
    .where(scope)
    .executeTakeFirst();
}

export async function identitiesOf(db: Db, contactIds: readonly string[]) {
  if (contactIds.length === 0) return [];
  return db
    .selectFrom('identities')
    .select(['contact_id', 'kind', 'value', 'proved_at', 'bounced_at'])
    .where('contact_id', '=', sql<string>`any(${contactIds}::uuid[])`)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
