import './contacts.tables.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { PHONE_END } from './likeness.ts';

/** Of each kind of likeness so many are looked at. */
const MOST_OF_A_KIND = 40;
/** Of 1; trigrams that two names share. */
const SIMILAR = 0.55;

/**
 * Who might be the same person: of the same or a similar name, with a phone that ends alike, with the same words before the @.
 * Each is asked of an index; nobody who was told apart, is one with them already, is erased or known by spam alone.
 */
export async function likelyDuplicates(
  db: Db,
  contactId: string,
  known: { name: string; locals: readonly string[]; phones: readonly string[] },
): Promise<string[]> {
  const ends = known.phones.map((phone) => phone.slice(-PHONE_END)).filter((end) => end.length === PHONE_END);
  return db.transaction().execute(async (trx) => {
    await sql`select set_config('pg_trgm.similarity_threshold', ${String(SIMILAR)}, true)`.execute(trx);
    const { rows } = await sql<{ id: string }>`
      with alike as (
        (select id from contacts where lower(name) = lower(${known.name}) limit ${MOST_OF_A_KIND})
        union (select id from contacts where name % ${known.name} limit ${MOST_OF_A_KIND})
        union (select contact_id from identities where kind = 'phone' and right(value, 8) = any(${ends}::text[]) limit ${MOST_OF_A_KIND})
        union (select contact_id from identities where kind = 'email'
          and split_part(value, '@', 1) = any(${known.locals}::text[]) limit ${MOST_OF_A_KIND}))
      select distinct contacts.id from alike join contacts own on own.id = alike.id
      join contacts on contacts.id = coalesce(own.merged_into_id, own.id)
      where contacts.id <> ${contactId}::uuid and contacts.erased_at is null and not contacts.spam_only
        and not exists (select 1 from contact_differences d where d.contact_id = least(contacts.id, ${contactId}::uuid)
          and d.other_id = greatest(contacts.id, ${contactId}::uuid))`.execute(trx);
    return rows.map((row) => row.id);
  });
}
