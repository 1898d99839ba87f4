import { useLayoutEffect, useRef } from 'react';
import { catchLetters, dropLetters } from '../ui/letters-ahead.ts';
import { HeldKeys } from './held-keys.ts';
import { isSingle, nameOfPress } from './key-names.ts';
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
  // Before the screen is drawn: whoever sees what a key is for may press it in the same moment.
  useLayoutEffect(() => {
    latest.current = map;
  });
  // Bound anew only when what is listed changes, not at every render.
  const listed = JSON.stringify(
    Object.entries(map).map(([name, bound]) =>
      typeof bound === 'function' ? [name] : [name, bound.label, bound.whileWriting, bound.off, bound.opensField],
    ),
  );
  useLayoutEffect(() => {
    const bindings: Record<string, KeyBinding> = {};
    type Listed = [string, string?, boolean?, boolean?, boolean?];
    for (const [name, label, whileWriting, off, opensField] of JSON.parse(listed) as Listed[]) {
      bindings[name] = {
        run: (event) => {
          const bound = latest.current[name];
          if (typeof bound === 'function') bound(event);
          else bound?.run(event);
        },
        ...(label ? { label } : {}),
        ...(whileWriting ? { whileWriting } : {}),
        ...(off ? { off } : {}),
        ...(opensField ? { opensField } : {}),
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

const held = new HeldKeys();
let going: ReturnType<typeof setTimeout> | undefined;

/**
 * What these keys act on was asked for and is not on the screen yet: they wait for it, for ten seconds at most. Another
 * call while they wait lets them go on waiting.
 */
export function holdKeys(names: ReadonlySet<string>): void {
  clearTimeout(going);
  held.begin(names, performance.now());
}

/** It is on the screen: what was pressed for it is pressed now. `drop`: it will not come, and the presses are let go. */
export function letKeysGo({ drop = false } = {}): void {
  clearTimeout(going);
  if (drop) {
    held.end(performance.now());
    return;
  }
  // Whatever the screen binds with what it shows is bound by then; until then presses still queue up behind the others.
  going = setTimeout(() => {
    const presses = held.end(performance.now());
    for (const { key, shiftKey } of presses) {
      const target = document.activeElement ?? document.body;
      if (isWriting(target)) {
        if (key.length === 1) document.execCommand('insertText', false, key);
      } else target.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
    }
  }, 0);
}

/** Listens for the whole window; called once by the shell. */
export function listenForKeys(): () => void {
  let wroteAt = Number.NEGATIVE_INFINITY;
  const onKeyDown = (event: KeyboardEvent) => {
    // They end the words, also where the field takes them for itself.
    if (/^(Enter|Escape|Tab)$/.test(event.key)) wroteAt = Number.NEGATIVE_INFINITY;
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
    const plain = isSingle(name) && !inField && !dialogOpen && keyRegistry.singleKeys;
    if (plain && event.isTrusted && held.take({ name, key: event.key, shiftKey: event.shiftKey }, performance.now())) {
      event.preventDefault();
      return;
    }
    const binding = keyRegistry.press(name, event.timeStamp, { writing, dialogOpen });
    if (!binding) return;
    event.preventDefault();
    if (binding.opensField) catchLetters(binding.label ?? '');
    else if (name === 'esc') dropLetters();
    binding.run(event);
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
