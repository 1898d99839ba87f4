import type { PresenceBeat, PresenceNews, PresenceState, Present } from '../../../contract/together.ts';
import { TOGETHER_LIMITS } from '../../../contract/together.ts';

/** Two and a half beats without a word, and it is gone. */
const SILENT_MS = TOGETHER_LIMITS.presenceBeatMs * 2.5;
/** Its live line broke: a closed tab does not come back, a reloaded one does within this. */
const LINE_BROKEN_MS = 4_000;
/** Screens of one person; whoever opens more is seen at the last ones. */
const MOST_SCREENS = 12;

interface Screen {
  ticketId: string;
  deskId: string;
  person: { id: string; name: string };
  state: PresenceState;
  /** Forgotten from then on, in ms since 1970. */
  until: number;
}

/** One beat, as the processes tell it each other. */
export interface Beat {
  screen: string;
  ticketId: string;
  deskId: string;
  person: { id: string; name: string };
  state: PresenceBeat['state'];
}

/** Who is at a ticket, for whom it is. */
export interface Here extends PresenceNews {
  deskId: string;
}

const STRONGER: Readonly<Record<PresenceState, number>> = { reading: 0, note: 1, reply: 2 };

/** All screens that are at some ticket, as this process knows them. Pure but for its own memory. */
export class WhoIsHere {
  readonly #screens = new Map<string, Screen>();
  readonly #byTicket = new Map<string, Set<string>>();

  /** @returns the ticket's people when this changed them. */
  beat({ screen, ticketId, deskId, person, state }: Beat, nowMs: number): Here[] {
    // A screen's name is its person's own: nobody speaks for a screen of somebody else.
    const key = `${person.id} ${screen}`;
    const before = this.#screens.get(key);
    if (state === 'gone') return before?.ticketId === ticketId ? this.#forget(key) : [];
    const left = before && before.ticketId !== ticketId ? this.#forget(key) : [];
    const shown = this.#shown(ticketId);
    const known = this.#screens.get(key);
    this.#screens.delete(key);
    this.#screens.set(key, { ticketId, deskId, person, state, until: nowMs + SILENT_MS });
    const here = this.#byTicket.get(ticketId) ?? new Set();
    this.#byTicket.set(ticketId, here.add(key));
    const pushedOut = known === undefined ? this.#makeRoom(person.id) : [];
    return [...left, ...pushedOut, ...this.#ifChanged(ticketId, deskId, shown)];
  }

  /** The live line of a screen broke, or is there again. */
  line(personId: string, screen: string, open: boolean, nowMs: number): void {
    const entry = this.#screens.get(`${personId} ${screen}`);
    if (entry) entry.until = open ? nowMs + SILENT_MS : Math.min(entry.until, nowMs + LINE_BROKEN_MS);
  }

  /** It is on another desk from now on: those of the old one hear that nobody is there. */
  moved(ticketId: string, deskId: string): Here[] {
    const keys = [...(this.#byTicket.get(ticketId) ?? [])];
    const before = keys.flatMap((key) => this.#screens.get(key) ?? [])[0]?.deskId;
    if (before === undefined || before === deskId) return [];
    for (const key of keys) {
      const entry = this.#screens.get(key);
      if (entry) entry.deskId = deskId;
    }
    return [
      { ticketId, deskId: before, people: [] },
      { ticketId, deskId, people: this.#people(ticketId) },
    ];
  }

  /** Forgets who has been silent. @returns the tickets whose people changed with it. */
  sweep(nowMs: number): Here[] {
    const over = [...this.#screens].filter(([, { until }]) => until <= nowMs).map(([key]) => key);
    return over.flatMap((key) => this.#forget(key));
  }

  at(ticketId: string): Present[] {
    return this.#people(ticketId);
  }

  all(): Here[] {
    return [...this.#byTicket.keys()].flatMap((ticketId) => {
      const [first] = this.#byTicket.get(ticketId) ?? [];
      const deskId = first === undefined ? undefined : this.#screens.get(first)?.deskId;
      return deskId === undefined ? [] : [{ ticketId, deskId, people: this.#people(ticketId) }];
    });
  }

  #makeRoom(personId: string): Here[] {
    const own = [...this.#screens].filter(([, { person }]) => person.id === personId).map(([key]) => key);
    return own.slice(0, Math.max(0, own.length - MOST_SCREENS)).flatMap((key) => this.#forget(key));
  }

  #forget(key: string): Here[] {
    const entry = this.#screens.get(key);
    if (!entry) return [];
    const { ticketId, deskId } = entry;
    const shown = this.#shown(ticketId);
    this.#screens.delete(key);
    const here = this.#byTicket.get(ticketId);
    here?.delete(key);
    if (here?.size === 0) this.#byTicket.delete(ticketId);
    return this.#ifChanged(ticketId, deskId, shown);
  }

  #ifChanged(ticketId: string, deskId: string, shown: string): Here[] {
    return this.#shown(ticketId) === shown ? [] : [{ ticketId, deskId, people: this.#people(ticketId) }];
  }

  #shown(ticketId: string): string {
    return JSON.stringify(this.#people(ticketId));
  }

  /** Each person once, at what they do most: who types on one screen types, whatever another of theirs shows. */
  #people(ticketId: string): Present[] {
    const people = new Map<string, Present>();
    for (const key of this.#byTicket.get(ticketId) ?? []) {
      const entry = this.#screens.get(key);
      if (!entry) continue;
      const known = people.get(entry.person.id);
      if (known && STRONGER[known.state] >= STRONGER[entry.state]) continue;
      people.set(entry.person.id, { ...entry.person, state: entry.state });
    }
    return [...people.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
