import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';

interface Kept {
  ref: RefObject<HTMLElement | null>;
  tabIndex: -1;
  onFocus: () => void;
  onBlur: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * For a part of the screen whose buttons go away once they are pressed: when `what` changes and the focus that was in it fell to
 * the page, it goes to the part itself, where one reads on. Spread what it gives on the element.
 */
export function useKeptFocus(what: string): Kept {
  const ref = useRef<HTMLElement>(null);
  const within = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change is what this waits for
  useEffect(() => {
    if (within.current && document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  }, [what]);
  return {
    ref,
    tabIndex: -1,
    onFocus: () => {
      within.current = true;
    },
    onBlur: ({ currentTarget, relatedTarget }) => {
      // To nothing: the button is gone, or one looks elsewhere. Only to something else is it left.
      within.current = relatedTarget === null || currentTarget.contains(relatedTarget);
    },
  };
}
