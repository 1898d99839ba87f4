import * as Y from 'yjs';

/** Where a change to an open text is tried before it is stored. */
export interface Rehearsal {
  /** Whether the change can be applied to the text as it is with all that was tried before. */
  takes(update: Uint8Array): boolean;
  /** What was tried is not what the text has become: the next change is tried on a fresh copy. */
  forget(): void;
}

/**
 * A change can be well formed and yet break the text that it is applied to, and with it the text of everybody from then on. So
 * it is first applied to a copy: made when somebody first writes, kept up with the text, thrown away when it breaks.
 */
export function rehearsalOf(text: Y.Doc): Rehearsal {
  let copy: Y.Doc | undefined;
  text.on('update', (update: Uint8Array) => {
    if (copy) Y.applyUpdate(copy, update);
  });
  const forget = (): void => {
    copy?.destroy();
    copy = undefined;
  };
  text.on('destroy', forget);
  return {
    takes(update) {
      if (!copy) {
        copy = new Y.Doc();
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(text));
      }
      try {
        Y.applyUpdate(copy, update);
        return true;
      } catch {
        // Whatever it was that Yjs could not do: half of it is done in the copy.
        forget();
        return false;
      }
    },
    forget,
  };
}
