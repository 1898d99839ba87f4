import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Ticket } from '../../../contract/tickets.ts';
import { noArrivals, withRows, withSight } from './list-arrivals.ts';
import { type ListLayout, rowAt } from './list-layout.ts';

type Rows = ListLayout<Ticket, unknown>;

/**
 * Holds the row that matters where it is while others come and go: the one under the pointer, else the one with the focus, else
 * the first in sight. Counts what came in above the sight.
 */
export function useSteadyRows(
  scroller: React.RefObject<HTMLDivElement | null>,
  layout: Rows,
  rowHeight: number,
  /** Where the list was left last, in px. */
  startAt: number,
) {
  const [arrivals, setArrivals] = useState(noArrivals);
  const ids = useMemo(() => layout.groups.flatMap(({ rows }) => rows.map(({ id }) => id)), [layout]);
  const before = useRef<Rows>(undefined);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const last = before.current;
    before.current = layout;
    if (last === undefined) {
      box.scrollTop = startAt;
      setArrivals((known) => withRows(known, ids, undefined));
      return;
    }
    const first = rowAt(last, rowHeight, box.scrollTop)?.id;
    const pointed = box.querySelector<HTMLElement>('[data-ticket]:hover');
    const focused =
      document.activeElement instanceof HTMLElement && box.contains(document.activeElement)
        ? document.activeElement
        : null;
    // At the very top with nobody pointing at a row, new rows may simply come in.
    const held = pointed?.dataset.ticket ?? focused?.dataset.ticket ?? (box.scrollTop > 0 ? first : undefined);
    const stood = held === undefined ? undefined : last.topOf(held);
    const stands = held === undefined ? undefined : layout.topOf(held);
    if (stood !== undefined && stands !== undefined && stood !== stands) box.scrollTop += stands - stood;
    const sees = rowAt(layout, rowHeight, box.scrollTop)?.id;
    setArrivals((known) => withSight(withRows(known, ids, first), ids, sees));
  }, [layout, ids, rowHeight, startAt, scroller]);

  const onSight = () => {
    const box = scroller.current;
    if (!box) return;
    const sees = rowAt(layout, rowHeight, box.scrollTop)?.id;
    setArrivals((known) => withSight(known, ids, sees));
  };
  return { arrivals: arrivals.above.size, onSight };
}
