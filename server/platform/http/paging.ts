import { fieldProblem } from './problem.ts';

/** An opaque cursor: the key of the last row that was given. */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws Problem 422 when it is not one of ours. */
export function decodeCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (cursor === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => part === null || typeof part === 'string' || typeof part === 'number')
    ) {
      return key;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw notOurs();
}

/** The key of a list by instant ('infinity' for none), then id. @throws Problem 422 as `decodeCursor`. */
export function instantCursor(cursor: string | undefined): [at: string, id: string] | null {
  const key = decodeCursor(cursor, 2);
  if (!key) return null;
  const [at, id] = key;
  if (typeof at !== 'string' || !isId(id) || !(at === 'infinity' || isInstant(at))) throw notOurs();
  return [at, id];
}

/** The key of a list by name, then id. @throws Problem 422 as `decodeCursor`. */
export function nameCursor(cursor: string | undefined): [name: string, id: string] | null {
  const key = decodeCursor(cursor, 2);
  if (!key) return null;
  const [name, id] = key;
  if (typeof name !== 'string' || name.includes('\0') || !isId(id)) throw notOurs();
  return [name, id];
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
}

function isInstant(value: string): boolean {
  try {
    return Temporal.Instant.from(value).epochMilliseconds > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function notOurs() {
  return fieldProblem('cursor', 'This cursor is not from here. Leave it out to begin at the start.');
}

/** Cuts rows read with `limit + 1` to a page and its cursor. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => (string | number | null)[],
  itemOf: (row: Row) => Item,
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(itemOf),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}
