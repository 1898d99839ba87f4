/** So long after the last letter nobody waits for the field any more; what was typed is let go, in milliseconds. */
const PATIENCE_MS = 10_000;

interface Catching {
  field: HTMLTextAreaElement;
  /** What had the focus, and gets it back when whatever was opened is closed. */
  before: Element | null;
  timer: ReturnType<typeof setTimeout>;
}
let catching: Catching | undefined;

function isTextField(target: EventTarget | null): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && /^(text|search|email|url|tel|number)$/.test(target.type);
}

function end(): string {
  if (!catching) return '';
  const { field, timer, before } = catching;
  catching = undefined;
  // What opened meanwhile may give the focus back to it.
  field.focus = (options) => {
    if (before instanceof HTMLElement && before.isConnected) before.focus(options);
  };
  clearTimeout(timer);
  document.removeEventListener('focusin', onFocus);
  const { value } = field;
  field.remove();
  return value;
}

function onFocus({ target }: FocusEvent): void {
  if (!catching || target === catching.field) return;
  const words = end();
  if (words === '' || !isTextField(target)) return;
  // An editor sets its caret right after it has the focus.
  queueMicrotask(() => {
    if (document.activeElement !== target) return;
    const fitting = target instanceof HTMLInputElement ? words.replaceAll('\n', '') : words;
    // The one way by which fields, React and editors all hear of it as of typed words, and can undo it.
    document.execCommand('insertText', false, fitting);
  });
}

/**
 * Takes the focus at once, for a field that is about to open: what is typed until it is there is put into it, and is no
 * key of the screen. Who presses R and types on would else solve the ticket by the first "e". Ends with Escape, when the
 * focus goes to what is no field, and ten seconds after the last letter. `label` names it for who cannot see it; `begun`
 * are letters of the same words that the field could not keep, put in before the others.
 */
export function catchLetters(label: string, begun = ''): void {
  if (catching) {
    catching.field.focus({ preventScroll: true });
    return;
  }
  const field = document.createElement('textarea');
  field.className = 'sp-hidden';
  field.value = begun;
  field.setAttribute('aria-label', label);
  field.autocapitalize = 'sentences';
  field.addEventListener('keydown', (event) => {
    // Sending needs the words to be in their place.
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.preventDefault();
    if (event.key === 'Escape') dropLetters();
  });
  const began: Catching = { field, before: document.activeElement, timer: setTimeout(dropLetters, PATIENCE_MS) };
  field.addEventListener('input', () => {
    clearTimeout(began.timer);
    began.timer = setTimeout(dropLetters, PATIENCE_MS);
  });
  catching = began;
  document.body.append(field);
  field.focus({ preventScroll: true });
  document.addEventListener('focusin', onFocus);
}

/** No field comes: the letters are let go, and the focus is where it was. */
export function dropLetters(): void {
  if (!catching) return;
  const { before, field } = catching;
  const hadFocus = document.activeElement === field;
  end();
  if (hadFocus && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
}

/** What has the focus; while letters are caught, what had it before. */
export function focusedForReal(): Element | null {
  return catching?.before ?? document.activeElement;
}
