import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Whoever pressed something that then went finds the focus on what came in its place, and not nowhere: put the ref on it,
 * with `tabIndex={-1}`. Focus that is anywhere else stays there.
 *
 * @param shows what is shown, told apart from what may come in its place; undefined: not there yet
 * @param onlyAfter leaves the focus where it is when the first of it comes
 */
export function useFocusAfter<Part extends HTMLElement>(
  shows: string | undefined,
  onlyAfter = false,
): RefObject<Part | null> {
  const part = useRef<Part>(null);
  const before = useRef<string>(undefined);
  useLayoutEffect(() => {
    const isFirst = before.current === undefined;
    if (shows === undefined) return;
    before.current = shows;
    if (isFirst && onlyAfter) return;
    // What went takes the focus with it only once the screen is drawn; a dialog that closes gives it back before.
    const frame = requestAnimationFrame(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) part.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [shows, onlyAfter]);
  return part;
}
