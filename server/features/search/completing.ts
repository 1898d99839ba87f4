import { MARK_FILTERS } from '../../../contract/satisfaction.ts';
import type { Completions, SearchOperator } from '../../../contract/search.ts';
import { SEARCH_OPERATORS, SEARCH_STATES } from '../../../contract/search.ts';
import { PRIORITIES, STATUSES } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { deskBook } from '../desks/index.ts';
import { operatorAt, takeApart } from './asking.ts';
import { inBox } from './facets.ts';
import { countEach, named, usedChannels, usedLanguages, writersNamed } from './naming.queries.ts';
import { fold } from './passages.ts';
import { ticketsFound } from './searched-tickets.ts';
import { understand } from './understanding.ts';

interface Choice {
  value: string;
  detail: string | null;
}

const MOST_COMPLETIONS = 10;
/** Counted up to this many. */
const MOST_COUNTED = 1_000;
const TIMES = ['today', 'yesterday', 'monday', '7d', '1m', '1y'];

/** What can stand where the caret is: an operator, or a value of the one before it, as far as the asker's desks reach. */
export async function completeSearch(
  platform: Platform,
  actor: Actor,
  q: string,
  caret: number | undefined,
): Promise<Completions> {
  const { operator, value, at } = operatorAt(q, caret ?? q.length);
  const replaces: [number, number] = [...at];
  if (operator === null) {
    const wanted = value.toLowerCase();
    const items = SEARCH_OPERATORS.filter((each) => each.startsWith(wanted)).map((each) => {
      return { insert: `${each}:`, value: each, detail: null, count: null };
    });
    return { replaces, operator, items };
  }
  const choices = await choicesOf(platform, actor, operator, value);
  const items = choices.slice(0, MOST_COMPLETIONS).map(({ value: each, detail }) => {
    const inserted = operator === 'from' || operator === 'to' ? (detail ?? each) : each;
    return { insert: `${operator}:${inBox(inserted)}`, value: each, detail };
  });
  const counts = await countsOf(
    platform,
    actor,
    operator,
    items.map(({ insert }) => insert),
  );
  return { replaces, operator, items: items.map((item, index) => ({ ...item, count: counts[index] ?? null })) };
}

async function choicesOf(platform: Platform, actor: Actor, operator: SearchOperator, value: string): Promise<Choice[]> {
  const { db } = platform;
  const desks = desksWhere(actor, 'ticket.read');
  const among = (values: readonly string[]): Choice[] =>
    values.filter((each) => fold(each).startsWith(fold(value))).map((each) => ({ value: each, detail: null }));
  const visible = ticketsFound(actor, { filters: [], spam: false }, platform.clock.now());
  switch (operator) {
    case 'desk':
      return among(
        (await deskBook(db))
          .all()
          .filter(({ id }) => desks === 'all' || desks.includes(id))
          .map(({ name }) => name),
      );
    case 'status':
      return among(STATUSES);
    case 'priority':
      return among(PRIORITIES);
    case 'mark':
      return among(MARK_FILTERS);
    case 'is':
      return among(SEARCH_STATES);
    case 'has':
      return among(['attachment']);
    case 'lang':
      return among(await usedLanguages(db, visible));
    case 'channel':
      return among(await usedChannels(db, visible));
    case 'before':
    case 'after':
      return among(TIMES);
    case 'subject':
      return [];
    case 'from':
    case 'to': {
      const writers = await writersNamed(db, value, visible, MOST_COMPLETIONS);
      return writers.map(({ name, address }) => ({ value: name || address, detail: address || null }));
    }
    case 'assignee':
    case 'team':
    case 'category':
    case 'type':
    case 'org':
    case 'tag': {
      const found = await named(db, operator, value, desks, MOST_COMPLETIONS);
      const fixed = operator === 'assignee' ? among(['me', 'none']) : [];
      return [...fixed, ...found.map(({ name, detail }) => ({ value: name, detail }))];
    }
  }
}

async function countsOf(
  platform: Platform,
  actor: Actor,
  operator: SearchOperator,
  inserts: readonly string[],
): Promise<(number | null)[]> {
  // What is asked of messages would take a search for each.
  if (['from', 'to', 'before', 'after', 'subject'].includes(operator)) return inserts.map(() => null);
  const now = platform.clock.now();
  const conditions = [];
  for (const insert of inserts) {
    conditions.push(ticketsFound(actor, await understand(platform, actor, takeApart(insert)), now));
  }
  return countEach(platform.db, ticketsFound(actor, { filters: [], spam: true }, now), conditions, MOST_COUNTED);
}
