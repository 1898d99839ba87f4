import type { PresenceBeat, Present } from '../../../contract/together.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { EventReader, Whisper, Whispers } from '../../platform/events/index.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { deskOfTicket } from '../tickets/index.ts';
import type { Beat, Here } from './who-is-here.ts';
import { WhoIsHere } from './who-is-here.ts';

/** How often this process looks who has been silent for too long. */
const SWEEP_MS = 2_000;
const BEAT = 'presence.beat';
const LINE = 'presence.line';

interface LineNews {
  personId: string;
  screen: string;
  open: boolean;
}

export interface Presence {
  comeBy(actor: Actor, ticketId: string, beat: PresenceBeat): Promise<void>;
  /** @throws Problem 404 where there is no such ticket for this actor. */
  whoIsAt(actor: Actor, ticketId: string): Promise<Present[]>;
  /** Who is where, for a line that opens. */
  now(): Whisper[];
  /** The live line of a screen opened or broke. */
  line(actor: Actor, screen: string, open: boolean): void;
  /** Forgets who has been silent; done every two seconds by itself. */
  sweep(): void;
  stop(): void;
}

/** Follows who is where in this process, and tells its screens. Every process hears every beat, so none has to ask. */
export function openPresence(platform: Platform, whispers: Whispers, reader: EventReader): Presence {
  const here = new WhoIsHere();
  const nowMs = (): number => platform.clock.now().epochMilliseconds;
  const asWhisper = ({ deskId, ticketId, people }: Here): Whisper => {
    return { name: 'presence', to: { deskId }, data: { ticketId, people } };
  };
  const tell = (changed: readonly Here[]): void => {
    for (const each of changed) whispers.tell(asWhisper(each));
  };
  const stopWhispers = whispers.listen(({ name, data }) => {
    if (name === BEAT) tell(here.beat(data as Beat, nowMs()));
    else if (name === LINE) {
      const { personId, screen, open } = data as LineNews;
      here.line(personId, screen, open, nowMs());
    }
  });
  const stopEvents = reader.listen((events) => {
    for (const { name, ticket_id: ticketId, payload } of events) {
      if (name === 'ticket.moved' && ticketId !== null) tell(here.moved(ticketId, String(payload.toDeskId)));
    }
  });
  const sweep = (): void => tell(here.sweep(nowMs()));
  const sweeping = setInterval(sweep, SWEEP_MS);
  sweeping.unref();

  async function deskFor(actor: Actor, ticketId: string): Promise<string> {
    const deskId = await deskOfTicket(platform.db, actor, ticketId);
    if (deskId === undefined) throw notFound('ticket');
    return deskId;
  }

  return {
    async comeBy(actor, ticketId, { screen, state }) {
      if (actor.kind !== 'teammate')
        throw problem(403, 'not-a-person', 'Only people are here; a token reads without being seen.');
      const deskId = await deskFor(actor, ticketId);
      const beat: Beat = { screen, ticketId, deskId, person: { id: actor.id, name: actor.name }, state };
      whispers.send({ name: BEAT, to: null, data: beat });
    },
    async whoIsAt(actor, ticketId) {
      await deskFor(actor, ticketId);
      return here.at(ticketId);
    },
    now: () => here.all().map(asWhisper),
    line(actor, screen, open) {
      if (actor.kind !== 'teammate') return;
      const news: LineNews = { personId: actor.id, screen, open };
      whispers.send({ name: LINE, to: null, data: news });
    },
    sweep,
    stop() {
      clearInterval(sweeping);
      stopWhispers();
      stopEvents();
    },
  };
}
