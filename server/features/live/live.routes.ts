import type { LiveEvent } from '../../../contract/live.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { EventReader, PublishedEvent } from '../../platform/events/index.ts';
import { eventDefinition, eventsAfter, lastEventNumber } from '../../platform/events/index.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { createRoutes } from '../../platform/http/routes.ts';
import { errorFacts } from '../../platform/log/index.ts';

/** Proxies close what is silent; a comment line keeps it open. */
const HEARTBEAT_MS = 20_000;
/** Someone who was away longer than this many events reads the screens anew instead. */
const MOST_CAUGHT_UP = 2_000;
/** A reader who does not read: the connection is given up before it fills the memory. */
const MOST_UNREAD_CHUNKS = 1_000;
/** Rights may change while a connection lasts: after this it ends, and the browser comes again by itself. */
const LONGEST_MS = 10 * 60_000;

/** What this actor may hear of an event; the definition says for whom it is. */
export function mayHear(actor: Actor, event: Pick<PublishedEvent, 'name' | 'desk_id' | 'actor_id'>): boolean {
  const definition = eventDefinition(event.name);
  switch (definition?.audience) {
    case 'desk': {
      if (event.desk_id === null) return false;
      const desks = desksWhere(actor, 'ticket.read');
      return desks === 'all' || desks.includes(event.desk_id);
    }
    case 'company':
      return actor.kind === 'teammate' || actor.kind === 'token';
    case 'owners':
      return may(actor, 'company.change');
    case undefined:
      return false;
  }
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

/** Server-sent events (HTML Living Standard, 9.2): what happens, as it happens, resumed from `Last-Event-ID`. */
export function liveRoutes(platform: Platform, reader: EventReader): Routes {
  const routes = createRoutes();

  routes.route(
    'signed-in',
    {
      method: 'get',
      path: '/live',
      tags: ['live'],
      summary: 'What happens, as server-sent events',
      responses: { 200: { description: 'text/event-stream' } },
    },
    async (c) => {
      const actor = c.get('actor');
      const given = c.req.header('last-event-id') ?? c.req.query('after');
      const from = given !== undefined && /^\d{1,15}$/.test(given) ? Number(given) : null;
      const start = await lastEventNumber(platform.db);
      const encoder = new TextEncoder();
      /** `leave`: the stream is closed from here; not when the reader has gone, for then it is closed already. */
      let end = (_leave = true): void => undefined;

      const stream = new ReadableStream<Uint8Array>(
        {
          async start(controller) {
            let cursor = from ?? start;
            let ended = false;
            const send = (text: string): void => {
              if (ended) return;
              if ((controller.desiredSize ?? 0) < -MOST_UNREAD_CHUNKS) end();
              else controller.enqueue(encoder.encode(text));
            };
            const sendEvents = (events: readonly PublishedEvent[]): void => {
              for (const event of events) {
                if (event.seq <= cursor) continue;
                cursor = event.seq;
                if (mayHear(actor, event)) send(`id: ${event.seq}\ndata: ${JSON.stringify(toLive(event))}\n\n`);
              }
            };
            const heartbeat = setInterval(() => send(': here\n\n'), HEARTBEAT_MS);
            const longest = setTimeout(() => end(), LONGEST_MS);
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
              if (leave) controller.close();
            };
            send('retry: 1000\n\n');
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
