import { type RefObject, useEffect, useRef } from 'react';
import type { AfterShift } from '../../../contract/after-shift.ts';

/** What had the focus went away. */
export function isNowhere(): boolean {
  return document.activeElement === document.body;
}

/**
 * What was pressed goes away with what was done: then the next thing to do has the focus, of the same step where there is one,
 * else of the next. Nothing moves while the focus is anywhere.
 * @returns to be given to what holds the steps (`data-step`) and what there is to do in them (`data-todo`)
 */
export function useNextToDo(after: AfterShift, left: boolean): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null);
  const last = useRef<{ element: Element; step: number }>(undefined);

  useEffect(() => {
    const holder = page.current;
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || !holder) return;
      const steps = [...holder.querySelectorAll('[data-step]')];
      last.current = { element: target, step: steps.findIndex((step) => step.contains(target)) };
    };
    holder?.addEventListener('focusin', note);
    return () => holder?.removeEventListener('focusin', note);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at each time when something was done
  useEffect(() => {
    const gone = last.current;
    if (!page.current || !gone || gone.element.isConnected || !isNowhere()) return;
    const steps = [...page.current.querySelectorAll('[data-step]')];
    const from = Math.max(0, gone.step);
    const inOrder = [...steps.slice(from), ...steps.slice(0, from)];
    for (const step of inOrder) {
      const next = step.querySelector<HTMLElement>('[data-todo]:not(:disabled)');
      if (!next) continue;
      next.focus();
      return;
    }
  }, [after, left]);

  return page;
}
