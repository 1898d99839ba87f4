// biome-ignore-all lint/a11y/useFocusableInteractive: the stops of the keyboard are the links in the rows
// biome-ignore-all lint/a11y/useSemanticElements: rows that are not drawn have no place in the browser's own table
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import {
  type CSSProperties,
  type Ref,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { Sort } from '../../../contract/filter.ts';
import type { Ticket } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { isChosen, type Selection } from '../bulk/index.ts';
import { type Column, columnOrder, columns, type Look } from '../views/index.ts';
import { layOut, rowsBetween } from './list-layout.ts';
import { useSteadyRows } from './steady-rows.ts';
import { TableCell } from './table-cell.tsx';
import type { TicketListHandle } from './ticket-list.tsx';
import css from './ticket-table.module.css';

const heights = { comfortable: 36, compact: 28 } as const;
const step = 240;
const beyond = 360;
/** How far before its end the next page is fetched, in px. */
const ahead = 4_000;
/** What a column is sorted by, where it can be. */
const sortOf: Partial<Record<Column, Sort>> = {
  number: 'number',
  priority: 'priority',
  due: 'due',
  created: 'created',
  updated: 'updated',
  lastMessage: 'last_message',
};

/** The list alone: a table with the columns that somebody chose, as many rows as there may be. */
export function TicketTable({
  label,
  rows,
  total,
  hasMore,
  look,
  onLook,
  currentId,
  stopId,
  hrefOf,
  selection,
  onOpen,
  onPick,
  more,
  see,
  ref,
}: {
  label: string;
  rows: readonly Ticket[];
  total: number | undefined;
  hasMore: boolean;
  look: Look;
  onLook: (change: Partial<Look>) => void;
  currentId: string | undefined;
  stopId: string | undefined;
  hrefOf: (ticket: Ticket) => string;
  selection: Selection;
  onOpen: (ticket: Ticket) => void;
  onPick: (ticket: Ticket, range: boolean) => void;
  more: () => void;
  see: (ids: readonly string[]) => void;
  ref?: Ref<TicketListHandle>;
}) {
  const t = useT();
  const height = heights[look.density];
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layOut([{ group: undefined, rows }], { row: height, head: 0 }), [rows, height]);
  const [sight, setSight] = useState({ top: 0, height: 900 });
  const { onSight } = useSteadyRows(scroller, layout, height, 0);
  const shown = columns.filter((column) => column === 'subject' || look.columns.includes(column));
  const template = [
    '32px',
    ...shown.map((one) => (one === 'subject' ? 'minmax(200px, 1fr)' : `${columnOrder[one]}px`)),
  ].join(' ');

  const lookAt = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const top = Math.floor(box.scrollTop / step) * step;
    const tall = box.clientHeight + step;
    setSight((before) => (before.top === top && before.height === tall ? before : { top, height: tall }));
    if (hasMore && box.scrollTop + box.clientHeight > layout.height - ahead) more();
  }, [hasMore, more, layout]);
  useLayoutEffect(lookAt, [lookAt]);

  const [one] = layout.groups;
  const [from, to] =
    one === undefined ? [0, 0] : rowsBetween(one, height, sight.top - beyond, sight.top + sight.height + beyond);
  const drawn = rows.slice(from, to);
  const seen = drawn.map(({ id }) => id).join(' ');
  useLayoutEffect(() => see(seen === '' ? [] : seen.split(' ')), [see, seen]);

  useImperativeHandle(ref, () => ({
    reveal: (id) => {
      const box = scroller.current;
      const top = layout.topOf(id);
      if (!box || top === undefined) return;
      const room = box.clientHeight - height;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + height > box.scrollTop + room) box.scrollTop = top + height - room;
      const row = () => box.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(id)}"]`);
      if (row() === null) flushSync(lookAt);
      row()?.focus({ preventScroll: true });
    },
  }));

  const stop = rows.findIndex(({ id }) => id === stopId);
  const places = [
    ...(stop !== -1 && stop < from ? [stop] : []),
    ...drawn.map((_row, place) => from + place),
    ...(stop !== -1 && stop >= to ? [stop] : []),
  ];
  return (
    <div
      className={css.scroller}
      ref={scroller}
      style={{ '--columns': template, '--row': `${height}px` } as CSSProperties}
      onScroll={() => {
        lookAt();
        onSight();
      }}
    >
      <div
        role="table"
        aria-label={label}
        aria-rowcount={hasMore ? (total === undefined ? -1 : total + 1) : rows.length + 1}
        className={css.table}
      >
        <div role="rowgroup" className={css.head}>
          <div role="row" className={css.row} aria-rowindex={1}>
            <span role="columnheader">
              <span className="sp-hidden">{t('bulk.column')}</span>
            </span>
            {shown.map((column) => {
              const by = sortOf[column];
              const sorted = by !== undefined && by === look.sort;
              const Arrow = look.direction === 'asc' ? IconArrowUp : IconArrowDown;
              return (
                <span
                  key={column}
                  role="columnheader"
                  className={css.heading}
                  data-column={column}
                  aria-sort={sorted ? (look.direction === 'asc' ? 'ascending' : 'descending') : undefined}
                >
                  {by === undefined ? (
                    <span className="sp-truncate" title={t(`views.column.${column}`)}>
                      {t(`views.column.${column}`)}
                    </span>
                  ) : (
                    <button
                      type="button"
                      data-sorted={sorted || undefined}
                      onClick={() =>
                        onLook(sorted ? { direction: look.direction === 'asc' ? 'desc' : 'asc' } : { sort: by })
                      }
                    >
                      <span className="sp-truncate" title={t(`views.column.${column}`)}>
                        {t(`views.column.${column}`)}
                      </span>
                      <Arrow size={12} stroke={2} aria-hidden />
                    </button>
                  )}
                </span>
              );
            })}
          </div>
        </div>
        <div role="rowgroup" className={css.body} style={{ height: layout.height }}>
          {places.map((place) => {
            const ticket = rows[place];
            if (ticket === undefined) return null;
            const picked = isChosen(selection, ticket.id);
            return (
              <div
                key={ticket.id}
                role="row"
                aria-rowindex={place + 2}
                className={css.row}
                style={{ top: place * height }}
                data-unread={ticket.unread || undefined}
                data-picked={picked || ticket.id === currentId || undefined}
              >
                <span role="cell" className={css.pick}>
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    checked={picked}
                    aria-label={t('bulk.choose', { number: ticket.number })}
                    onChange={(event) => onPick(ticket, (event.nativeEvent as MouseEvent).shiftKey)}
                  />
                </span>
                {shown.map((column) => (
                  <span key={column} role="cell" className={css.cell} data-column={column}>
                    {column === 'subject' ? (
                      <a
                        href={hrefOf(ticket)}
                        className={css.open}
                        data-ticket={ticket.id}
                        tabIndex={ticket.id === stopId ? 0 : -1}
                        onClick={(event) => {
                          if (event.ctrlKey || event.metaKey || event.button !== 0) return;
                          event.preventDefault();
                          if (event.shiftKey) onPick(ticket, true);
                          else onOpen(ticket);
                        }}
                      >
                        <span className="sp-truncate" title={ticket.subject}>
                          {ticket.subject}
                        </span>
                      </a>
                    ) : (
                      <TableCell ticket={ticket} column={column} />
                    )}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
