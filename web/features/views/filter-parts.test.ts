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
import { type FreeTime, freeTimeOf, spanOfFree } from './time-choices.ts';

const word = fc.string({ minLength: 1, maxLength: 12 });
const part = (name: (typeof parts)[number]) =>
  partKinds[name] === 'yes'
    ? fc.constant(true)
    : partKinds[name] === 'values'
      ? fc.uniqueArray(word, { minLength: 1, maxLength: 4 })
      : fc.constantFrom({ after: '-7d' }, { before: '2026-11-22T10:00:00.000Z' }, { after: '0d', before: '1d' });
const someParts = fc.record(Object.fromEntries(parts.map((name) => [name, part(name)])), { requiredKeys: [] });
const own = fc.constantFrom('01a', '01b', '01c');
const value = fc.oneof(word, fc.integer(), fc.boolean());
const field = fc.oneof(
  fc.record({ field: own, is: fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 })) }),
  fc.record({ field: own, contains: word }),
  fc.record({ field: own, least: fc.integer() }),
  fc.record({ field: own, least: fc.integer(), most: fc.integer() }),
  fc.record({ field: own, after: fc.constantFrom('-7d', '2026-11-22'), before: fc.constant('1d') }),
  fc.record({ field: own, filled: fc.constant(true) }),
);
const filters = fc
  .tuple(someParts, someParts, fc.option(fc.array(field, { minLength: 1, maxLength: 3 })))
  .map(([yes, no, fields]) => {
    const positive = fields === null ? yes : { ...yes, fields };
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

test('each own field has a chip of its own, changed and taken out without the others', () => {
  const filter: TicketFilter = {
    fields: [
      { field: 'size', least: 50 },
      { field: 'colour', is: ['red'] },
    ],
    not: { fields: [{ field: 'colour', filled: true }] },
  };
  expect(chipsOf(filter)).toEqual([
    { part: 'fields', not: false, field: 'size' },
    { part: 'fields', not: false, field: 'colour' },
    { part: 'fields', not: true, field: 'colour' },
  ]);
  const size = { part: 'fields', not: false, field: 'size' } as const;
  expect(withPart(filter, size, [{ field: 'size', most: 60 }]).fields).toEqual([
    { field: 'colour', is: ['red'] },
    { field: 'size', most: 60 },
  ]);
  expect(withPart(filter, size, undefined).fields).toEqual([{ field: 'colour', is: ['red'] }]);
  expect(withTurned(filter, size).not?.fields).toHaveLength(2);
});

test('free days are said as a filter says them, and read back', () => {
  const all: FreeTime[] = [
    { kind: 'last', days: 14 },
    { kind: 'older', days: 3 },
    { kind: 'next', days: 2 },
    { kind: 'days', from: '2026-11-03', until: '2026-11-30' },
    { kind: 'days', from: '2028-02-29', until: '' },
    { kind: 'days', from: '', until: '2026-12-31' },
  ];
  for (const free of all) expect(freeTimeOf(spanOfFree(free) ?? {})).toEqual(free);
  expect(spanOfFree({ kind: 'days', from: '', until: '2026-12-31' })).toEqual({ before: '2027-01-01' });
  expect(spanOfFree({ kind: 'days', from: '', until: '' })).toBeUndefined();
  expect(spanOfFree({ kind: 'days', from: '2026-11-30', until: '2026-11-03' })).toBeUndefined();
  expect(spanOfFree({ kind: 'last', days: Number.NaN })).toBeUndefined();
  expect(spanOfFree({ kind: 'next', days: 10_000 })).toBeUndefined();
  expect(freeTimeOf({ after: '-2h' })).toBeUndefined();
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
