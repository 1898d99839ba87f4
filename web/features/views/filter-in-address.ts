import type { FieldCondition, TicketFilter } from '../../../contract/filter.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { chipsOf, conditionsOf, type Part, partKinds, partOf, type Span, withPart, withWhole } from './filter-parts.ts';

const longest = 4_000;

/**
 * A filter as an address says it: `status(new.open~!assignee(me~created(-7d.~vip`. Values are percent-coded where they hold
 * one of the signs between them. The desk's own fields go along as JSON.
 */
export function filterToAddress(filter: TicketFilter): string | undefined {
  const words = chipsOf(filter).flatMap((chip, place, all) => {
    const value = partOf(filter, chip);
    const name = `${chip.not ? '!' : ''}${chip.part}`;
    if (chip.part === 'fields') {
      const isFirst = all.findIndex(({ part, not }) => part === 'fields' && not === chip.not) === place;
      return isFirst ? [`${name}(${coded(JSON.stringify(conditionsOf(filter, chip.not)))}`] : [];
    }
    const kind = partKinds[chip.part];
    if (kind === 'yes') return name;
    if (kind === 'values') return `${name}(${(value as string[]).map(coded).join('.')}`;
    const { after = '', before = '' } = value as Span;
    return `${name}(${coded(after)}.${coded(before)}`;
  });
  return words.length === 0 ? undefined : words.join('~');
}

/** The filter of an address. Whatever it does not understand it leaves out: addresses are written by anybody. */
export function filterFromAddress(address: string | undefined): TicketFilter {
  let filter: TicketFilter = {};
  if (address === undefined || address.length > longest) return filter;
  for (const word of address.split('~')) {
    const not = word.startsWith('!');
    const [name = '', said] = word.slice(not ? 1 : 0).split('(', 2);
    if (name === 'fields' && said !== undefined) {
      const value = fields(decoded(said));
      if (value !== undefined) filter = withWhole(filter, { part: 'fields', not }, value);
      continue;
    }
    if (!Object.hasOwn(partKinds, name)) continue;
    const part = name as Part;
    if (partKinds[part] === 'yes') filter = withPart(filter, { part, not }, true);
    else if (said === undefined) continue;
    else if (partKinds[part] === 'values') {
      const values = said.split('.').slice(0, LIMITS.filterValues).map(decoded);
      filter = withPart(filter, { part, not }, [...new Set(values.filter((value) => value !== ''))]);
    } else {
      const [after = '', before = ''] = said.split('.').map(decoded);
      if (after === '' && before === '') continue;
      filter = withPart(
        filter,
        { part, not },
        { ...(after === '' ? {} : { after }), ...(before === '' ? {} : { before }) },
      );
    }
  }
  return filter;
}

/** Signs with a meaning here, and those that addresses treat in their own way. */
function coded(value: string): string {
  return value.replace(
    /[%.~!()&#+"\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
function decoded(value: string): string {
  return value.replace(/%([0-9A-F]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function fields(said: string): TicketFilter['fields'] | undefined {
  let read: unknown;
  try {
    read = JSON.parse(said);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!Array.isArray(read)) return undefined;
  const known = read.slice(0, LIMITS.filterFields).flatMap((one) => condition(one) ?? []);
  return known.length === 0 ? undefined : known;
}

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

function condition(said: unknown): FieldCondition | undefined {
  if (typeof said !== 'object' || said === null) return undefined;
  const { field, is, contains, least, most, after, before, filled } = said as Record<string, unknown>;
  if (typeof field !== 'string') return undefined;
  if (isPlain(is) || (Array.isArray(is) && is.length > 0 && is.every(isPlain))) return { field, is } as FieldCondition;
  if (typeof contains === 'string') return { field, contains };
  if (filled === true) return { field, filled };
  const numbers = {
    ...(typeof least === 'number' ? { least } : {}),
    ...(typeof most === 'number' ? { most } : {}),
  };
  if (Object.keys(numbers).length > 0) return { field, ...numbers };
  const days = {
    ...(typeof after === 'string' ? { after } : {}),
    ...(typeof before === 'string' ? { before } : {}),
  };
  return Object.keys(days).length > 0 ? { field, ...days } : undefined;
}
