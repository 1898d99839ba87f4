import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TicketFilter } from '../../../contract/filter.ts';
import { filterFromAddress, filterToAddress } from './filter-in-address.ts';
import {
  both,
  chipsOf,
  partKinds,
  parts,
  sameFilter,
  saysNothing,
  withPart,
  withToggled,
  withTurned,
} from './filter-parts.ts';

const word = fc.string({ minLength: 1, maxLength: 12 });
const part = (name: (typeof parts)[number]) =>
  partKinds[name] === 'yes'
    ? fc.constant(true)
    : partKinds[name] === 'values'
      ? fc.uniqueArray(word, { minLength: 1, maxLength: 4 })
      : fc.constantFrom({ after: '-7d' }, { before: '2026-11-22T10:00:00.000Z' }, { after: '0d', before: '1d' });
const someParts = fc.record(Object.fromEntries(parts.map((name) => [name, part(name)])), { requiredKeys: [] });
const field = fc.record({ field: fc.uuid(), is: fc.oneof(word, fc.integer(), fc.boolean()) });
const filters = fc
  .tuple(someParts, someParts, fc.option(fc.array(field, { minLength: 1, maxLength: 3 })))
  .map(([yes, no, own]) => {
    const positive = own === null ? yes : { ...yes, fields: own };
    return (Object.keys(no).length === 0 ? positive : { ...positive, not: no }) as TicketFilter;
  });

test('an address brings back every filter it was made of', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const address = filterToAddress(filter);
      if (address !== undefined && address.length > 4_000) return;
      const back = filterFromAddress(address);
      expect(sameFilter(back, filter)).toBe(true);
      // The router reads what looks like JSON as JSON.
      if (address !== undefined) expect(() => JSON.parse(address)).toThrow();
    }),
  );
});

test('whatever somebody writes into an address, nothing breaks and nothing unknown comes of it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[!~(.a-z%0-9]*$/)), (address) => {
      for (const chip of chipsOf(filterFromAddress(address))) expect([...parts, 'fields']).toContain(chip.part);
    }),
  );
  expect(filterFromAddress('constructor~__proto__(x~status(new')).toEqual({ status: ['new'] });
});

test('is becomes is not, and back', () => {
  const filter: TicketFilter = { status: ['new'], vip: true };
  const turned = withTurned(filter, { part: 'vip', not: false });
  expect(turned).toEqual({ status: ['new'], not: { vip: true } });
  expect(withTurned(turned, { part: 'vip', not: true })).toEqual(filter);
});

test('the last value that goes takes its part along', () => {
  const filter = withToggled({ not: { tags: ['rain'] } }, { part: 'tags', not: true }, 'rain');
  expect(saysNothing(filter)).toBe(true);
  expect(filter).toEqual({});
  expect(withPart({ created: { after: '0d' } }, { part: 'created', not: false }, undefined)).toEqual({});
});

test('a view made of what is narrowed now says what both said', () => {
  expect(
    both(
      { status: ['new', 'open'], tags: ['a'], not: { snoozed: true } },
      { status: ['open'], tags: ['b'], not: { vip: true } },
    ),
  ).toEqual({ status: ['open'], tags: ['a', 'b'], not: { snoozed: true, vip: true } });
  expect(both({ status: ['new'] }, { status: ['solved'] })).toEqual({ status: ['solved'] });
  expect(both({ created: { after: '-7d' } }, { created: { before: '0d' } })).toEqual({
    created: { after: '-7d', before: '0d' },
  });
});
