import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { LiveEvent } from '../../contract/live.ts';
import { currentLine, type Line, onEvent, onLine } from './stream.ts';

export { renewByEvents } from './renewing.ts';
export { closeLine, openLine, tryLineNow } from './stream.ts';

/** Calls `handler` with every event this person may see, while the screen is open. Lists renew by themselves. */
export function useLive(handler: (event: LiveEvent) => void): void {
  const latest = useEffectEvent(handler);
  useEffect(() => onEvent((event) => latest(event)), []);
}

export function useLine(): Line {
  return useSyncExternalStore(onLine, currentLine);
}
