import { useEffect, useRef } from 'react';
import { nameOfPress } from './key-names.ts';
import { type KeyBinding, KeyRegistry, type KeySet } from './key-registry.ts';

export const keyRegistry = new KeyRegistry();

export type KeyMap = Record<string, ((event: KeyboardEvent) => void) | KeyBinding>;

/**
 * Binds keys while the screen is there: `useKeys({ r: { label: t('…'), run: reply } }, { group: t('…') })`.
 * Names: "r", "shift+s", "mod+enter", "alt+1", "?", and "g n" for one after the other. What has a label stands in the
 * list of all keys under `group`. Handlers may change at every render.
 */
export function useKeys(
  map: KeyMap,
  { group = '', scope = 'screen' }: { group?: string; scope?: KeySet['scope'] } = {},
): void {
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  // Bound anew only when what is listed changes, not at every render.
  const listed = JSON.stringify(
    Object.entries(map).map(([name, bound]) =>
      typeof bound === 'function' ? [name] : [name, bound.label, bound.whileWriting, bound.off],
    ),
  );
  useEffect(() => {
    const bindings: Record<string, KeyBinding> = {};
    for (const [name, label, whileWriting, off] of JSON.parse(listed) as [string, string?, boolean?, boolean?][]) {
      bindings[name] = {
        run: (event) => {
          const bound = latest.current[name];
          if (typeof bound === 'function') bound(event);
          else bound?.run(event);
        },
        ...(label ? { label } : {}),
        ...(whileWriting ? { whileWriting } : {}),
        ...(off ? { off } : {}),
      };
    }
    return keyRegistry.add({ group, scope, bindings });
  }, [listed, group, scope]);
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit|range)$/.test(target.type);
}

/** So soon after a letter in a field, one that falls beside it belongs to the same words: the field was just exchanged. */
const SAME_WORDS_MS = 400;

/** Listens for the whole window; called once by the shell. */
export function listenForKeys(): () => void {
  let wroteAt = Number.NEGATIVE_INFINITY;
  const onKeyDown = (event: KeyboardEvent) => {
    // While a letter is being composed (ă by dead key, or another script) keys belong to that.
    if (event.defaultPrevented || event.isComposing || /^(Shift|Control|Alt|Meta|Dead)$/.test(event.key)) return;
    const dialogOpen = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
    const inField = isWriting(event.target);
    const writing = inField || (event.target === document.body && event.timeStamp - wroteAt < SAME_WORDS_MS);
    // What is bound (Escape, a send) ends the words; only letters of them count.
    if (inField && event.key.length === 1 && !event.ctrlKey && !event.metaKey) wroteAt = event.timeStamp;
    const onControl =
      event.target instanceof HTMLElement && event.target.closest('button, a, summary, [role="menu"]') !== null;
    const name = nameOfPress(event);
    // Enter and Space on a button are that button's.
    if (onControl && (name === 'enter' || name === 'space')) return;
    const binding = keyRegistry.press(name, event.timeStamp, { writing, dialogOpen });
    if (!binding) return;
    event.preventDefault();
    binding.run(event);
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
