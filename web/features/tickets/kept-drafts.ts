import type { Attachment } from '../../../contract/tickets.ts';
import type { BoxKind } from './composer-state.ts';

/** What is written, as it stands on this device until the server has it too. */
export interface KeptDraft {
  html: string;
  cc: readonly string[] | undefined;
  /** Missing in what an older version of the app kept. */
  bcc?: readonly string[] | undefined;
  attachments: readonly Attachment[];
  /** The server's version that it grew from; 0 when the server had none. */
  version: number;
}

// By person too: two teammates may share a device.
const placeOf = (meId: string, ticketId: string, kind: BoxKind) => `sportello.draft.${meId}.${ticketId}.${kind}`;

export function keepHere(meId: string, ticketId: string, kind: BoxKind, draft: KeptDraft): void {
  try {
    localStorage.setItem(placeOf(meId, ticketId, kind), JSON.stringify(draft));
  } catch {
    // Storage is forbidden or full; the server still gets the draft within a second.
    return;
  }
}

export function forgetHere(meId: string, ticketId: string, kind: BoxKind): void {
  try {
    localStorage.removeItem(placeOf(meId, ticketId, kind));
  } catch {
    // Nothing could have been kept either.
    return;
  }
}

export function keptHere(meId: string, ticketId: string, kind: BoxKind): KeptDraft | undefined {
  try {
    const kept = localStorage.getItem(placeOf(meId, ticketId, kind));
    return kept === null ? undefined : (JSON.parse(kept) as KeptDraft);
  } catch {
    // Forbidden storage, or words that another version of the app left in another shape.
    return undefined;
  }
}

/**
 * Which draft to begin with. What this device kept is unsaved work and newer, as long as it grew from what the server
 * has; when the server's is another one, somebody wrote elsewhere too and both are shown.
 */
export function chooseDraft<Saved extends { version: number; html: string }>(
  here: KeptDraft | undefined,
  saved: Saved | undefined,
):
  | { from: 'nowhere' }
  | { from: 'here'; draft: KeptDraft }
  | { from: 'server'; draft: Saved }
  | { from: 'both'; here: KeptDraft; server: Saved } {
  if (!here) return saved ? { from: 'server', draft: saved } : { from: 'nowhere' };
  if (!saved || saved.version <= here.version || saved.html === here.html) return { from: 'here', draft: here };
  return { from: 'both', here, server: saved };
}
