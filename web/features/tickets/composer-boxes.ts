import type { Attachment, KeptDraft as ServerDraft, Status } from '../../../contract/tickets.ts';
import { type Box, type BoxFile, emptyBox } from './composer-state.ts';
import type { KeptDraft } from './kept-drafts.ts';

/** What becomes of the ticket with the reply. */
export type SendEffect = Extract<Status, 'waiting' | 'solved' | 'open'>;

/** A file that the server has. */
export const asFile = (attachment: Attachment): BoxFile => ({
  key: attachment.id,
  name: attachment.name,
  size: attachment.size,
  state: 'there',
  attachment,
});

/** A box with what this device kept. */
export function boxOf(draft: KeptDraft): Box {
  return {
    ...emptyBox,
    html: draft.html,
    hasWords: hasWordsIn(draft.html),
    cc: draft.cc,
    bcc: draft.bcc ?? [],
    files: draft.attachments.map(asFile),
  };
}

/** A box with what the server kept. */
export function boxOfSaved(draft: ServerDraft): Box {
  return boxOf({ ...draft, cc: draft.cc, attachments: draft.files });
}

/** The words that were typed before a kept draft had come stand after it, and nothing of either is lost. */
export function withTyped(saved: Box, typed: Box): Box {
  const known = new Set(saved.files.map(({ key }) => key));
  return {
    ...typed,
    html: saved.html + typed.html,
    hasWords: saved.hasWords || typed.hasWords,
    cc: typed.cc ?? saved.cc,
    bcc: [...new Set([...saved.bcc, ...typed.bcc])],
    files: [...saved.files, ...typed.files.filter(({ key }) => !known.has(key))],
  };
}

export function hasWordsIn(html: string): boolean {
  return /<img\b/.test(html) || html.replace(/<[^>]*>/g, '').trim() !== '';
}

/** A macro that sets a status does so unless another was chosen by hand. */
export function replyWishes(box: Box, wished: SendEffect | undefined, sendAt: Date | undefined) {
  return {
    ...(wished === undefined && box.macro?.status !== undefined ? {} : { status: wished ?? 'waiting' }),
    ...(box.cc === undefined ? {} : { cc: box.cc }),
    ...(box.bcc.length === 0 ? {} : { bcc: box.bcc }),
    ...(box.quote === undefined ? {} : { quote: box.quote }),
    ...(sendAt === undefined ? {} : { sendAt: sendAt.toISOString() }),
  };
}
