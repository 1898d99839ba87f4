import type { ReactNode } from 'react';

interface ToastAction {
  label: string;
  run: () => void;
}
export interface ToastWish {
  /** What is now so, in a few words: "Snoozed until Monday". */
  title: ReactNode;
  /** One more line, or grey words after the title. A function is asked anew each second with the seconds left. */
  text?: ReactNode | ((secondsLeft: number) => ReactNode);
  action?: ToastAction;
  /** Takes it back; shown as "Undo" with its key, and run by Z while it is the newest. */
  undo?: () => void;
  /** failed: terracotta edge, stays until it is closed. */
  tone?: 'done' | 'failed';
  /** Milliseconds it stays; 6 seconds unless told, 0 for ever. */
  lasts?: number;
  /** Called when the time is over and nobody undid it. */
  onTimeOver?: () => void;
}
export interface Toast extends ToastWish {
  id: number;
  lasts: number;
  /** In this device's milliseconds; not counted while the pointer or the focus is on it. */
  endsAt: number;
}

const most = 3;
const usual = 6_000;

let toasts: readonly Toast[] = [];
let latest = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says something bottom left. Gives a handle that changes or closes it. At most three show; the oldest goes. */
export function toast(wish: ToastWish): { close: () => void; change: (wish: Partial<ToastWish>) => void } {
  const id = ++latest;
  const lasts = wish.lasts ?? (wish.tone === 'failed' ? 0 : usual);
  const added = [...toasts, { ...wish, id, lasts, endsAt: Date.now() + lasts }];
  // What still counts down to something must not be pushed out: the oldest that has nothing to do goes first.
  while (added.length > most) {
    const idle = added.findIndex((shown) => shown.onTimeOver === undefined && shown.id !== id);
    const [gone] = added.splice(idle === -1 ? 0 : idle, 1);
    gone?.onTimeOver?.();
  }
  set(added);
  return {
    close: () => closeToast(id),
    change: (changed) => set(toasts.map((shown) => (shown.id === id ? { ...shown, ...changed } : shown))),
  };
}

export function closeToast(id: number): void {
  set(toasts.filter((shown) => shown.id !== id));
}

/** The time is over: closes it and does what was waiting for that. */
export function endToast(id: number): void {
  const shown = toasts.find((one) => one.id === id);
  closeToast(id);
  shown?.onTimeOver?.();
}

/** Gives the toast so much more time, for the while somebody looked at it. */
export function prolongToast(id: number, milliseconds: number): void {
  set(toasts.map((shown) => (shown.id === id ? { ...shown, endsAt: shown.endsAt + milliseconds } : shown)));
}

/** Takes back the newest thing that can be taken back. False when there is none. */
export function undoNewest(): boolean {
  const newest = toasts.findLast((shown) => shown.undo !== undefined);
  if (!newest?.undo) return false;
  closeToast(newest.id);
  newest.undo();
  return true;
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}
export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
