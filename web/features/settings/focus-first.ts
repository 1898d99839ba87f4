import { type RefObject, useEffect, useRef } from 'react';

/** Focus goes to the first field of what just opened, as one asked for it. */
export function useFocusFirst<Part extends HTMLElement>(): RefObject<Part | null> {
  const part = useRef<Part>(null);
  useEffect(() => part.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);
  return part;
}
