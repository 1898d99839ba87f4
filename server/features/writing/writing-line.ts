import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Connection, WebSocketLike } from '@hocuspocus/server';
import { Hocuspocus } from '@hocuspocus/server';
import nodeAdapter from 'crossws/adapters/node';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { language } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { EventReader, PublishedEvent, Whispers } from '../../platform/events/index.ts';
import { cameFromElsewhere } from '../../platform/http/app.ts';
import { Problem, problem } from '../../platform/http/problem.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { requireWritableText } from '../articles/index.ts';
import { updateSays } from './document.ts';
import { MOST_AT_ONE_TEXT, MOST_AWARENESS_BYTES, MOST_OF_ONE_PERSON, MOST_UPDATE_BYTES } from './limits.ts';
import type { Rehearsal } from './rehearsing.ts';
import { rehearsalOf } from './rehearsing.ts';
import { openText, storeChange } from './storing.ts';
import type { TextKey } from './writing.queries.ts';
import { updatesOf } from './writing.queries.ts';

/** Whatever else has changed of who one is: after this a line ends, and the browser comes again by itself. */
const LONGEST_MS = 10 * 60_000;
/** Whispers may be lost with a connection to the database: the texts that are open look by themselves. */
const LOOK_EVERY_MS = 5_000;
/** A line that carries no message is asked whether it still lives. */
const IDLE_SECONDS = 30;
const PATH = /^\/api\/v1\/articles\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/texts\/([a-z]{2})\/live$/;

const STORED = 'writing.stored';
const CARETS = 'writing.carets';
/** Of the protocol's sync messages, those that carry changes (y-protocols: step 2, update). */
const CARRIES_CHANGES: ReadonlySet<number> = new Set([1, 2]);
const STEP_2 = 1;

/** Told to the browser when a line is ended; a code of our own that it acts upon stands in contract/articles. */
const LOOK_AGAIN = { code: 4205, reason: 'look-again' };
const CODES = { nonsense: 4422, 'too-large': 4413, gone: 4404, away: 4503 } as const;

interface Writer extends TextKey {
  actor: Actor;
}

export interface WritingPorts {
  actorOf(request: Request): Promise<Actor>;
  /** Whether this ends what the actor may hear and do until they come again. */
  changesListener(actor: Actor, event: PublishedEvent): boolean;
}

/** Where several people write one text at once. */
export interface WritingLine {
  /** Takes an HTTP upgrade (RFC 9110, 7.8) that is for a text, and refuses every other. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): Promise<void>;
}

/**
 * The line of one process. What is written is stored before anybody else sees it, and every process with the same text open
 * reads from the store what the others stored; so none owns a text, and none has more than the database when it is killed.
 */
export function openWritingLine(
  platform: Platform,
  reader: EventReader,
  whispers: Whispers,
  ports: WritingPorts,
): WritingLine {
  const ownOrigin = new URL(platform.config.publicUrl).origin;
  let stopped = false;
  const self = crypto.randomUUID();
  const lines = new Map<object, { writer: Writer; close: (how: { code: number; reason: string }) => void }>();
  /** Up to which number an open text has taken in what is stored. */
  const seen = new Map<string, number>();
  const texts = new Map<string, TextKey>();
  const rehearsals = new WeakMap<Y.Doc, Rehearsal>();
  const looking = new Map<string, Promise<void>>();

  const hocuspocus = new Hocuspocus<Writer>({
    quiet: true,
    // Nothing is stored by debouncing: a text that nobody has open any more can go at once.
    debounce: 0,
    maxUnauthenticatedQueueSize: MOST_UPDATE_BYTES,
    maxPendingDocuments: 1,
    async onConnect({ documentName, context }) {
      if (documentName !== nameOf(context)) throw { reason: 'another-text' };
    },
    async onLoadDocument({ document, context }) {
      const opened = await openText(platform, context);
      if (!opened) throw { reason: 'gone' };
      Y.applyUpdate(document, Y.encodeStateAsUpdate(opened.doc));
      opened.doc.destroy();
      seen.set(nameOf(context), opened.seq);
      texts.set(nameOf(context), { articleId: context.articleId, language: context.language });
    },
    async afterUnloadDocument({ documentName }) {
      seen.delete(documentName);
      texts.delete(documentName);
    },
    async beforeSync({ type, payload, context, document, connection }) {
      if (!CARRIES_CHANGES.has(type)) return;
      if (updateSays(payload) === 'nothing') return;
      // Who comes again sends all deletions it knows of, known or not.
      if (
        type === STEP_2 &&
        updateSays(payload) === 'something' &&
        Y.snapshotContainsUpdate(Y.snapshot(document), payload)
      )
        return;
      const rehearsal = rehearsals.get(document) ?? rehearsalOf(document);
      rehearsals.set(document, rehearsal);
      if (!rehearsal.takes(payload)) throw refused(connection, 'nonsense');
      let stored: Awaited<ReturnType<typeof storeChange>>;
      try {
        stored = await storeChange(platform, context.actor, context, payload);
      } catch (error) {
        rehearsal.forget();
        platform.log.warn(errorFacts(error), 'a change to an article was not stored, so it was not taken');
        throw refused(connection, 'away');
      }
      if ('refused' in stored) {
        rehearsal.forget();
        throw refused(connection, stored.refused);
      }
      whispers.send({ name: STORED, to: null, data: { name: nameOf(context), seq: stored.seq, from: self } });
    },
    async beforeHandleAwareness({ context, states, connection }) {
      if (!context || !connection) return;
      // Who writes is who is signed in, whatever the browser says.
      for (const [client, state] of states) {
        const cursor = (state as { cursor?: unknown }).cursor ?? null;
        states.set(client, { user: personOf(context.actor), cursor });
      }
      if (JSON.stringify([...states.values()]).length > MOST_AWARENESS_BYTES) throw refused(connection, 'too-large');
    },
    async onAwarenessUpdate({ document, documentName, added, updated, removed, connection }) {
      if (!connection) return;
      const update = encodeAwarenessUpdate(document.awareness, [...added, ...updated, ...removed]);
      whispers.send({
        name: CARETS,
        to: null,
        data: { name: documentName, from: self, update: Buffer.from(update).toString('base64') },
      });
    },
  });

  /** Takes in what other processes stored. */
  function look(name: string): void {
    if (looking.has(name)) return;
    const done = takeIn(name)
      .catch((error: unknown) =>
        platform.log.warn(errorFacts(error), 'what others wrote in an article was not read yet'),
      )
      .finally(() => looking.delete(name));
    looking.set(name, done);
  }

  async function takeIn(name: string): Promise<void> {
    const key = texts.get(name);
    if (!key) return;
    for (const { seq, update } of await updatesOf(platform.db, key, { after: seen.get(name) ?? 0 })) {
      const document = hocuspocus.documents.get(name);
      if (!document) return;
      Y.applyUpdate(document, update, { source: 'local', skipStoreHooks: true });
      seen.set(name, Math.max(seen.get(name) ?? 0, seq));
    }
  }

  const stopWhispers = whispers.listen(({ name: what, data }) => {
    if (what !== STORED && what !== CARETS) return;
    const news = data as { name: string; from: string; seq?: number; update?: string };
    const document = hocuspocus.documents.get(news.name);
    if (!document) return;
    if (what === STORED) {
      const last = seen.get(news.name) ?? 0;
      // One's own, right after what was seen: it is being applied as this is said.
      if (news.from === self && news.seq === last + 1) seen.set(news.name, last + 1);
      else if (news.seq !== undefined && news.seq > last) look(news.name);
    } else if (news.from !== self && news.update !== undefined) {
      applyAwarenessUpdate(document.awareness, Buffer.from(news.update, 'base64'), {
        source: 'local',
        skipStoreHooks: true,
      });
    }
  });
  const stopEvents = reader.listen((events) => {
    for (const event of events) {
      for (const { writer, close } of [...lines.values()]) {
        const isOfArticle = event.payload.articleId === writer.articleId;
        if (isOfArticle && event.name === 'article.changed') look(nameOf(writer));
        const isElsewhere = isOfArticle && (event.name === 'article.put-away' || event.name === 'article.arranged');
        if (isElsewhere || ports.changesListener(writer.actor, event)) close(LOOK_AGAIN);
      }
    }
  });
  const looks = setInterval(() => {
    for (const name of hocuspocus.documents.keys()) look(name);
  }, LOOK_EVERY_MS);
  looks.unref();

  const sockets = nodeAdapter({
    idleTimeout: IDLE_SECONDS,
    // One change and what the protocol puts around it.
    serverOptions: { maxPayload: MOST_UPDATE_BYTES + 64 * 1024, perMessageDeflate: false },
    hooks: {
      open(peer) {
        const writer = peer.context.writer as Writer;
        const socket = peer.websocket as unknown as WebSocketLike;
        const client = hocuspocus.handleConnection(socket, peer.request as Request, writer);
        const close = ({ code, reason }: { code: number; reason: string }): void => peer.close(code, reason);
        const longest = setTimeout(() => close(LOOK_AGAIN), LONGEST_MS);
        longest.unref();
        peer.context.client = client;
        peer.context.longest = longest;
        lines.set(peer, { writer, close });
      },
      message(peer, message) {
        (peer.context.client as ReturnType<typeof hocuspocus.handleConnection>).handleMessage(message.uint8Array());
      },
      close(peer, { code = 1005, reason = '' }) {
        lines.delete(peer);
        clearTimeout(peer.context.longest as NodeJS.Timeout);
        (peer.context.client as ReturnType<typeof hocuspocus.handleConnection>).handleClose({ code, reason });
      },
      error(peer, error) {
        platform.log.debug({ reason: error.message }, 'a line of writing broke');
        peer.terminate();
      },
    },
  });

  /** Who comes, and to which text. @throws Problem for who may not. */
  async function admit(request: IncomingMessage): Promise<{ writer: Writer; asked: Request }> {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    const asked = new Request(new URL(request.url ?? '/', ownOrigin), { headers });
    const text = textAt(new URL(asked.url).pathname);
    if (!text) throw refusal(404);
    if (!headers.has('authorization') && cameFromElsewhere(asked, ownOrigin)) throw refusal(403);
    const actor = await ports.actorOf(asked);
    if (actor.kind !== 'teammate' && actor.kind !== 'token') throw refusal(401);
    await requireWritableText(platform, actor, text.articleId, text.language);
    const others = [...lines.values()].map(({ writer }) => writer);
    if (others.filter((other) => nameOf(other) === nameOf(text)).length >= MOST_AT_ONE_TEXT) throw refusal(429);
    if (others.filter((other) => 'id' in other.actor && other.actor.id === actor.id).length >= MOST_OF_ONE_PERSON)
      throw refusal(429);
    return { writer: { actor, ...text }, asked };
  }

  return {
    upgrade(request, socket, head) {
      // Whoever hangs up while we look who they are is no error of ours.
      const ignore = (): void => undefined;
      socket.on('error', ignore);
      const coming = stopped ? Promise.reject(refusal(503)) : admit(request);
      coming.then(
        ({ writer, asked }) => {
          socket.off('error', ignore);
          return sockets.handleUpgrade(request, socket, head, Object.assign(asked, { context: { writer } }));
        },
        (error: unknown) => {
          if (!(error instanceof Problem)) platform.log.warn(errorFacts(error), 'a line of writing was not opened');
          const status = error instanceof Problem ? error.status : 503;
          socket.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
        },
      );
    },
    async stop() {
      stopped = true;
      clearInterval(looks);
      stopWhispers();
      stopEvents();
      sockets.closeAll(LOOK_AGAIN.code, LOOK_AGAIN.reason, true);
      await Promise.allSettled(looking.values());
    },
  };
}

/** The library tells the browser's text that it is closed, and not its line, which would go on as if nothing was. */
function refused(connection: Connection, why: keyof typeof CODES): { code: number; reason: string } {
  const how = { code: CODES[why], reason: why };
  connection.webSocket.close(how.code, how.reason);
  return how;
}

function textAt(pathname: string): TextKey | undefined {
  const [, articleId, code] = PATH.exec(pathname) ?? [];
  const spoken = language.safeParse(code);
  return articleId === undefined || !spoken.success ? undefined : { articleId, language: spoken.data };
}

function nameOf({ articleId, language }: TextKey): string {
  return `${articleId}/${language}`;
}

function personOf(actor: Actor): { id: string; name: string } {
  return 'id' in actor ? { id: actor.id, name: actor.name } : { id: '', name: '' };
}

/** Only its status reaches a browser: of a refused upgrade no page reads a body. */
function refusal(status: 401 | 403 | 404 | 429 | 503): Problem {
  return problem(status, 'not-allowed', 'This text is not open for writing here.');
}
