import { useEffect, useEffectEvent } from 'react';
import type { PresenceBeat, PresenceState, Present } from '../../../contract/together.ts';
import { api } from '../../api/index.ts';
import { screenId } from '../../live/index.ts';

/** As often as the server expects it, in ms. */
const beatEvery = 10_000;
/** Without a letter for so long, one reads again, in ms. */
const stillTyping = 6_000;

interface Typing {
  kind: 'reply' | 'note';
  at: number;
}

let typing: (Typing & { ticketId: string }) | undefined;
let saysNow: (() => void) | undefined;

/** A letter was typed here: colleagues see it soon, and not each letter. */
export function typedAt(ticketId: string, kind: 'reply' | 'note'): void {
  const before = typing;
  typing = { ticketId, kind, at: Date.now() };
  const wasTyping = before?.ticketId === ticketId && before.kind === kind && typing.at - before.at < stillTyping;
  if (!wasTyping) saysNow?.();
}

/** Sent, kept or left: nobody types here any more. */
export function typedNoMore(): void {
  if (!typing) return;
  typing = undefined;
  saysNow?.();
}

/** What this screen does at a ticket, `now` in ms. */
export function stateAt(ticketId: string, now: number): PresenceState {
  return typing?.ticketId === ticketId && now - typing.at < stillTyping ? typing.kind : 'reading';
}

/** Says who is here: this screen is at the ticket while it is shown, and gone when it is not. */
export function useBeingHere(ticketId: string): void {
  const say = useEffectEvent((state: PresenceBeat['state']) => {
    // What was not heard is said again in a moment; nobody's work hangs on it.
    api
      .put(`/tickets/${ticketId}/presence`, { body: { screen: screenId, state } satisfies PresenceBeat })
      .catch((error: unknown) => console.info('Nobody heard that somebody is here', error));
  });
  useEffect(() => {
    let said: PresenceBeat['state'] | undefined;
    let saidAt = 0;
    const look = () => {
      const now = Date.now();
      const state = document.visibilityState === 'visible' ? stateAt(ticketId, now) : 'gone';
      if (state === said && (state === 'gone' || now - saidAt < beatEvery)) return;
      said = state;
      saidAt = now;
      say(state);
    };
    look();
    const timer = setInterval(look, 1_000);
    saysNow = look;
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      if (saysNow === look) saysNow = undefined;
      if (said !== 'gone') say('gone');
    };
  }, [ticketId]);
}

export interface HereNow {
  /** Whoever does most, and how many are here besides. */
  first: Present;
  others: number;
}

/** Others at the ticket in one line: who types a reply before who types a note before who reads. */
export function othersHere(people: readonly Present[], meId: string): HereNow | undefined {
  const order = ['reply', 'note', 'reading'];
  const [first, ...rest] = people
    .filter(({ id }) => id !== meId)
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return first && { first, others: rest.length };
}
