import { id } from '../../../contract/shapes.ts';
import { decodeCursor } from '../../platform/http/paging.ts';
import { fieldProblem } from '../../platform/http/problem.ts';

/** The key of a list by name, then id. @throws Problem 422 for a cursor that is not from here. */
export function nameKey(cursor: string | undefined): [name: string, id: string] | null {
  const key = decodeCursor(cursor, 2);
  return key && [String(key[0]), idOf(key[1])];
}

/** The key of a list by instant, then id. @throws Problem 422 for a cursor that is not from here. */
export function instantKey(cursor: string | undefined): [at: string, id: string] | null {
  const key = decodeCursor(cursor, 2);
  return key && [instantOf(key[0]), idOf(key[1])];
}

function idOf(value: unknown): string {
  const parsed = id.safeParse(value);
  if (!parsed.success) throw notOurs();
  return parsed.data;
}

function instantOf(value: unknown): string {
  try {
    return Temporal.Instant.from(String(value)).toString();
  } catch (error) {
    if (error instanceof RangeError) throw notOurs();
    throw error;
  }
}

function notOurs() {
  return fieldProblem('cursor', 'This cursor is not from here. Leave it out to begin at the start.');
}
