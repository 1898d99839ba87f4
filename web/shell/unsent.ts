import { useState } from 'react';
import { useMe } from '../api/index.ts';

/** By whose they are and what they are for; gone when the app is loaded anew. */
const unsent = new Map<string, unknown>();

/**
 * What somebody writes and has not sent: a state that is still there when they come back to it from another place of the
 * app, since whoever looks something up on the way must not lose their words. Nobody else who signs in here finds it.
 *
 * @param of what it is for, with the ids that make it one of a kind; it stays the same as long as the component does
 * @returns the value, how to set it, and how to forget it once it is sent
 */
export function useUnsent<Value>(of: string, first: Value): [Value, (value: Value) => void, () => void] {
  const key = `${useMe().id} ${of}`;
  const [value, setValue] = useState<Value>(() => (unsent.has(key) ? (unsent.get(key) as Value) : first));
  const set = (next: Value) => {
    unsent.set(key, next);
    setValue(next);
  };
  return [value, set, () => void unsent.delete(key)];
}
