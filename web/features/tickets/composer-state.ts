import type { Attachment, Status } from '../../../contract/tickets.ts';
import type { FaqToCome } from '../faq/index.ts';

export type BoxKind = 'reply' | 'note';

/** Saved replies that one message names, as the server takes them. */
const mostUsed = 20;

/** A file that is in the box, or on its way there. */
export interface BoxFile {
  /** Of this screen until the server has given one of its own. */
  key: string;
  name: string;
  size: number;
  state: 'coming' | 'there' | 'failed';
  /** Why it did not come. */
  reason?: string;
  attachment?: Attachment;
}

/** One of the two boxes: what is written in it, and for the reply who else gets it. */
export interface Box {
  html: string;
  hasWords: boolean;
  /** Undefined: whoever takes part now; an edited list is exact. */
  cc: readonly string[] | undefined;
  /** Blind copies. */
  bcc: readonly string[];
  /** Whether the conversation goes along; undefined: as the desk has it. */
  quote: boolean | undefined;
  files: readonly BoxFile[];
  /** Saved replies whose words were put in, by id. */
  used: readonly string[];
  /** What happens to the ticket with the message besides its status. */
  macro: MacroToCome | undefined;
  /** The reply becomes an answer for everybody too. */
  faq: FaqToCome | undefined;
}

/** A macro that is to be done with the message. */
export interface MacroToCome {
  id: string;
  name: string;
  /** What it will change, in a few words each. */
  will: readonly string[];
  /** It sets a status of its own, which counts unless another is chosen by hand. */
  status: Status | undefined;
}

export const emptyBox: Box = {
  html: '',
  hasWords: false,
  cc: undefined,
  bcc: [],
  quote: undefined,
  files: [],
  used: [],
  macro: undefined,
  faq: undefined,
};

export interface ComposerState {
  kind: BoxKind;
  boxes: Record<BoxKind, Box>;
  /** The newest message when the reply was begun, or when the writer last said that they had read on. */
  seenMessage: string | undefined;
  /** Something newer came, and the first wish to send has asked. */
  asking: boolean;
}

export type ComposerAct =
  | { do: 'turn'; kind: BoxKind }
  | { do: 'write'; kind: BoxKind; html: string; hasWords: boolean; newest: string | undefined }
  | { do: 'fill'; kind: BoxKind; box: Box; newest: string | undefined }
  | { do: 'copy'; cc?: readonly string[]; bcc?: readonly string[] }
  | { do: 'quote'; quote: boolean }
  | { do: 'file'; kind: BoxKind; file: BoxFile }
  | { do: 'dropFile'; kind: BoxKind; key: string }
  | { do: 'use'; kind: BoxKind; id: string }
  | { do: 'macro'; kind: BoxKind; macro: MacroToCome | undefined }
  | { do: 'faq'; faq: FaqToCome | undefined }
  | { do: 'clear'; kind: BoxKind }
  | { do: 'ask' }
  /** What the writer had really seen, when the server knows of something newer. */
  | { do: 'seen'; seenMessage: string | undefined }
  | { do: 'read'; newest: string | undefined };

export function compose(state: ComposerState, act: ComposerAct): ComposerState {
  const withBox = (kind: BoxKind, change: Partial<Box>): ComposerState => ({
    ...state,
    boxes: { ...state.boxes, [kind]: { ...state.boxes[kind], ...change } },
  });
  switch (act.do) {
    case 'turn':
      return { ...state, kind: act.kind, asking: false };
    case 'write': {
      const next = withBox(act.kind, { html: act.html, hasWords: act.hasWords });
      // The first word fixes what the writer had in front of them.
      return act.kind === 'reply' && state.seenMessage === undefined && act.hasWords
        ? { ...next, seenMessage: act.newest }
        : next;
    }
    case 'fill':
      return {
        // What a draft does not hold stays with the box.
        ...withBox(act.kind, { ...act.box, faq: act.box.faq ?? state.boxes[act.kind].faq }),
        ...(act.kind === 'reply' && act.box.hasWords ? { seenMessage: act.newest } : {}),
      };
    case 'copy':
      return withBox('reply', { ...(act.cc ? { cc: act.cc } : {}), ...(act.bcc ? { bcc: act.bcc } : {}) });
    case 'quote':
      return withBox('reply', { quote: act.quote });
    case 'file': {
      const files = state.boxes[act.kind].files;
      const known = files.some(({ key }) => key === act.file.key);
      return withBox(act.kind, {
        files: known ? files.map((file) => (file.key === act.file.key ? act.file : file)) : [...files, act.file],
      });
    }
    case 'dropFile':
      return withBox(act.kind, { files: state.boxes[act.kind].files.filter(({ key }) => key !== act.key) });
    case 'use':
      return withBox(act.kind, { used: [...new Set([...state.boxes[act.kind].used, act.id])].slice(-mostUsed) });
    case 'macro':
      return withBox(act.kind, { macro: act.macro });
    case 'faq':
      return withBox('reply', { faq: act.faq });
    case 'clear': {
      const next = withBox(act.kind, emptyBox);
      return act.kind === 'reply' ? { ...next, seenMessage: undefined, asking: false } : next;
    }
    case 'ask':
      return { ...state, asking: true };
    case 'seen':
      return { ...state, seenMessage: act.seenMessage };
    case 'read':
      return { ...state, seenMessage: act.newest, asking: false };
  }
}

/** Why the box cannot be sent yet; undefined when it can. */
export type Missing = 'words' | 'files' | 'failedFile' | 'address';

export function missingIn(box: Box, kind: BoxKind, hasAddress: boolean): Missing | undefined {
  if (kind === 'reply' && !hasAddress) return 'address';
  if (box.files.some(({ state }) => state === 'coming')) return 'files';
  if (box.files.some(({ state }) => state === 'failed')) return 'failedFile';
  if (!box.hasWords && box.files.length === 0) return 'words';
  return undefined;
}

/** Whether there is something in the box that must not be lost. */
export function isWritten(box: Box): boolean {
  return box.hasWords || box.files.length > 0;
}

/**
 * What came after the newest message that the writer had seen, from the customer or from a colleague; it is asked about
 * before a reply leaves. Messages stand in the order of the thread; what went out by itself is nobody's word.
 */
export function writtenMeanwhile<Shown extends { id: string; type: string; author: { id: string | null } }>(
  messages: readonly Shown[],
  seenMessage: string | undefined,
  meId: string,
): readonly Shown[] {
  if (seenMessage === undefined) return [];
  const place = messages.findIndex(({ id }) => id === seenMessage);
  return place === -1
    ? []
    : messages.slice(place + 1).filter(({ type, author }) => type !== 'auto' && author.id !== meId);
}
