import { useSyncExternalStore } from 'react';

/** phone: one column with a tab bar · narrow: no views column · medium: the side panel is a drawer · wide: all. */
export type Breakpoint = 'phone' | 'narrow' | 'medium' | 'wide';

/** Below these widths in px the name on the left holds. */
const bounds: readonly [Breakpoint, number][] = [
  ['phone', 768],
  ['narrow', 1024],
  ['medium', 1280],
];
const queries = bounds.map(([, width]) => matchMedia(`(max-width: ${width - 1}px)`));

function current(): Breakpoint {
  const place = queries.findIndex((query) => query.matches);
  return bounds[place]?.[0] ?? 'wide';
}
function subscribe(listener: () => void): () => void {
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
  };
}

export function useBreakpoint(): Breakpoint {
  return useSyncExternalStore(subscribe, current);
}
