import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { LiveEvent } from '../../contract/live.ts';
import type { DraftNews, Present } from '../../contract/together.ts';
import { currentLine, currentPresence, type Line, onDraft, onEvent, onLine, onPresence } from './stream.ts';

export { renewByEvents } from './renewing.ts';
export { closeLine, onNotification, openLine, screenId, tryLineNow } from './stream.ts';

/** Calls `handler` with every event this person may see, while the screen is open. Lists renew by themselves. */
export function useLive(handler: (event: LiveEvent) => void): void {
  const latest = useEffectEvent(handler);
  useEffect(() => onEvent((event) => latest(event)), []);
}

/** Calls `handler` when a draft of one's own was kept on any screen, this one included, or one that is shown to one. */
export function useDraftNews(handler: (news: DraftNews) => void): void {
  const latest = useEffectEvent(handler);
  useEffect(() => onDraft((news) => latest(news)), []);
}

export function useLine(): Line {
  return useSyncExternalStore(onLine, currentLine);
}

const nobody: readonly Present[] = [];

/** Who is at a ticket now, oneself included. */
export function usePresence(ticketId: string): readonly Present[] {
  return useSyncExternalStore(onPresence, () => currentPresence().get(ticketId) ?? nobody);
}
