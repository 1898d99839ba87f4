import './search.tables.ts';
import type { Db, RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** Something that the value of an operator names. */
export interface Named {
  id: string;
  name: string;
  detail: string | null;
}

/** What can be named by a few letters; each only as far as the asker's desks reach. */
export type NamedKind = 'assignee' | 'team' | 'category' | 'type' | 'org' | 'tag';

const MOST_NAMED = 100;

/**
 * Things of this kind whose name, or a word of it, begins with these letters, without regard to case and accents; those that are
 * named exactly so come first.
 */
export async function named(
  db: Db,
  kind: NamedKind,
  value: string,
  desks: 'all' | readonly string[],
  limit = MOST_NAMED,
): Promise<(Named & { exactly: boolean })[]> {
  const { rows } = await sql<Named & { exactly: boolean }>`
    select id, name, detail, folded = wanted or lower(coalesce(detail, '')) = wanted as exactly
    from (select n.*, lower(unaccent(n.name)) as folded, lower(unaccent(${value})) as wanted from (${sourceOf(kind, desks)}) n) f
    where starts_with(folded, wanted) or position(' ' || wanted in folded) > 0
      or starts_with(lower(coalesce(detail, '')), wanted)
    order by exactly desc, starts_with(folded, wanted) desc, name, id limit ${limit}`.execute(db);
  return rows;
}

function sourceOf(kind: NamedKind, desks: 'all' | readonly string[]): RawBuilder<Named> {
  const on = (column: RawBuilder<unknown>): RawBuilder<SqlBool> =>
    desks === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`${column} = any(${desks}::uuid[])`;
  switch (kind) {
    case 'assignee':
      return sql`select id::text, name, email as detail from teammates where deactivated_at is null or exists (
        select from tickets where tickets.assignee_id = teammates.id and ${on(sql`tickets.desk_id`)})`;
    case 'team':
      return desks === 'all'
        ? sql`select id::text, name, null as detail from teams where archived_at is null`
        : sql`select id::text, name, null as detail from teams where archived_at is null and exists (
            select from team_desks where team_desks.team_id = teams.id and ${on(sql`team_desks.desk_id`)})`;
    case 'category':
      return sql`select id::text, name, null as detail from categories where ${on(sql`desk_id`)}`;
    case 'type':
      return sql`select r.id::text, words.value as name, r.key as detail from request_types r, jsonb_each_text(r.names) words
        where ${on(sql`r.desk_id`)}`;
    case 'org':
      return sql`select id::text, name, (select domain from organization_domains d where d.organization_id = organizations.id
        order by domain limit 1) as detail from organizations`;
    case 'tag':
      return sql`select distinct name as id, name, null as detail from tags where ${on(sql`desk_id`)}`;
  }
}

/** Languages that can be asked for by name. */
export async function knownLanguages(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('search_languages').select('code').orderBy('code').execute();
  return rows.map(({ code }) => code);
}

/** Languages in which the asker's newest tickets are. */
export async function usedLanguages(db: Db, visible: RawBuilder<SqlBool>): Promise<string[]> {
  const { rows } = await sql<{ language: string }>`select distinct language from (
    select language from tickets where ${visible} order by last_message_at desc, id desc limit ${TICKETS_LOOKED_AT}) t
    where language is not null order by language limit 100`.execute(db);
  return rows.map(({ language }) => language);
}

/** Tickets that a completion looks at for names: the newest, which is where names are asked from. */
const TICKETS_LOOKED_AT = 3_000;

/** Who wrote the asker's newest tickets, and begins so by name or address. */
export async function writersNamed(
  db: Db,
  value: string,
  visible: RawBuilder<SqlBool>,
  limit: number,
): Promise<{ name: string; address: string; count: number }[]> {
  const { rows } = await sql<{ name: string; address: string; count: number }>`
    select contacts.name, coalesce(min(identities.value), '') as address, count(distinct newest.id) as count
    from (select id, contact_id from tickets where ${visible} and spam_at is null
      order by last_message_at desc, id desc limit ${TICKETS_LOOKED_AT}) newest
    join contacts on contacts.id = newest.contact_id
    left join identities on identities.contact_id = contacts.id and identities.kind = 'email'
    where starts_with(lower(unaccent(contacts.name)), lower(unaccent(${value})))
      or position(' ' || lower(unaccent(${value})) in lower(unaccent(contacts.name))) > 0
      or starts_with(identities.value, lower(${value}))
    group by contacts.id, contacts.name order by count(distinct newest.id) desc, contacts.name, contacts.id limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Ways in by which tickets came. */
export async function usedChannels(db: Db, visible: RawBuilder<SqlBool>): Promise<string[]> {
  const { rows } = await sql<{ channel: string }>`select distinct channel from (
    select channel from tickets where ${visible} order by last_message_at desc, id desc limit ${TICKETS_LOOKED_AT}) t
    order by channel limit 20`.execute(db);
  return rows.map(({ channel }) => channel);
}

/** Of these conditions, how many of the asker's tickets each fits, up to `most`. */
export async function countEach(
  db: Db,
  visible: RawBuilder<SqlBool>,
  conditions: readonly RawBuilder<SqlBool>[],
  most: number,
): Promise<number[]> {
  if (conditions.length === 0) return [];
  const counts = conditions.map(
    (condition) => sql`(select count(*) from (select from tickets where ${visible} and ${condition} limit ${most}) c)`,
  );
  const { rows } = await sql<{ counts: number[] }>`select array[${sql.join(counts)}]::int[] as counts`.execute(db);
  return rows[0]?.counts ?? [];
}
