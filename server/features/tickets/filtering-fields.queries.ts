import type { FieldCondition } from '../../../contract/filter.ts';
import type { RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { momentOf } from './moments.ts';

type Condition = RawBuilder<SqlBool>;

/**
 * A condition on `tickets`: what it says of one of the desk's own fields. An exact value is looked for in the ticket itself, all
 * else among `ticket_field_values`, so that each kind of question has an index.
 */
export function fieldHolds(
  condition: FieldCondition,
  { now, timeZone }: { now: Temporal.Instant; timeZone: string },
): Condition {
  const { field } = condition;
  if ('is' in condition) {
    const wanted = Array.isArray(condition.is) ? condition.is : [condition.is];
    return sql<SqlBool>`(${sql.join(
      wanted.flatMap((value) => hasValue(field, value)),
      sql` or `,
    )})`;
  }
  if ('contains' in condition)
    return valueWhere(field, [sql`words like '%' || lower(unaccent(${withoutWildcards(condition.contains)})) || '%'`]);
  if ('filled' in condition) return valueWhere(field, []);
  const day = (moment: string): string =>
    momentOf(moment, now, timeZone).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const { least, most, after, before }: { least?: number; most?: number; after?: string; before?: string } = condition;
  const asked: RawBuilder<unknown>[] = [];
  if (least !== undefined) asked.push(sql`number >= ${least}::numeric`);
  if (most !== undefined) asked.push(sql`number <= ${most}::numeric`);
  if (after !== undefined) asked.push(sql`day >= ${day(after)}`);
  if (before !== undefined) asked.push(sql`day < ${day(before)}`);
  return valueWhere(field, asked);
}

/** A value as such, or one of several chosen. */
function hasValue(field: string, value: string | number | boolean): Condition[] {
  const as = (wanted: unknown) => sql<SqlBool>`tickets.fields @> ${JSON.stringify({ [field]: wanted })}::jsonb`;
  return typeof value === 'string' ? [as(value), as([value])] : [as(value)];
}

function valueWhere(field: string, asked: readonly RawBuilder<unknown>[]): Condition {
  return sql<SqlBool>`tickets.id in (select ticket_id from ticket_field_values
    where ${sql.join([sql`field_id = ${field}::uuid`, ...asked], sql` and `)})`;
}

function withoutWildcards(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&');
}
