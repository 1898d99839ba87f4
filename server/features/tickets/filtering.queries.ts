import './tickets.tables.ts';
import type { TicketFilter, TicketFilterParts } from '../../../contract/filter.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { fieldHolds } from './filtering-fields.queries.ts';
import { momentOf } from './moments.ts';
import { tagKey } from './tag-spelling.ts';

type Condition = RawBuilder<SqlBool>;

const TRUE = sql<SqlBool>`true`;
const IN_WORK = ['new', 'open', 'waiting', 'on_hold'] as const;

/** What a filter is asked with: by whom, and when. */
interface Asked {
  me: string | null;
  now: Temporal.Instant;
  timeZone: string;
}

/**
 * A condition on `tickets`: those that the filter names, and nothing else. Who may see them (`ticketsVisibleTo`), and that spam
 * and what was merged stand in no list (`listedTickets`), is asked beside it.
 */
export function ticketsMatching(filter: TicketFilter, actor: Actor, now: Temporal.Instant): Condition {
  const asked: Asked = {
    me: actor.kind === 'teammate' ? actor.id : null,
    now,
    timeZone: actor.kind === 'teammate' || actor.kind === 'token' ? actor.timeZone : 'UTC',
  };
  const { not, ...parts } = filter;
  const wanted = conditionsOf(parts, asked, true);
  // What is not known (null) does not hold either.
  const unwanted =
    not === undefined ? [] : conditionsOf(not, asked, false).map((one) => sql<SqlBool>`(${one}) is not true`);
  return allOf([...wanted, ...unwanted]);
}

/** Spam is in no list but its own, and what was merged only where it is asked for. */
export function listedTickets(filter: TicketFilter): Condition {
  const spam = filter.spam ? TRUE : sql<SqlBool>`tickets.spam_at is null`;
  const merged = filter.merged ? TRUE : sql<SqlBool>`tickets.merged_into_id is null`;
  return allOf([spam, merged]);
}

/** All that it finds is in work, so that it can be looked for among these few. */
export function isInWork(filter: TicketFilter): boolean {
  if (filter.spam || filter.merged) return false;
  if (filter.toDo || filter.late || filter.unanswered) return true;
  return filter.status?.every((status) => (IN_WORK as readonly string[]).includes(status)) ?? false;
}

/** In work, as the indexes say it. */
export const TICKETS_IN_WORK = sql<SqlBool>`tickets.status in ('new', 'open', 'waiting', 'on_hold')`;

export function allOf(conditions: readonly Condition[]): Condition {
  const said = conditions.filter((one) => one !== TRUE);
  return said.length === 0 ? TRUE : sql<SqlBool>`(${sql.join(said, sql` and `)})`;
}

/** @param all of tags and fields: whether all named are meant, or any of them */
function conditionsOf(parts: TicketFilterParts, asked: Asked, all: boolean): Condition[] {
  const found: Condition[] = [];
  const add = <Value>(value: Value | undefined, condition: (value: Value) => Condition): void => {
    if (value !== undefined) found.push(condition(value));
  };
  add(parts.desks, (ids) => sql<SqlBool>`tickets.desk_id = ${oneOf(ids)}`);
  add(parts.status, (states) => sql<SqlBool>`tickets.status = any(${states}::text[])`);
  add(parts.priority, (priorities) => sql<SqlBool>`tickets.priority = any(${priorities}::text[])`);
  add(parts.assignee, (people) => assignedTo(people, asked));
  add(parts.team, (teams) => ofTeam(teams, asked));
  add(parts.category, inCategory);
  add(parts.tags, (tags) => (all ? allOf(tags.map(tagged)) : anyOf(tags.map(tagged))));
  add(parts.channel, (channels) => sql<SqlBool>`tickets.channel = any(${channels}::text[])`);
  add(parts.language, (languages) => sql<SqlBool>`tickets.language = any(${languages}::text[])`);
  add(parts.requestType, ofRequestType);
  add(
    parts.contact,
    (ids) => sql<SqlBool>`tickets.contact_id = any(array(
    select id from contacts where id = any(${ids}::uuid[]) or merged_into_id = any(${ids}::uuid[])))`,
  );
  add(parts.organization, ofOrganization);
  add(parts.created, (span) => within(sql`tickets.created_at`, span, asked));
  add(parts.lastMessage, (span) => within(sql`tickets.last_message_at`, span, asked));
  add(parts.replyDue, (span) => within(sql`tickets.reply_due_at`, span, asked));
  add(parts.deadline, (span) => within(sql`tickets.deadline_at`, span, asked));
  add(parts.promised, (span) => within(sql`tickets.promised_at`, span, asked));
  add(parts.solved, (span) => within(sql`tickets.solved_at`, span, asked));
  add(parts.toDo, () => toDo(asked));
  add(
    parts.late,
    () => sql<SqlBool>`(tickets.rank_at is not null and ${TICKETS_IN_WORK}
    and least(tickets.reply_due_at, tickets.promised_at, tickets.deadline_at) <= ${asked.now.toString()}::timestamptz)`,
  );
  add(parts.unanswered, () => sql<SqlBool>`(tickets.status in ('new', 'open') and tickets.reply_due_at is not null)`);
  add(parts.snoozed, () => snoozed(asked));
  add(parts.followed, () => namedFor(sql`ticket_followers`, asked));
  add(parts.mentioned, () => namedFor(sql`ticket_mentions`, asked));
  add(parts.hasAttachment, () => sql<SqlBool>`tickets.has_files`);
  add(
    parts.vip,
    () => sql<SqlBool>`tickets.contact_id in (select id from contacts where vip_at is not null
      union select m.id from contacts v join contacts m on m.merged_into_id = v.id where v.vip_at is not null
      union ${peopleOf(sql`array(select id from organizations where vip_at is not null)`)})`,
  );
  add(
    parts.mark,
    (
      marks,
    ) => sql<SqlBool>`exists (select from satisfaction_marks m where m.ticket_id = tickets.id and ((${marks.includes('low')} and m.low)
      or (case when m.best = 2 then 4 * m.mark - 3 else m.mark end)::text = any(${marks}::text[])))`,
  );
  add(parts.spam, () => sql<SqlBool>`tickets.spam_at is not null`);
  add(parts.merged, () => sql<SqlBool>`tickets.merged_into_id is not null`);
  add(parts.fields, (fields) => {
    const each = fields.map((condition) => fieldHolds(condition, asked));
    return all ? allOf(each) : anyOf(each);
  });
  return found;
}

/** One as such: rows of one are in order in an index that begins with it, rows of a list of one are not. */
function oneOf(ids: readonly string[]) {
  return ids.length === 1 ? sql`${ids[0]}::uuid` : sql`any(${ids}::uuid[])`;
}

function anyOf(conditions: readonly Condition[]): Condition {
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

const idsOf = (values: readonly string[]): string[] =>
  values.filter((value) => value !== 'me' && value !== 'mine' && value !== 'none');

/** However it is written: each desk has its own spelling of a tag. */
function tagged(tag: string): Condition {
  return sql<SqlBool>`tickets.tags && array(select name from tags where tags.key = ${tagKey(tag)} union select ${tag}::text)`;
}

function myTeams({ me }: Asked) {
  return sql`select team_id from team_members where teammate_id = ${me}::uuid`;
}

function assignedTo(people: readonly string[], asked: Asked): Condition {
  const each: Condition[] = [];
  const ids = idsOf(people);
  if (people.includes('me') && asked.me !== null) ids.push(asked.me);
  if (ids.length > 0) each.push(sql<SqlBool>`tickets.assignee_id = ${oneOf(ids)}`);
  if (people.includes('mine')) {
    each.push(sql<SqlBool>`tickets.assignee_id = any(array(
      select teammate_id from team_members where team_id in (${myTeams(asked)})))`);
  }
  if (people.includes('none')) each.push(sql<SqlBool>`tickets.assignee_id is null`);
  // "me", asked by nobody.
  return each.length === 0 ? sql<SqlBool>`false` : anyOf(each);
}

function ofTeam(teams: readonly string[], asked: Asked): Condition {
  const each: Condition[] = [];
  const ids = idsOf(teams);
  if (ids.length > 0) each.push(sql<SqlBool>`tickets.team_id = ${oneOf(ids)}`);
  if (teams.includes('mine') || teams.includes('me'))
    each.push(sql<SqlBool>`tickets.team_id = any(array(${myTeams(asked)}))`);
  if (teams.includes('none')) each.push(sql<SqlBool>`tickets.team_id is null`);
  return anyOf(each);
}

function inCategory(categories: readonly string[]): Condition {
  const each: Condition[] = [];
  const ids = idsOf(categories);
  if (ids.length > 0) {
    each.push(sql<SqlBool>`tickets.category_id = any(array(with recursive under as (
      select id from categories where id = any(${ids}::uuid[])
      union select categories.id from categories join under on categories.parent_id = under.id) select id from under))`);
  }
  if (categories.includes('none')) each.push(sql<SqlBool>`tickets.category_id is null`);
  return anyOf(each);
}

function ofRequestType(types: readonly string[]): Condition {
  const each: Condition[] = [];
  const ids = idsOf(types);
  if (ids.length > 0) each.push(sql<SqlBool>`tickets.request_type_id = any(${ids}::uuid[])`);
  if (types.includes('none')) each.push(sql<SqlBool>`tickets.request_type_id is null`);
  return anyOf(each);
}

/** Of its people: by what their card says, or by the domain of an address of theirs. */
function ofOrganization(ids: readonly string[]): Condition {
  return sql<SqlBool>`tickets.contact_id = any(array(${peopleOf(sql`${ids}::uuid[]`)}))`;
}

function peopleOf(organizations: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select id from contacts where organization_id = any(${organizations})
    union select identities.contact_id from organization_domains
      join identities on identities.kind = 'email' and split_part(identities.value, '@', 2) = organization_domains.domain
      join contacts on contacts.id = identities.contact_id and contacts.organization_id is null
      where organization_domains.organization_id = any(${organizations})`;
}

function within(
  column: RawBuilder<unknown>,
  span: { after?: string | undefined; before?: string | undefined },
  { now, timeZone }: Asked,
): Condition {
  const each: Condition[] = [sql<SqlBool>`${column} is not null`];
  if (span.after !== undefined)
    each.push(sql<SqlBool>`${column} >= ${momentOf(span.after, now, timeZone).toString()}::timestamptz`);
  if (span.before !== undefined)
    each.push(sql<SqlBool>`${column} < ${momentOf(span.before, now, timeZone).toString()}::timestamptz`);
  return allOf(each);
}

function snoozed({ now }: Asked): Condition {
  return sql<SqlBool>`tickets.id in (select ticket_id from ticket_snoozes where until > ${now.toString()}::timestamptz)`;
}

function toDo(asked: Asked): Condition {
  return sql<SqlBool>`(${TICKETS_IN_WORK} and tickets.rank_at is not null
    and (tickets.starts_at is null or tickets.starts_at <= ${asked.now.toString()}::timestamptz) and not ${snoozed(asked)})`;
}

function namedFor(table: RawBuilder<unknown>, { me }: Asked): Condition {
  return sql<SqlBool>`tickets.id in (select ticket_id from ${table} where teammate_id = ${me}::uuid)`;
}
