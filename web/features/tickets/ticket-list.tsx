import { IconArrowUp } from '@tabler/icons-react';
import { type Ref, useCallback, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Ticket } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { isChosen, isEmpty, type Selection } from '../bulk/index.ts';
import type { DueGroup } from './due-groups.ts';
import { layOut, type PlacedGroup, rowSizes, rowsBetween } from './list-layout.ts';
import { useSteadyRows } from './steady-rows.ts';
import css from './ticket-list.module.css';
import { TicketRow } from './ticket-row.tsx';

/** How far beyond the sight rows are drawn, in px, so that quick scrolling meets words. */
const drawnBeyond = 480;
/** The drawn part moves in steps of so many px: not every pixel draws anew. */
const step = 240;
/** How far before its end the next page of the list is fetched, in px. */
const ahead = 6_000;

/** Where each list was left, in px, for coming back to it. */
const leftAt = new Map<string, number>();

export interface ShownGroup {
  group: DueGroup | undefined;
  rows: readonly Ticket[];
}

export interface TicketListHandle {
  /** Scrolls to the row, as little as is needed, and gives it the focus. */
  reveal: (id: string) => void;
}

/**
 * The rows of a view, as many as there may be: only those near the sight are drawn. What comes in enters at its place without
 * moving the row under the pointer or the focus; what came in above the sight is counted in a pill.
 */
export function TicketList({
  name,
  label,
  groups,
  total,
  hasMore,
  byDue,
  density,
  currentId,
  stopId,
  hrefOf,
  selection,
  editing,
  onOpen,
  onPick,
  more,
  see,
  ref,
}: {
  /** Says which list it is, for coming back to where it was left. */
  name: string;
  label: string;
  groups: readonly ShownGroup[];
  /** How many there are in all, where that is known. */
  total: number | undefined;
  hasMore: boolean;
  byDue: boolean;
  density: keyof typeof rowSizes;
  /** The open ticket. */
  currentId: string | undefined;
  /** The row where the keyboard stands. */
  stopId: string | undefined;
  hrefOf: (ticket: Ticket) => string;
  selection: Selection;
  /** On a phone, rows are being chosen by a press. */
  editing: boolean;
  onOpen: (ticket: Ticket) => void;
  onPick: (ticket: Ticket, range: boolean) => void;
  more: () => void;
  see: (ids: readonly string[]) => void;
  ref?: Ref<TicketListHandle>;
}) {
  const t = useT();
  const sizes = rowSizes[density];
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layOut(groups, sizes), [groups, sizes]);
  const [sight, setSight] = useState({ top: leftAt.get(name) ?? 0, height: 900 });
  const [startAt] = useState(sight.top);
  const { arrivals, onSight } = useSteadyRows(scroller, layout, sizes.row, startAt);

  const look = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    leftAt.set(name, box.scrollTop);
    const top = Math.floor(box.scrollTop / step) * step;
    const height = box.clientHeight + step;
    setSight((before) => (before.top === top && before.height === height ? before : { top, height }));
    if (hasMore && box.scrollTop + box.clientHeight > layout.height - ahead) more();
  }, [name, hasMore, more, layout]);
  useLayoutEffect(look, [look]);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const watch = new ResizeObserver(look);
    watch.observe(box);
    return () => watch.disconnect();
  }, [look]);

  const upper = sight.top - drawnBeyond;
  const lower = sight.top + sight.height + drawnBeyond;
  const drawn = layout.groups.map((one) => ({ ...one, between: rowsBetween(one, sizes.row, upper, lower) }));
  const seen = drawn.flatMap(({ rows, between: [from, to] }) => rows.slice(from, to).map(({ id }) => id)).join(' ');
  useLayoutEffect(() => see(seen === '' ? [] : seen.split(' ')), [see, seen]);

  useImperativeHandle(ref, () => ({
    reveal: (id) => {
      const box = scroller.current;
      const top = layout.topOf(id);
      if (!box || top === undefined) return;
      // The group's name stays at the upper edge and must not cover the row.
      if (top - sizes.head < box.scrollTop) box.scrollTop = top - sizes.head;
      else if (top + sizes.row > box.scrollTop + box.clientHeight) box.scrollTop = top + sizes.row - box.clientHeight;
      const row = () => box.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(id)}"]`);
      if (row() === null) flushSync(look);
      row()?.focus({ preventScroll: true });
    },
  }));

  const picking = editing || !isEmpty(selection);
  const before: number[] = [];
  for (const one of drawn) before.push((before.at(-1) ?? 0) + one.rows.length);
  const drawRow = (one: PlacedGroup<Ticket, unknown>, place: number, first: number) => {
    const ticket = one.rows[place];
    if (ticket === undefined) return null;
    return (
      <li
        key={ticket.id}
        className={css.item}
        style={{ top: one.head + place * sizes.row, height: sizes.row }}
        aria-setsize={hasMore ? (total ?? -1) : layout.groups.reduce((sum, { rows }) => sum + rows.length, 0)}
        aria-posinset={first + place + 1}
      >
        <TicketRow
          ticket={ticket}
          href={hrefOf(ticket)}
          byDue={byDue}
          compact={density === 'compact'}
          current={ticket.id === currentId}
          isStop={ticket.id === stopId}
          picked={isChosen(selection, ticket.id)}
          picking={picking}
          onOpen={onOpen}
          onPick={onPick}
        />
      </li>
    );
  };

  return (
    <div className={css.holder}>
      {arrivals > 0 ? (
        <button type="button" className={css.pill} onClick={() => scroller.current?.scrollTo({ top: 0 })}>
          <IconArrowUp size={13} stroke={2} aria-hidden />
          {t('tickets.list.new', { count: arrivals })}
        </button>
      ) : null}
      {/* The list scrolls by keys through its rows, which are its stops. */}
      <div
        className={css.scroller}
        ref={scroller}
        onScroll={() => {
          look();
          onSight();
        }}
      >
        {drawn.map((one, which) => {
          const [from, to] = one.between;
          const stop = one.rows.findIndex(({ id }) => id === stopId);
          const first = before[which - 1] ?? 0;
          return (
            <section
              key={one.group ?? 'all'}
              className={css.section}
              style={{ height: one.height }}
              aria-label={one.group === undefined ? label : t(`views.due.${one.group}`)}
            >
              {one.group === undefined ? null : (
                <h3 className={css.group} data-group={one.group}>
                  {t(`views.due.${one.group}`)}
                  {hasMore && which === drawn.length - 1 ? null : <span className="sp-figures">{one.rows.length}</span>}
                </h3>
              )}
              <ol>
                {/* The stop of the keyboard stays, wherever one scrolls. */}
                {stop !== -1 && stop < from ? drawRow(one, stop, first) : null}
                {one.rows.slice(from, to).map((_row, place) => drawRow(one, from + place, first))}
                {stop !== -1 && stop >= to ? drawRow(one, stop, first) : null}
              </ol>
            </section>
          );
        })}
      </div>
    </div>
  );
}
