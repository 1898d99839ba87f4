import './contacts.tables.ts';
import type { IdentityKind } from '../../../contract/contacts.ts';
import type { Act } from '../../platform/act.ts';
import type { SqlBool, Trx } from '../../platform/db/index.ts';
import { insertRows, sql } from '../../platform/db/index.ts';
import { newId } from '../../platform/ids/index.ts';
import type { Seeing } from './listing.queries.ts';
import { openIdentity } from './listing.queries.ts';

export interface IdentityToEnter {
  kind: IdentityKind;
  value: string;
  guessed: boolean;
}

export interface IdentityOwner {
  identityId: string;
  kind: IdentityKind;
  value: string;
  /** Who stands for the person. */
  contactId: string;
  seen: boolean;
}

/** Whose these are, and whether the actor may know it; locked. An address from which they wrote elsewhere is not known. */
export async function ownersOf(
  trx: Trx,
  identities: readonly { kind: IdentityKind; value: string }[],
  { scope, byTicket }: Seeing,
): Promise<IdentityOwner[]> {
  if (identities.length === 0) return [];
  const wanted = JSON.stringify(identities.map(({ kind, value }) => ({ kind, value })));
  const { rows } = await sql<{ id: string; kind: IdentityKind; value: string; contact_id: string; seen: boolean }>`
    select i.id, i.kind, i.value, contacts.id as contact_id,
      coalesce(contacts.erased_at is null and ${scope} and (${openIdentity('i')} or ${byTicket}), false) as seen
    from json_to_recordset(${wanted}) as w(kind text, value text)
    join identities i on i.kind = w.kind and i.value = w.value
    join contacts own on own.id = i.contact_id
    join contacts on contacts.id = coalesce(own.merged_into_id, own.id)
    order by i.id for update of i`.execute(trx);
  return rows.map((row) => ({
    identityId: row.id,
    kind: row.kind,
    value: row.value,
    contactId: row.contact_id,
    seen: row.seen,
  }));
}

/**
 * Those that nobody has are theirs from now on; what the person has already counts as entered too.
 * @param open whether everybody who sees the card is shown them
 */
export async function insertIdentities(
  one: Act,
  contactId: string,
  identities: readonly IdentityToEnter[],
  owners: readonly IdentityOwner[],
  open: boolean,
): Promise<void> {
  const by = one.actor.kind === 'teammate' ? one.actor.id : null;
  const known = owners.filter((owner) => owner.contactId === contactId).map((owner) => owner.identityId);
  if (known.length > 0 && open)
    await one.trx
      .updateTable('identities')
      .set({ source: 'entered', added_by: by, closed_at: null })
      .where('id', '=', sql<string>`any(${known}::uuid[])`)
      .where(sql<SqlBool>`not ${openIdentity('identities')}`)
      .execute();
  const isOwned = (each: IdentityToEnter) =>
    owners.some((owner) => owner.kind === each.kind && owner.value === each.value);
  const fresh = new Map(
    identities.filter((each) => !isOwned(each)).map((each) => [`${each.kind} ${each.value}`, each]),
  );
  await insertRows(
    one.trx,
    'identities',
    [...fresh.values()].map((each) => ({
      id: newId(),
      contact_id: contactId,
      kind: each.kind,
      value: each.value,
      source: 'entered',
      added_by: by,
      closed_at: open ? null : one.at.toString(),
      guessed_at: each.guessed ? one.at.toString() : null,
      created_at: one.at.toString(),
    })),
  );
}

/** Of this person, whoever of those who are one with them it is. */
export async function lockIdentity(trx: Trx, contactId: string, identityId: string) {
  return trx
    .selectFrom('identities')
    .innerJoin('contacts', 'contacts.id', 'identities.contact_id')
    .select([
      'identities.id',
      'identities.kind',
      'identities.value',
      'identities.source',
      'identities.closed_at',
      'identities.proved_at',
      'proved_by',
    ])
    .where('identities.id', '=', identityId)
    .where(sql<SqlBool>`coalesce(contacts.merged_into_id, contacts.id) = ${contactId}::uuid`)
    .forUpdate('identities')
    .executeTakeFirst();
}

export async function changeIdentityRow(
  trx: Trx,
  identityId: string,
  change: { proved_at?: string | null; proved_by?: string | null; guessed_at?: null; primary_at?: string },
): Promise<void> {
  await trx.updateTable('identities').set(change).where('id', '=', identityId).execute();
}

/** Whether something stands with it: a letter came from it or went to it, so it cannot go. */
export async function isIdentityUsed(trx: Trx, identityId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ticket_participants where identity_id = ${identityId}::uuid limit 1`.execute(
    trx,
  );
  return rows.length > 0;
}

export async function deleteIdentity(trx: Trx, identityId: string): Promise<void> {
  await trx.deleteFrom('identities').where('id', '=', identityId).execute();
}
