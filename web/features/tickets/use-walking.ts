import { useEffect, useMemo, useRef, useState } from 'react';
import type { Ticket } from '../../../contract/tickets.ts';

/** So many rows before the end of what is here, more is fetched: keys held down go thirty rows a second. */
const ahead = 120;

export interface Walking {
  /** The row where the keyboard stands. */
  stop: Ticket | undefined;
  walk: (step: 1 | -1) => void;
  /** The ticket that follows the open one, or comes before it. */
  neighbour: (step: 1 | -1) => Ticket | undefined;
  goTo: (id: string | undefined) => void;
  /** Where this ticket stands among the rows; -1 when it is not there. */
  placeOf: (id: string | undefined) => number;
}

/**
 * Going up and down the rows by keys. No press is lost: what goes beyond the last row that is here is walked as soon as
 * more rows are. When the open ticket leaves the list, the next key goes on from where it stood.
 */
export function useWalking({
  rows,
  openId,
  hasMore,
  more,
  reveal,
}: {
  /** As they stand on the screen. */
  rows: readonly Ticket[];
  openId: string | undefined;
  hasMore: boolean;
  more: () => void;
  /** Shows the row and gives it the focus. */
  reveal: (id: string) => void;
}): Walking {
  const places = useMemo(() => new Map(rows.map(({ id }, place) => [id, place])), [rows]);
  const placeOf = (id: string | undefined) => (id === undefined ? -1 : (places.get(id) ?? -1));
  const [walkedTo, setWalkedTo] = useState<string>();
  // Two presses may come before the screen is drawn once.
  const now = useRef<string>(undefined);
  const owed = useRef(0);
  const lastPlace = useRef(0);
  const openAt = placeOf(openId);
  useEffect(() => {
    if (openAt !== -1) lastPlace.current = openAt;
  }, [openAt]);

  const goTo = (id: string | undefined) => {
    now.current = id;
    owed.current = 0;
    setWalkedTo(id);
  };
  const walkBy = (steps: number) => {
    const at = placeOf(now.current);
    const inList = document.activeElement instanceof HTMLElement && document.activeElement.dataset.ticket !== undefined;
    const from = at !== -1 ? at : openAt !== -1 ? openAt : inList || openId === undefined ? -1 : lastPlace.current - 1;
    const wanted = Math.max(0, from + steps);
    const next = rows[Math.min(rows.length - 1, wanted)];
    if (!next) return;
    goTo(next.id);
    if (hasMore && wanted > rows.length - 1) owed.current = wanted - (rows.length - 1);
    if (hasMore && wanted > rows.length - ahead) more();
    reveal(next.id);
  };
  const walk = (step: 1 | -1) => {
    if (step === 1 && owed.current > 0) {
      owed.current += 1;
      more();
    } else walkBy(step);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is owed is walked when rows come, and at no other time
  useEffect(() => {
    const steps = owed.current;
    if (steps > 0) walkBy(steps);
  }, [rows]);

  const at = placeOf(walkedTo);
  return {
    stop: rows[at === -1 ? Math.max(0, openAt) : at],
    walk,
    neighbour: (step) => {
      if (openAt !== -1) return rows[openAt + step];
      return rows[Math.max(0, lastPlace.current + (step === 1 ? 0 : -1))];
    },
    goTo,
    placeOf,
  };
}
