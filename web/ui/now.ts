import { useSyncExternalStore } from 'react';

/** Milliseconds by which the server's clock is ahead of this device's; a helped clock in development moves it far. */
let ahead = 0;
/** Screens look at the clock no more often than this: minutes change, seconds never show. */
const beat = 15_000;
let shown = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  shown = Date.now() + ahead;
  for (const listener of listeners) listener();
}

/** Tells the screens what time it is on the server, so that what is due here is due there. */
export function learnServerTime(instant: Date): void {
  const difference = instant.getTime() - Date.now();
  // Less than two seconds is the journey of the answer.
  if (Math.abs(difference - ahead) < 2_000) return;
  ahead = difference;
  tick();
}

/** The present moment in milliseconds, by the server's clock as far as it is known. */
export function presentMoment(): number {
  return Date.now() + ahead;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    tick();
    timer = setInterval(tick, beat);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== undefined) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present moment in milliseconds, renewed every quarter of a minute while a screen that shows it is open. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => shown);
}
