import type { Role } from '../../../contract/permissions.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Db } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

export interface TeammateRow {
  id: string;
  name: string;
  email: string;
  locale: Language;
  department: string | null;
  grants: { role: Role; desk: string | null }[];
}

export interface CustomerRow {
  id: string;
  name: string;
  language: Language | null;
  tickets: number;
  subject: string;
  status_token: string;
}

const MOST_TEAMMATES = 60;

/** Everybody who can sign in, first come first. */
export async function activeTeammates(db: Db): Promise<TeammateRow[]> {
  const { rows } = await sql<TeammateRow>`select t.id, t.name, t.email, t.locale, t.department,
      coalesce(json_agg(json_build_object('role', g.role, 'desk', d.name)) filter (where g.id is not null), '[]') as grants
    from teammates t left join grants g on g.teammate_id = t.id left join desks d on d.id = g.desk_id
    where t.deactivated_at is null group by t.id order by t.created_at, t.id limit ${MOST_TEAMMATES}`.execute(db);
  return rows;
}

/** Of these addresses, in their order, who has written; without addresses, whoever wrote last. */
export async function customersWithTickets(db: Db, addresses: readonly string[], most: number): Promise<CustomerRow[]> {
  const named = addresses.length > 0;
  const who = named
    ? sql`select identities.contact_id as id, array_position(${addresses}::text[], identities.value) as place
        from identities where kind = 'email' and value = any(${addresses}::text[])`
    : sql`select contact_id as id, row_number() over (order by max(last_message_at) desc) as place
        from tickets where discarded_at is null and spam_at is null group by contact_id order by 2 limit ${most}`;
  const { rows } = await sql<CustomerRow>`with who as (${who})
    select c.id, c.name, c.language, newest.subject, newest.status_token,
      (select count(*)::int from tickets where contact_id = c.id and discarded_at is null and spam_at is null) as tickets
    from who join contacts c on c.id = who.id
    join lateral (select subject, status_token from tickets
      where contact_id = c.id and discarded_at is null and spam_at is null and merged_into_id is null
      order by last_message_at desc limit 1) newest on true
    where c.erased_at is null order by who.place limit ${most}`.execute(db);
  return rows;
}

export async function countTickets(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from tickets`.execute(db);
  return rows[0]?.count ?? 0;
}
