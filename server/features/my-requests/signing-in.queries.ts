import './my-requests.tables.ts';
import type { Db, RawBuilder, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/**
 * Who stands behind an address and may be let in by it: the address is known as theirs and not guessed, they are no spammer,
 * not erased, and not blocked everywhere. `i` is the identity, `own` its contact, `c` who stands for them after merges.
 */
const MAY_ENTER: RawBuilder<SqlBool> = sql<SqlBool>`(i.kind = 'email' and (i.guessed_at is null or i.proved_at is not null)
  and own.erased_at is null and c.erased_at is null and not own.spam_only
  and not exists (select from sender_blocks b where b.desk_id is null
    and ((b.kind = 'address' and b.value = i.value) or (b.kind = 'domain' and b.value = split_part(i.value, '@', 2)))))`;

const BEHIND = sql`identities i join contacts own on own.id = i.contact_id
  join contacts c on c.id = coalesce(own.merged_into_id, own.id)`;

export interface Reachable {
  identityId: string;
  name: string;
  language: string | null;
}

/** Who may be sent a link to this address (lower case): letters to it do not come back. */
export async function reachableAt(trx: Trx, address: string): Promise<Reachable | undefined> {
  const { rows } = await sql<Reachable>`select i.id as "identityId", c.name, c.language
    from ${BEHIND} where i.value = ${address} and i.bounced_at is null and ${MAY_ENTER}`.execute(trx);
  return rows[0];
}

/** How many links were asked for this identity since then. */
export async function countSignIns(trx: Trx, identityId: string, since: Temporal.Instant): Promise<number> {
  const row = await trx
    .selectFrom('customer_sign_ins')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('identity_id', '=', identityId)
    .where('asked_at', '>', sql<Temporal.Instant>`${since.toString()}::timestamptz`)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function insertSignIn(
  trx: Trx,
  row: { id: string; identity_id: string; token_hash: string; language: string; asked_at: string; ends_at: string },
): Promise<void> {
  await trx.insertInto('customer_sign_ins').values(row).execute();
}

/** A link that still lets somebody in. */
export async function openSignIn(db: Db, tokenHash: string, at: Temporal.Instant) {
  return db
    .selectFrom('customer_sign_ins')
    .innerJoin('identities', 'identities.id', 'customer_sign_ins.identity_id')
    .select(['customer_sign_ins.language', 'identities.value as address'])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('ends_at', '>', sql<Temporal.Instant>`${at.toString()}::timestamptz`)
    .executeTakeFirst();
}

export interface Entered {
  identityId: string;
  contactId: string;
  address: string;
  language: string;
}

/** Uses a link up. @returns undefined where it was used, has ended, or its person may not come in any more. */
export async function useSignIn(trx: Trx, tokenHash: string, at: Temporal.Instant): Promise<Entered | undefined> {
  const now = at.toString();
  const { rows } = await sql<Entered>`
    with used as (update customer_sign_ins set used_at = ${now}::timestamptz
      where token_hash = ${tokenHash} and used_at is null and ends_at > ${now}::timestamptz returning identity_id, language)
    select i.id as "identityId", c.id as "contactId", i.value as address, used.language
    from used join ${BEHIND} on i.id = used.identity_id where ${MAY_ENTER}`.execute(trx);
  return rows[0];
}

/** Who an account is that was linked before; undefined for one that was not, or whose person may not come in any more. */
export async function personOfAccount(
  trx: Trx,
  account: { issuer: string; subject: string },
): Promise<{ isLinked: boolean; person: Omit<Entered, 'language'> | undefined }> {
  const linked = await trx
    .selectFrom('customer_accounts')
    .select('identity_id')
    .where('issuer', '=', account.issuer)
    .where('subject', '=', account.subject)
    .executeTakeFirst();
  if (!linked) return { isLinked: false, person: undefined };
  const { rows } = await sql<Omit<Entered, 'language'>>`
    select i.id as "identityId", c.id as "contactId", i.value as address
    from ${BEHIND} where i.id = ${linked.identity_id} and ${MAY_ENTER}`.execute(trx);
  return { isLinked: true, person: rows[0] };
}

/** Who may come in by this address (lower case), when it is proved to be theirs. */
export async function personAt(trx: Trx, address: string): Promise<Omit<Entered, 'language'> | undefined> {
  const { rows } = await sql<Omit<Entered, 'language'>>`
    select i.id as "identityId", c.id as "contactId", i.value as address
    from ${BEHIND} where i.value = ${address} and ${MAY_ENTER}`.execute(trx);
  return rows[0];
}

export async function linkAccount(
  trx: Trx,
  account: { issuer: string; subject: string },
  identityId: string,
  at: Temporal.Instant,
): Promise<void> {
  // Two tabs of one browser may come at once.
  await trx
    .insertInto('customer_accounts')
    .values({ ...account, identity_id: identityId, linked_at: at.toString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function insertSession(
  trx: Trx,
  row: {
    id: string;
    identity_id: string;
    contact_id: string;
    token_hash: string;
    began_at: string;
    ends_at: string;
    provider_id?: string;
  },
): Promise<void> {
  await trx.insertInto('customer_sessions').values(row).execute();
}

export interface Reader {
  sessionId: string;
  /** Who stands for the person. */
  contactId: string;
  /** As they came in: of the address that was proved. */
  ownContactId: string;
  identityId: string;
  address: string;
  name: string;
  language: string | null;
  timeZone: string | null;
  /** By whose word they came in; null: by a mailed link. */
  provider: string | null;
  /** A teammate of ours, who also sees what they asked internal desks. */
  isTeammate: boolean;
}

/** Whose session this is. It ends by itself when a merge or a parting made the person another one than came in. */
export async function readerBehind(db: Db, tokenHash: string, at: Temporal.Instant): Promise<Reader | undefined> {
  const { rows } = await sql<Reader>`
    select s.id as "sessionId", c.id as "contactId", own.id as "ownContactId", i.id as "identityId", i.value as address,
      c.name, c.language, c.time_zone as "timeZone",
      (select p.name from customer_providers p where p.id = s.provider_id) as provider,
      exists (select from teammates t where t.id in (own.teammate_id, c.teammate_id) and t.deactivated_at is null)
        as "isTeammate"
    from customer_sessions s join ${BEHIND} on i.id = s.identity_id
    where s.token_hash = ${tokenHash} and s.ends_at > ${at.toString()}::timestamptz and c.id = s.contact_id and ${MAY_ENTER}
      and not exists (select from contact_merges m where c.id in (m.contact_id, m.into_id)
        and (m.merged_at > s.began_at or m.undone_at > s.began_at))`.execute(db);
  return rows[0];
}

export async function deleteSession(trx: Trx, sessionId: string): Promise<void> {
  await trx.deleteFrom('customer_sessions').where('id', '=', sessionId).execute();
}

/** What has ended is nobody's any more. */
export async function deleteEnded(trx: Trx, before: Temporal.Instant): Promise<void> {
  const ended = sql<Temporal.Instant>`${before.toString()}::timestamptz`;
  await trx.deleteFrom('customer_sessions').where('ends_at', '<', ended).execute();
  await trx.deleteFrom('customer_sign_ins').where('ends_at', '<', ended).execute();
  await trx.deleteFrom('participant_invitations').where('ends_at', '<', ended).execute();
}
