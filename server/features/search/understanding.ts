import type { TicketFilter } from '../../../contract/filter.ts';
import { MARK_FILTERS } from '../../../contract/satisfaction.ts';
import type { SearchOperator, SearchState, UnderstoodPart } from '../../../contract/search.ts';
import { SEARCH_STATES } from '../../../contract/search.ts';
import { PRIORITIES, STATUSES } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { deskBook } from '../desks/index.ts';
import type { Asking, Operation } from './asking.ts';
import { beginningOf } from './dates.ts';
import type { NamedKind } from './naming.queries.ts';
import { knownLanguages, named } from './naming.queries.ts';
import { fold } from './passages.ts';

/** What the operators ask of tickets and of messages; words are asked for beside it. */
export interface Understood {
  /** All of these. */
  filters: TicketFilter[];
  spam: boolean;
  /** Of the message: when it was written, and whether it is a note. */
  after: Temporal.Instant | null;
  before: Temporal.Instant | null;
  notes: boolean | null;
  /** Something was asked for that is not there: nothing fits. */
  nothing: boolean;
  parts: UnderstoodPart[];
}

/** What one value means: a filter, or nothing that is there. */
interface Meaning {
  filter?: TicketFilter;
  means?: string;
  unknown?: boolean;
}

const STATES: Readonly<Record<Exclude<SearchState, 'note'>, TicketFilter>> = {
  unanswered: { unanswered: true },
  open: { status: ['new', 'open'] },
  waiting: { status: ['waiting', 'on_hold'] },
  solved: { status: ['solved', 'closed'] },
  closed: { status: ['closed'] },
  mine: { assignee: ['me'] },
  unassigned: { assignee: ['none'] },
  snoozed: { snoozed: true },
  followed: { followed: true },
  mentioned: { mentioned: true },
  vip: { vip: true },
  spam: { spam: true },
  merged: { merged: true },
};
const UNKNOWN: Meaning = { unknown: true };

/** Never throws for what was typed: a value that names nothing is said to be unknown, and nothing fits it. */
export async function understand(platform: Platform, actor: Actor, asking: Asking): Promise<Understood> {
  const understood: Understood = {
    filters: [],
    spam: false,
    after: null,
    before: null,
    notes: null,
    nothing: false,
    parts: wordParts(asking),
  };
  const wanted = new Map<SearchOperator, TicketFilter[]>();
  for (const operation of asking.operations) {
    const { operator, value, not } = operation;
    const meaning = await meaningOf(platform, actor, operation, understood);
    understood.parts.push({
      kind: 'operator',
      operator,
      value,
      not,
      at: [...operation.at],
      unknown: meaning.unknown ?? false,
      means: meaning.means ?? null,
    });
    if (meaning.unknown) understood.nothing ||= !not;
    else if (meaning.filter && not) understood.filters.push({ not: meaning.filter });
    else if (meaning.filter) {
      understood.spam ||= meaning.filter.spam === true;
      // Different states are both meant, two desks are one of both.
      if (operator === 'is' || operator === 'has') understood.filters.push(meaning.filter);
      else wanted.set(operator, [...(wanted.get(operator) ?? []), meaning.filter]);
    }
  }
  for (const filters of wanted.values()) understood.filters.push(together(filters));
  understood.parts.sort((one, other) => one.at[0] - other.at[0]);
  return understood;
}

/** Filters of the same operator as one: its values are alternatives (of tags, all are meant). */
function together(filters: readonly TicketFilter[]): TicketFilter {
  const [first = {}, ...more] = filters;
  const all: Record<string, unknown[]> = {};
  for (const filter of [first, ...more]) {
    for (const [part, values] of Object.entries(filter)) {
      all[part] = [...new Set([...(all[part] ?? []), ...(values as unknown[])])];
    }
  }
  return all as TicketFilter;
}

async function meaningOf(
  platform: Platform,
  actor: Actor,
  { operator, value, not }: Operation,
  understood: Understood,
): Promise<Meaning> {
  switch (operator) {
    case 'from':
    case 'to':
    case 'subject':
      return {};
    case 'before':
    case 'after':
      return momentMeant(platform, actor, operator, value, not, understood);
    case 'desk':
      return deskMeant(platform, actor, value);
    case 'status':
      return oneOf(STATUSES, value, (status) => ({ status: [status] }));
    case 'priority':
      return oneOf(PRIORITIES, value, (priority) => ({ priority: [priority] }));
    case 'mark':
      return oneOf(MARK_FILTERS, value, (mark) => ({ mark: [mark] }));
    case 'channel':
      return { filter: { channel: [value.toLowerCase().slice(0, 40)] } };
    case 'lang':
      return languageMeant(platform, actor, value);
    case 'has':
      return /^(?:attach|file)/i.test(value) ? { filter: { hasAttachment: true } } : UNKNOWN;
    case 'is':
      return stateMeant(value, not, understood);
    case 'assignee':
    case 'team':
    case 'category':
    case 'type':
    case 'org':
    case 'tag':
      return namedMeant(platform, actor, operator, value);
  }
}

function momentMeant(
  platform: Platform,
  actor: Actor,
  operator: 'before' | 'after',
  value: string,
  not: boolean,
  understood: Understood,
): Meaning {
  const zone = 'timeZone' in actor ? actor.timeZone : 'UTC';
  const at = beginningOf(value, platform.clock.now(), zone);
  if (!at) return UNKNOWN;
  // Not before is after.
  const isAfter = (operator === 'after') !== not;
  if (isAfter) {
    if (understood.after === null || Temporal.Instant.compare(at, understood.after) > 0) understood.after = at;
  } else if (understood.before === null || Temporal.Instant.compare(at, understood.before) < 0) understood.before = at;
  return { means: at.toString() };
}

async function deskMeant(platform: Platform, actor: Actor, value: string): Promise<Meaning> {
  const seen = desksWhere(actor, 'ticket.read');
  const wanted = fold(value);
  const desks = (await deskBook(platform.db)).all().filter(({ id }) => seen === 'all' || seen.includes(id));
  const exactly = desks.filter(
    ({ id, name, addresses }) => id === wanted || fold(name) === wanted || addresses.includes(wanted),
  );
  const found = exactly.length > 0 ? exactly : desks.filter(({ name }) => fold(name).startsWith(wanted));
  return meant(found, (ids) => ({ desks: ids }));
}

async function namedMeant(platform: Platform, actor: Actor, kind: NamedKind, value: string): Promise<Meaning> {
  const filterOf = (ids: string[]): TicketFilter => {
    if (kind === 'assignee') return { assignee: ids };
    if (kind === 'team') return { team: ids };
    if (kind === 'category') return { category: ids };
    if (kind === 'type') return { requestType: ids };
    if (kind === 'org') return { organization: ids };
    return { tags: ids.slice(0, 1) };
  };
  const word = value.toLowerCase();
  if (word === 'none' && kind !== 'org' && kind !== 'tag') return { filter: filterOf(['none']) };
  if (word === 'me' && kind === 'assignee') return { filter: { assignee: ['me'] } };
  if (word === 'mine' && kind === 'team') return { filter: { team: ['mine'] } };
  const found = await named(platform.db, kind, value, desksWhere(actor, 'ticket.read'));
  const exactly = found.filter((each) => each.exactly);
  // A tag is meant whole: half of one would be another.
  return meant(exactly.length > 0 || kind === 'tag' ? exactly : found, filterOf);
}

function meant(found: readonly { id: string; name: string }[], filterOf: (ids: string[]) => TicketFilter): Meaning {
  const ids = [...new Set(found.map(({ id }) => id))];
  if (ids.length === 0) return UNKNOWN;
  const meaning: Meaning = { filter: filterOf(ids) };
  if (ids.length === 1 && found[0]) meaning.means = found[0].name;
  return meaning;
}

async function languageMeant(platform: Platform, actor: Actor, value: string): Promise<Meaning> {
  const wanted = fold(value);
  if (/^[a-z]{2}$/.test(wanted)) return { filter: { language: [wanted] } };
  const locale = 'locale' in actor ? actor.locale : 'en';
  for (const code of await knownLanguages(platform.db)) {
    const names = [locale, 'en', code].map((speaker) => new Intl.DisplayNames(speaker, { type: 'language' }).of(code));
    const name = names.find((each) => each !== undefined && fold(each).startsWith(wanted));
    if (name !== undefined) return { filter: { language: [code] }, means: name };
  }
  return UNKNOWN;
}

function stateMeant(value: string, not: boolean, understood: Understood): Meaning {
  const state = SEARCH_STATES.find((each) => each === value.toLowerCase());
  if (state === undefined) return UNKNOWN;
  if (state !== 'note') return { filter: STATES[state] };
  understood.notes = !not;
  return {};
}

function oneOf<Value extends string>(
  values: readonly Value[],
  typed: string,
  filterOf: (value: Value) => TicketFilter,
): Meaning {
  const wanted = typed.toLowerCase().replace(/[\s-]+/g, '_');
  const value = values.find((each) => each === wanted) ?? values.find((each) => each.startsWith(wanted));
  return value === undefined ? UNKNOWN : { filter: filterOf(value), means: value };
}

function wordParts({ clauses, without, numbers }: Asking): UnderstoodPart[] {
  return [...clauses.flat(), ...without].map(({ kind, text, not, at }) => ({
    kind: numbers.some((number) => number.at[0] === at[0]) ? 'number' : kind,
    operator: null,
    value: text,
    not,
    at: [...at],
    unknown: false,
    means: null,
  }));
}
