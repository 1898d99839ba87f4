import './contacts.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
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
