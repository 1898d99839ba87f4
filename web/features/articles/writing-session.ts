import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import type { Language } from '../../../contract/shapes.ts';
import { forgetUnsent, keepUnsent, unsentOf } from './unsent.ts';

/** The parts of the shared document, as server/features/writing names them. */
export const bodyField = 'body';
export const titleField = 'title';

export interface Writer {
  id: string;
  name: string;
}

/** connecting: the words are not there yet · saved · saving · lost: what is written is kept here · refused: the server did not take it */
export interface WritingState {
  state: 'connecting' | 'saved' | 'saving' | 'lost' | 'refused';
  /** Of `lost`, in this device's milliseconds. */
  since?: number;
  why?: 'too-large' | 'gone' | 'nonsense';
  /** Who writes in it now, oneself included, each once. */
  writers: readonly Writer[];
}

export interface WritingSession {
  doc: Doc;
  provider: HocuspocusProvider;
  /** Resolves when all that was written is stored; false when it takes longer than somebody waits. */
  settled(): Promise<boolean>;
  close(): void;
}

/** The server's codes for what it will not take, however often it is sent. */
const refusals: Readonly<Record<number, NonNullable<WritingState['why']>>> = {
  4404: 'gone',
  4413: 'too-large',
  4422: 'nonsense',
};
const keepAfter = 400;
/** A server that answers again is found within this. */
const longestPause = 8_000;
const settleWithin = 5_000;

/** Opens a text for writing together with whoever else has it open. */
export function openWriting(
  articleId: string,
  language: Language,
  me: Writer,
  tell: (state: WritingState) => void,
): WritingSession {
  const name = `${articleId}/${language}`;
  const doc = new Doc();
  // What another visit wrote without a connection and could not send any more.
  const unsent = unsentOf(name);
  if (unsent) applyUpdate(doc, unsent);
  let lostSince: number | undefined;
  let wasHere = false;
  let why: WritingState['why'];
  // It tells of itself while it is made.
  let made = false;
  let reporting = false;
  let closed = false;
  let keeping: ReturnType<typeof setTimeout> | undefined;

  const address = new URL(`/api/v1/articles/${articleId}/texts/${language}/live`, window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new HocuspocusProviderWebsocket({
    url: address.href,
    maxDelay: longestPause,
    onClose: ({ event }) => {
      if (!made || closed) return;
      lostSince ??= Date.now();
      why = refusals[event.code];
      if (why !== undefined) socket.disconnect();
      report();
    },
  });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name,
    document: doc,
    token: 'cookie',
    onSynced: () => {
      wasHere = true;
      lostSince = undefined;
      report();
    },
    onUnsyncedChanges: () => report(),
    onAwarenessChange: () => report(),
  });

  const isSettled = (): boolean => provider.isSynced && !provider.hasUnsyncedChanges;

  /** A moment later: the editor changes things here while it is being drawn. */
  function report(): void {
    if (reporting) return;
    reporting = true;
    queueMicrotask(() => {
      reporting = false;
      if (made && !closed) reportNow();
    });
  }

  function reportNow(): void {
    if (isSettled()) {
      clearTimeout(keeping);
      keeping = undefined;
      forgetUnsent(name);
    }
    const writers = new Map<string, Writer>([[me.id, me]]);
    for (const { user } of (provider.awareness?.getStates().values() ?? []) as Iterable<{ user?: Partial<Writer> }>)
      if (typeof user?.id === 'string' && typeof user.name === 'string')
        writers.set(user.id, { id: user.id, name: user.name });
    tell({
      state:
        why !== undefined
          ? 'refused'
          : lostSince !== undefined && wasHere
            ? 'lost'
            : !provider.isSynced
              ? 'connecting'
              : provider.hasUnsyncedChanges
                ? 'saving'
                : 'saved',
      ...(lostSince === undefined ? {} : { since: lostSince }),
      ...(why === undefined ? {} : { why }),
      writers: [...writers.values()],
    });
  }

  doc.on('update', () => {
    if (isSettled() || keeping !== undefined) return;
    keeping = setTimeout(() => {
      keeping = undefined;
      if (!isSettled()) keepUnsent(name, encodeStateAsUpdate(doc));
    }, keepAfter);
  });

  made = true;
  provider.attach();
  provider.setAwarenessField('user', me);

  return {
    doc,
    provider,
    async settled() {
      const end = Date.now() + settleWithin;
      while (!isSettled()) {
        if (Date.now() > end) return false;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return true;
    },
    close() {
      closed = true;
      clearTimeout(keeping);
      if (wasHere && !isSettled()) keepUnsent(name, encodeStateAsUpdate(doc));
      provider.destroy();
      socket.destroy();
      doc.destroy();
    },
  };
}
