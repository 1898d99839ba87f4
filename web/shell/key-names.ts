/** What was pressed, as the registry names it: "r", "shift+s", "mod+enter", "alt+1", "?". */
export function nameOfPress(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  // With Option held, a Mac types another letter ("¡" for 1); the key's place then says more than what it typed.
  const typed = event.altKey && /^(Digit|Key)/.test(event.code) ? event.code.replace(/^(Digit|Key)/, '') : event.key;
  const key = special[typed] ?? typed.toLowerCase();
  const isLetter = /^\p{L}$/u.test(key);
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('mod');
  if (event.altKey) parts.push('alt');
  // "?" and "/" need Shift on some keyboards and not on others: for signs, only what was typed counts.
  if (event.shiftKey && (isLetter || key.length > 1)) parts.push('shift');
  parts.push(key);
  return parts.join('+');
}

const special: Record<string, string> = {
  Enter: 'enter',
  Escape: 'esc',
  ' ': 'space',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Tab: 'tab',
};

/** A key that needs neither command nor Option, and so could be typed by mistake or by a voice. */
export function isSingle(name: string): boolean {
  return !/(^|\+)(mod|alt)\+/.test(name) && name !== 'esc';
}
