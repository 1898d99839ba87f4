import { IconArrowUp } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Ticket } from '../../../contract/tickets.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, EmptyState, ErrorState, LoadingRows, useNow } from '../../ui/index.ts';
import { type ListWish, rememberTicket, ticketList } from './asking.ts';
import { whyNot } from './changing.ts';
import { groupByDue } from './due-groups.ts';
import { noArrivals, withRows, withSight } from './list-arrivals.ts';
import css from './ticket-list.module.css';
import { TicketRow } from './ticket-row.tsx';
import { isByDue } from './views.ts';

/** How far before its end the next page of the list is fetched, in px. */
const ahead = 600;

/** Every ticket that the list has fetched, in its order; for going up and down by keys. */
export function useListedTickets(wish: ListWish): readonly Ticket[] {
  const { data } = useInfiniteQuery(ticketList(wish));
  return useMemo(() => {
    const seen = new Set<string>();
    // While pages are read anew one by one, a row that moved may stand on two of them.
    return (data?.pages ?? []).flatMap((page) => page.items).filter((row) => !seen.has(row.id) && seen.add(row.id));
  }, [data]);
}

/**
 * The rows of a view. What comes in enters at its place without moving the row under the pointer or the focus; what
 * came in above the sight is counted in a pill.
 */
export function TicketList({
  wish,
  chosenId,
  stopId,
  onOpen,
}: {
  wish: ListWish;
  chosenId: string | undefined;
  /** The row where the keyboard stands. */
  stopId: string | undefined;
  onOpen: (ticket: Ticket) => void;
}) {
  const { t, timeZone } = useSpeaking();
  const now = useNow();
  const tickets = useListedTickets(wish);
  const { isPending, error, refetch, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    ticketList(wish),
  );
  const scroller = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => tickets.map(({ id }) => id), [tickets]);
  const { arrivals, onScroll, toTop } = useSteadyRows(scroller, ids);

  useEffect(() => {
    const sentinel = end.current;
    if (!sentinel || !hasNextPage) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting && !isFetchingNextPage) void fetchNextPage();
      },
      { root: scroller.current, rootMargin: `${ahead}px` },
    );
    watch.observe(sentinel);
    return () => watch.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (isPending) return <LoadingRows rows={8} />;
  if (error && tickets.length === 0) {
    return (
      <div className={css.state}>
        <ErrorState
          title={t('tickets.list.failed')}
          action={
            <Button kind="filled" size={28} busy={isFetching} onClick={() => void refetch()}>
              {t('tickets.list.tryNow')}
            </Button>
          }
        >
          {whyNot(error)} {t('tickets.list.failedSafe')}
        </ErrorState>
      </div>
    );
  }
  if (tickets.length === 0) return <NobodyHere wish={wish} />;

  const groups = isByDue(wish.view) ? groupByDue(tickets, now, timeZone) : [{ group: undefined, tickets }];
  const search = {
    view: wish.view,
    ...(wish.desk === undefined ? {} : { desk: wish.desk }),
    ...(wish.language === undefined ? {} : { language: wish.language }),
  };
  const wholeGroups = hasNextPage ? groups.length - 1 : groups.length;

  return (
    <div className={css.holder}>
      {arrivals > 0 ? (
        <button type="button" className={css.pill} onClick={toTop}>
          <IconArrowUp size={13} stroke={2} aria-hidden />
          {t('tickets.list.new', { count: arrivals })}
        </button>
      ) : null}
      {/* The list scrolls by keys through its rows, which are its stops. */}
      <div className={css.scroller} ref={scroller} onScroll={onScroll}>
        {groups.map(({ group, tickets: members }, place) => (
          <section
            key={group ?? 'all'}
            aria-label={group === undefined ? t(`tickets.view.${wish.view}`) : t(`tickets.due.${group}`)}
          >
            {group === undefined ? null : (
              <h3 className={css.group} data-group={group}>
                {t(`tickets.due.${group}`)}
                {place < wholeGroups ? <span>{members.length}</span> : null}
              </h3>
            )}
            <ol>
              {members.map((ticket) => (
                <li key={ticket.id}>
                  <TicketRow
                    ticket={ticket}
                    search={search}
                    byDue={isByDue(wish.view)}
                    chosen={ticket.id === chosenId}
                    isStop={ticket.id === stopId}
                    onOpen={() => {
                      rememberTicket(ticket);
                      onOpen(ticket);
                    }}
                  />
                </li>
              ))}
            </ol>
          </section>
        ))}
        <div ref={end} />
        {isFetchingNextPage ? <LoadingRows rows={2} /> : null}
      </div>
    </div>
  );
}

/** Says what is true of an empty view; the lamp only where the work is truly done. */
function NobodyHere({ wish }: { wish: ListWish }) {
  const { t } = useSpeaking();
  const done = wish.view === 'next' && wish.language === undefined;
  return (
    <div className={done ? css.done : css.state}>
      <EmptyState done={done} title={t(`tickets.empty.${wish.view}`)}>
        {t(`tickets.emptyText.${wish.view}`)}
      </EmptyState>
    </div>
  );
}

interface Sight {
  /** How far below the upper edge each row is, in px. */
  tops: ReadonlyMap<string, number>;
  first: string | undefined;
}

function sightOf(box: HTMLElement): Sight {
  const tops = new Map<string, number>();
  let first: string | undefined;
  for (const row of box.querySelectorAll<HTMLElement>('[data-ticket]')) {
    const id = row.dataset.ticket ?? '';
    const top = row.offsetTop - box.scrollTop;
    tops.set(id, top);
    if (first === undefined && top + row.offsetHeight > 1) first = id;
  }
  return { tops, first };
}

/** Holds the row that matters where it is while others come and go, and counts what came in above. */
function useSteadyRows(scroller: React.RefObject<HTMLDivElement | null>, ids: readonly string[]) {
  const [arrivals, setArrivals] = useState(noArrivals);
  const sight = useRef<Sight>({ tops: new Map(), first: undefined });

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const { tops, first } = sight.current;
    const pointed = box.querySelector<HTMLElement>('[data-ticket]:hover');
    const focused =
      document.activeElement instanceof HTMLElement && box.contains(document.activeElement)
        ? document.activeElement
        : null;
    // At the very top with nobody pointing at a row, new rows may simply come in.
    const held = pointed?.dataset.ticket ?? focused?.dataset.ticket ?? (box.scrollTop > 0 ? first : undefined);
    const before = held === undefined ? undefined : tops.get(held);
    const row = box.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(held ?? '')}"]`);
    if (before !== undefined && row) box.scrollTop += row.offsetTop - box.scrollTop - before;
    const now = sightOf(box);
    setArrivals((known) => withSight(withRows(known, ids, first), ids, now.first));
  }, [ids, scroller]);

  // After every change, where things now stand; the effect above used what was seen before it.
  useLayoutEffect(() => {
    if (scroller.current) sight.current = sightOf(scroller.current);
  });

  const onScroll = () => {
    if (!scroller.current) return;
    sight.current = sightOf(scroller.current);
    const { first } = sight.current;
    setArrivals((known) => withSight(known, ids, first));
  };
  const toTop = () => scroller.current?.scrollTo({ top: 0 });
  return { arrivals: arrivals.above.size, onScroll, toTop };
}
