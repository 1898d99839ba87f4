import type { FieldCondition, TicketFilter, TicketFilterParts } from '../../../contract/filter.ts';

/** How the parts of a filter are chosen: several values, a yes, or a time. */
export const partKinds = {
  status: 'values',
  assignee: 'values',
  team: 'values',
  priority: 'values',
  category: 'values',
  tags: 'values',
  desks: 'values',
  requestType: 'values',
  channel: 'values',
  language: 'values',
  contact: 'values',
  organization: 'values',
  mark: 'values',
  created: 'time',
  lastMessage: 'time',
  replyDue: 'time',
  promised: 'time',
  deadline: 'time',
  solved: 'time',
  unanswered: 'yes',
  toDo: 'yes',
  late: 'yes',
  snoozed: 'yes',
  followed: 'yes',
  mentioned: 'yes',
  hasAttachment: 'yes',
  vip: 'yes',
  spam: 'yes',
  merged: 'yes',
} as const satisfies Record<Exclude<keyof TicketFilterParts, 'fields'>, 'values' | 'time' | 'yes'>;

export type Part = keyof typeof partKinds;
type PartsOf<Kind> = { [Name in Part]: (typeof partKinds)[Name] extends Kind ? Name : never }[Part];
export type ValuesPart = PartsOf<'values'>;
export type TimePart = PartsOf<'time'>;
export const parts = Object.keys(partKinds) as readonly Part[];

/** A time as a filter says it: from, and until just before. */
export interface Span {
  after?: string | undefined;
  before?: string | undefined;
}

/** One part of a filter as the bar shows it. */
export interface FilterChip {
  part: Part | 'fields';
  /** None of its values holds. */
  not: boolean;
  /** The one of the desk's own fields, of the part `fields`: each has a chip of its own. */
  field?: string;
}

export function chipsOf(filter: TicketFilter): readonly FilterChip[] {
  const named = (of: TicketFilterParts, not: boolean): FilterChip[] => [
    ...parts.filter((part) => of[part] !== undefined).map((part) => ({ part, not })),
    ...[...new Set(of.fields?.map(({ field }) => field))].map((field) => ({ part: 'fields' as const, not, field })),
  ];
  return [...named(filter, false), ...named(filter.not ?? {}, true)];
}

export function partOf(filter: TicketFilter, { part, not, field }: FilterChip): TicketFilterParts[Part | 'fields'] {
  const value = (not ? filter.not : filter)?.[part];
  if (part !== 'fields') return value;
  const said = conditionsOf(filter, not).filter((condition) => condition.field === field);
  return said.length === 0 ? undefined : said;
}

/** What is asked of the desk's own fields. */
export function conditionsOf(filter: TicketFilter, not: boolean): readonly FieldCondition[] {
  return (not ? filter.not : filter)?.fields ?? [];
}

export function valuesOf(filter: TicketFilter, chip: { part: ValuesPart; not: boolean }): readonly string[] {
  return (chip.not ? filter.not : filter)?.[chip.part] ?? [];
}

/** The filter with this part set, or without it when `value` is undefined; of an own field, with these conditions of it. */
export function withPart(filter: TicketFilter, { part, not, field }: FilterChip, value: unknown): TicketFilter {
  if (part !== 'fields') return withWhole(filter, { part, not }, value);
  const others = conditionsOf(filter, not).filter((condition) => condition.field !== field);
  return withWhole(filter, { part, not }, [...others, ...((value as readonly FieldCondition[] | undefined) ?? [])]);
}

/** As `withPart`, of the own fields all of them. */
export function withWhole(filter: TicketFilter, { part, not }: FilterChip, value: unknown): TicketFilter {
  const gone = value === undefined || (Array.isArray(value) && value.length === 0);
  const { not: negative = {}, ...positive } = filter;
  const changed = { ...(not ? negative : positive) } as Record<string, unknown>;
  if (gone) delete changed[part];
  else changed[part] = value;
  const yes = not ? positive : (changed as TicketFilterParts);
  const no = not ? (changed as TicketFilterParts) : negative;
  return Object.keys(no).length === 0 ? yes : { ...yes, not: no };
}

/** "is" becomes "is not", and back. */
export function withTurned(filter: TicketFilter, chip: FilterChip): TicketFilter {
  const value = partOf(filter, chip);
  return withPart(withPart(filter, chip, undefined), { ...chip, not: !chip.not }, value);
}

export function withToggled(
  filter: TicketFilter,
  chip: { part: ValuesPart; not: boolean },
  value: string,
): TicketFilter {
  const before = valuesOf(filter, chip);
  return withPart(filter, chip, before.includes(value) ? before.filter((one) => one !== value) : [...before, value]);
}

export function saysNothing(filter: TicketFilter | undefined): boolean {
  return filter === undefined || chipsOf(filter).length === 0;
}

/** Whether two filters say the same, in whatever order they say it. */
export function sameFilter(one: TicketFilter, other: TicketFilter): boolean {
  return ordered(one) === ordered(other);
}
function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, inside: unknown) =>
    inside !== null && typeof inside === 'object' && !Array.isArray(inside)
      ? Object.fromEntries(Object.entries(inside).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inside,
  );
}

/**
 * What both say together, as one filter. Where both name values of one part, those stay that both name; where none is left,
 * the narrower word of `added` stands, since a filter cannot say "nothing at all".
 */
export function both(base: TicketFilter, added: TicketFilter): TicketFilter {
  const joined = joinedParts(base, added, false);
  const not = joinedParts(base.not ?? {}, added.not ?? {}, true);
  const { not: _not, ...positive } = joined as TicketFilter;
  return Object.keys(not).length === 0 ? positive : { ...positive, not };
}
function joinedParts(base: TicketFilterParts, added: TicketFilterParts, any: boolean): TicketFilterParts {
  const joined: Record<string, unknown> = { ...base };
  for (const [part, value] of Object.entries(added)) {
    const before = joined[part];
    if (Array.isArray(before) && Array.isArray(value)) {
      const named: readonly unknown[] = value;
      const shared = before.filter((one) => named.includes(one));
      const all = any || part === 'tags' || part === 'fields';
      joined[part] = all ? [...new Set([...before, ...value])] : shared.length > 0 ? shared : value;
    } else if (before !== null && typeof before === 'object' && typeof value === 'object')
      joined[part] = { ...before, ...value };
    else joined[part] = value;
  }
  return joined as TicketFilterParts;
}
