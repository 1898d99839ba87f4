import { COUNTED_UP_TO } from '../../../contract/built-in-views.ts';

/** Counting stops at a thousand: nobody reads the exact figure above it. */
export function sayCount(count: number): string {
  return count > COUNTED_UP_TO ? `${COUNTED_UP_TO}+` : String(count);
}
