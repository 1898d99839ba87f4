import type { SearchAnswer } from '../../../contract/search.ts';
import type { Status } from '../../../contract/tickets.ts';
import type { Platform } from '../../platform/act.ts';
import { deskBook } from '../desks/index.ts';
import type { FacetRow } from './searching.queries.ts';
import { facetRows } from './searching.queries.ts';

type Facets = NonNullable<SearchAnswer['facets']>;

/** Of each facet the commonest so many. */
const MOST_OF_A_FACET = 12;

export async function readFacets(platform: Platform, ticketIds: readonly string[]): Promise<Facets> {
  return facetsOf(await facetRows(platform.db, ticketIds), (await deskBook(platform.db)).all());
}

/** How many of these tickets have what, commonest first. */
export function facetsOf(rows: readonly FacetRow[], desks: readonly { id: string; name: string }[]): Facets {
  const nameOf = (deskId: string): string => desks.find(({ id }) => id === deskId)?.name ?? '';
  return {
    desks: counted(rows, (row) => [row.desk_id]).map(([key, count]) => {
      return { key, name: nameOf(key), count, adds: `desk:${inBox(nameOf(key))}` };
    }),
    statuses: counted(rows, (row) => [row.status as Status]).map(([key, count]) => {
      return { key, name: key, count, adds: `status:${key}` };
    }),
    tags: counted(rows, (row) => row.tags).map(([key, count]) => ({
      key,
      name: key,
      count,
      adds: `tag:${inBox(key)}`,
    })),
    channels: counted(rows, (row) => [row.channel]).map(([key, count]) => {
      return { key, name: key, count, adds: `channel:${inBox(key)}` };
    }),
    languages: counted(rows, (row) => (row.language === null ? [] : [row.language])).map(([key, count]) => {
      return { key, name: key, count, adds: `lang:${key}` };
    }),
    years: counted(rows, (row) => [row.year]).map(([key, count]) => {
      return { key, name: String(key), count, adds: `after:${key} before:${key + 1}` };
    }),
  };
}

function counted<Key extends string | number>(
  rows: readonly FacetRow[],
  keysOf: (row: FacetRow) => readonly Key[],
): [Key, number][] {
  const counts = new Map<Key, number>();
  for (const row of rows) for (const key of new Set(keysOf(row))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, MOST_OF_A_FACET);
}

/** A value as the box reads it. */
export function inBox(value: string): string {
  return /^[^\s"“”„«»]+$/u.test(value) ? value : `"${value.replaceAll(/["“”„«»]/gu, '')}"`;
}
