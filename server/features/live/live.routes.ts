import type { LiveEvent } from '../../../contract/live.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { EventReader, PublishedEvent, Whisper } from '../../platform/events/index.ts';
import { desksToldOf, eventDefinition, eventsAfter, lastEventNumber } from '../../platform/events/index.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { bytes, createRoutes } from '../../platform/http/routes.ts';
import { errorFacts } from '../../platform/log/index.ts';

/** Proxies close what is silent; a comment line keeps it open. */
const HEARTBEAT_MS = 20_000;
/** Someone who was away longer than this many events reads the screens anew instead. */
const MOST_CAUGHT_UP = 2_000;
/** A reader who does not read: the connection is given up before it fills the memory. */
const MOST_UNREAD_CHUNKS = 1_000;
/** Whatever else has changed of who one is: after this a connection ends, and the browser comes again by itself. */
const LONGEST_MS = 10 * 60_000;

/** What this actor may hear of an event; the definition says for whom it is. */
export function mayHear(
  actor: Actor,
  event: Pick<PublishedEvent, 'name' | 'desk_id' | 'payload'> & Partial<PublishedEvent>,
): boolean {
  const definition = eventDefinition(event.name);
  switch (definition?.audience) {
    case 'desk': {
      if (event.desk_id === null) return false;
      const desks = desksWhere(actor, 'ticket.read');
      return desks === 'all' || desksToldOf(event).every((desk) => desk !== null && desks.includes(desk));
    }
    case 'company':
      return actor.kind === 'teammate' || actor.kind === 'token';
    case 'owners':
      return may(actor, 'company.change');
    case 'actor':
      return 'id' in actor && actor.kind === event.actor_kind && actor.id === event.actor_id;
    case undefined:
      return false;
  }
}

/**
 * Whether this changes what the listener may hear, or that they may at all: their connection ends after it, and they come again
 * as who they are then. Of a token the owner is not known here, so any change of rights ends it.
 */
export function changesListener(actor: Actor, { name, payload }: Pick<PublishedEvent, 'name' | 'payload'>): boolean {
  switch (name) {
    case 'teammate.grants-changed':
    case 'teammate.deactivated':
      return actor.kind === 'token' || (actor.kind === 'teammate' && actor.id === payload.teammateId);
    case 'teammate.password-reset':
      return actor.kind === 'teammate' && actor.id === payload.teammateId;
    case 'session.ended':
      return actor.kind === 'teammate' && actor.sessionId === payload.sessionId;
    case 'token.revoked':
      return actor.kind === 'token' && actor.id === payload.tokenId;
    default:
      return false;
  }
}

/** Written once for all lines that are open. */
const written = new WeakMap<PublishedEvent, Uint8Array>();

function inBytes(event: PublishedEvent): Uint8Array {
  let bytes = written.get(event);
  if (!bytes) {
    bytes = encoder.encode(`id: ${event.seq}\ndata: ${JSON.stringify(toLive(event))}\n\n`);
    written.set(event, bytes);
  }
  return bytes;
}

function toLive(event: PublishedEvent): LiveEvent {
  return {
    seq: event.seq,
    name: event.name,
    at: event.at.toString(),
    actorKind: event.actor_kind,
    actorId: event.actor_id,
    deskId: event.desk_id,
    ticketId: event.ticket_id,
    payload: event.payload,
  };
}

/** A whisper is for those who may read its desk, for these teammates alone, or for whoever holds a permission. */
function mayHearWhisper(actor: Actor, { to }: Pick<Whisper, 'to'>): boolean {
  if (to === null) return false;
  if ('teammateIds' in to) return actor.kind === 'teammate' && to.teammateIds.includes(actor.id);
  if ('permission' in to) return may(actor, to.permission);
  const desks = desksWhere(actor, 'ticket.read');
  return desks === 'all' || desks.includes(to.deskId);
}

/** What passes by without a number: who is here, that a draft was kept. The composition fills it. */
export interface Passing {
  listen(listener: (whisper: Whisper) => void): () => void;
  /** What a line that opens has to know. */
  now(): Whisper[];
  /** The line of a screen opened or broke. */
  line(actor: Actor, screen: string, open: boolean): void;
}

const NOTHING_PASSES: Passing = { listen: () => () => undefined, now: () => [], line: () => undefined };
const encoder = new TextEncoder();
const SCREEN = /^[0-9a-f-]{36}$/i;

/** Server-sent events (HTML Living Standard, 9.2): what happens, as it happens, resumed from `Last-Event-ID`. */
export function liveRoutes(platform: Platform, reader: EventReader, passing = NOTHING_PASSES): Routes {
  const routes = createRoutes();

  routes.route(
    'signed-in',
    {
      method: 'get',
      path: '/live',
      tags: ['live'],
      summary: 'What happens, as server-sent events',
      responses: bytes('Events, without end', 'text/event-stream'),
    },
    async (c) => {
      const actor = c.get('actor');
      const given = c.req.header('last-event-id') ?? c.req.query('after');
      const from = given !== undefined && /^\d{1,15}$/.test(given) ? Number(given) : null;
      const screen = c.req.query('screen');
      const line = (open: boolean): void => {
        if (screen !== undefined && SCREEN.test(screen)) passing.line(actor, screen, open);
      };
      const start = await lastEventNumber(platform.db);
      /** `leave`: the stream is closed from here; not when the reader has gone, for then it is closed already. */
      let end = (_leave = true): void => undefined;

      const stream = new ReadableStream<Uint8Array>(
        {
          async start(controller) {
            let cursor = from ?? start;
            let ended = false;
            const sendBytes = (bytes: Uint8Array): void => {
              if (ended) return;
              if ((controller.desiredSize ?? 0) < -MOST_UNREAD_CHUNKS) end();
              else controller.enqueue(bytes);
            };
            const send = (text: string): void => sendBytes(encoder.encode(text));
            const sendEvents = (events: readonly PublishedEvent[]): void => {
              for (const event of events) {
                if (event.seq <= cursor) continue;
                cursor = event.seq;
                if (mayHear(actor, event)) sendBytes(inBytes(event));
                // From before it opened, they are who they are now.
                if (event.seq > start && changesListener(actor, event)) end();
                if (ended) return;
              }
            };
            const heartbeat = setInterval(() => send(': here\n\n'), HEARTBEAT_MS);
            const longest = setTimeout(() => end(), LONGEST_MS);
            const passOn = (whisper: Whisper): void => {
              if (mayHearWhisper(actor, whisper))
                send(`event: ${whisper.name}\ndata: ${JSON.stringify(whisper.data)}\n\n`);
            };
            const stopPassing = passing.listen(passOn);
            // What comes while the past is read waits, so that the order holds.
            let past: PublishedEvent[] | null = [];
            const stopListening = reader.listen((events) => {
              if (past) past.push(...events);
              else sendEvents(events);
            });
            end = (leave = true) => {
              if (ended) return;
              ended = true;
              clearInterval(heartbeat);
              clearTimeout(longest);
              stopListening();
              stopPassing();
              line(false);
              if (leave) controller.close();
            };
            send('retry: 1000\n\n');
            line(true);
            for (const whisper of passing.now()) passOn(whisper);
            try {
              if (from !== null && start - from > MOST_CAUGHT_UP) {
                cursor = start;
                send(`id: ${start}\nevent: reset\ndata: {}\n\n`);
              }
              // Whatever was numbered before the reader began is in the log; what comes after, it tells.
              await reader.following;
              for (;;) {
                const missed = await eventsAfter(platform.db, cursor);
                if (missed.length === 0) break;
                sendEvents(missed);
              }
            } catch (error) {
              platform.log.warn(errorFacts(error), 'a live connection could not catch up');
              end();
              return;
            }
            const meanwhile = past;
            past = null;
            sendEvents(meanwhile);
          },
          cancel() {
            end(false);
          },
        },
        new CountQueuingStrategy({ highWaterMark: 1 }),
      );
      c.req.raw.signal.addEventListener('abort', () => end(), { once: true });
      return new Response(stream, {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        },
      });
    },
  );
  return routes;
}
