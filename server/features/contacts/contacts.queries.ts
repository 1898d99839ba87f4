import './contacts.tables.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';

export interface MailPerson {
  address: string;
  identityId: string;
  contactId: string;
  name: string;
  bounced: boolean;
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
  }));
}

export interface NewPerson {
  contactId: string;
  identityId: string;
  name: string;
  address: string;
  language: string | null;
}

/** Writes new people with one claimed mail address each. The caller holds the intake lock, so nobody else adds the same. */
export async function insertPeople(trx: Trx, people: readonly NewPerson[], at: Temporal.Instant): Promise<void> {
  const now = at.toString();
  await insertRows(
    trx,
    'contacts',
    people.map((person) => ({
      id: person.contactId,
      name: person.name,
      language: person.language,
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

export async function markAddressBounced(trx: Trx, address: string, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('identities')
    .set({ bounced_at: at.toString() })
    .where('kind', '=', 'email')
    .where('value', '=', address.toLowerCase())
    .where('bounced_at', 'is', null)
    .execute();
}

/** Contacts that `scope` lets be seen, by name; `after` is the key (name, id) of the last one before. */
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
    .where(options.scope)
    .where('contacts.erased_at', 'is', null);
  if (options.search) {
    const like = `%${options.search.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        eb('contacts.name', 'ilike', like),
        eb.exists(
          eb
            .selectFrom('identities')
            .select(sql`1`.as('one'))
            .whereRef('identities.contact_id', '=', 'contacts.id')
            .where('value', 'ilike', like),
        ),
      ]),
    );
  }
  if (options.after)
    query = query.where(sql<SqlBool>`(contacts.name, contacts.id) > (${options.after[0]}, ${options.after[1]}::uuid)`);
  return query.orderBy('contacts.name').orderBy('contacts.id').limit(options.limit).execute();
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
