import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { COUNTED_UP_TO } from '../../../contract/built-in-views.ts';
import type { Ticket } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { Columns, usePanels, useTitle } from '../../shell/index.ts';
import { allOf, BulkBar, isEmpty, nothingChosen, toggled, walked } from '../bulk/index.ts';
import { filterToAddress, isBuiltIn, myViews, noViews, sayCount, ViewDialog } from '../views/index.ts';
import { nextTicket, rememberTicket } from './asking.ts';
import { useChoosing } from './choosing-rows.ts';
import { ticketComing } from './coming-ticket.ts';
import { useListBar } from './list-bar.tsx';
import { HeadButtons, ListHead } from './list-head.tsx';
import { ListState } from './list-states.tsx';
import { filterOf } from './listing.ts';
import { SidePanel, usePreloadedTicket } from './loading-opened.ts';
import { OpenedPane } from './opened-pane.tsx';
import { useOpenTicket, useReadAhead } from './opened-ticket.ts';
import { PhoneListHead } from './phone-list-head.tsx';
import { useRowDoings } from './row-doings.ts';
import { useSavingView } from './saving-view.ts';
import { useShownRows } from './shown-rows.ts';
import { useShownView } from './shown-view.ts';
import { TicketBoard } from './ticket-board.tsx';
import { TicketList, type TicketListHandle } from './ticket-list.tsx';
import { TicketTable } from './ticket-table.tsx';
import { useWalking } from './use-walking.ts';
import { ViewsColumn } from './views-column.tsx';
import { useWorkbenchKeys } from './workbench-keys.ts';
import css from './workbench-page.module.css';

/** Nobody counts what is done. */
const uncounted: ReadonlySet<string> = new Set(['all', 'solved']);

/** Inbox and ticket, one screen: going from one ticket to the next leaves the list where it is. */
export default function WorkbenchPage() {
  const t = useT();
  const navigate = useNavigate();
  const panels = usePanels();
  usePreloadedTicket();
  const { number, view } = useParams({ strict: false });
  const asked = useSearch({ strict: false });
  const shown = useShownView({ ...asked, view: view ?? asked.view });
  const { wish, look } = shown;
  const phone = panels.breakpoint === 'phone';
  const foldedViews = panels.breakpoint === 'narrow';
  const layout = phone ? 'pane' : look.layout;
  const { listing, boarding, groups, rows, byDue, counts, count } = useShownRows(shown, layout);
  useTitle(t('tickets.pageTitle', { view: shown.name }));

  // What goes along in the address of every ticket, so that going back is going to the same list.
  const said = filterToAddress(shown.filter);
  const listSearch = {
    ...(wish.desk === undefined ? {} : { desk: wish.desk }),
    ...(wish.language === undefined ? {} : { language: wish.language }),
    ...(shown.narrowed && said !== undefined ? { filter: said } : {}),
  };
  const search = { view: shown.key, ...listSearch };
  const byNumber = useMemo(() => new Map(rows.map((row) => [String(row.number), row])), [rows]);
  const { ticket, error, again } = useOpenTicket(number, number === undefined ? undefined : byNumber.get(number));

  const list = useRef<TicketListHandle>(null);
  const walking = useWalking({
    rows,
    openId: ticket?.id,
    hasMore: layout !== 'board' && listing.hasMore,
    more: listing.more,
    reveal: (id) => list.current?.reveal(id),
  });
  const [byKeys, setByKeys] = useState(false);
  const open = (row: Ticket, fromKeys: boolean) => {
    if (row.id !== ticket?.id) ticketComing(row.number);
    rememberTicket(row);
    walking.goTo(row.id);
    // Where the ticket takes the place of the list, its row and the focus on it go.
    setByKeys(fromKeys || layout !== 'pane');
    void navigate({ to: '/tickets/$number', params: { number: String(row.number) }, search });
  };
  // Back in a table or on the board, one stands where one was.
  const { stop } = walking;
  const wasOpen = useRef(number);
  useEffect(() => {
    const back = wasOpen.current !== undefined && number === undefined;
    wasOpen.current = number;
    if (back && layout !== 'pane' && stop !== undefined) list.current?.reveal(stop.id);
  }, [number, layout, stop]);
  const toList = () => void navigate({ to: '/inbox/$view', params: { view: shown.key }, search: listSearch });
  const goTo = (other: number) => {
    if (other !== ticket?.number) ticketComing(other);
    void navigate({ to: '/tickets/$number', params: { number: String(other) }, search });
  };
  const next = (step: 1 | -1) => {
    const row = ticket === undefined ? walking.stop : walking.neighbour(step);
    if (row && row.id !== ticket?.id) open(row, true);
    // What was opened from elsewhere has no place in the list; the server knows what follows it.
    else if (ticket !== undefined && row === undefined && step === 1) {
      const answer = nextTicket(ticket.id, isBuiltIn(shown.key) ? shown.key : undefined);
      void answer.then((found) => (found === null ? toList() : open(found, true)), toList);
    }
  };
  /** After solving: the next ticket of the list, with the focus on its subject; at the end the list itself. */
  const onSolved = (solved: Ticket) => {
    const place = walking.placeOf(solved.id);
    const row = place === -1 ? (walking.neighbour(1) ?? walking.neighbour(-1)) : (rows[place + 1] ?? rows[place - 1]);
    if (row && row.id !== solved.id) open(row, true);
    else toList();
  };
  const following = walking.neighbour(1);
  useReadAhead(ticket === undefined ? [walking.stop] : [following, rows[walking.placeOf(following?.id) + 1]]);

  const listName = JSON.stringify([wish, layout]);
  const choosing = useChoosing(listName, rows);
  const { selection, choose } = choosing;
  const { onOpen, onPick, hrefOf } = useRowDoings({ rows, choosing, search, open });
  const saving = useSavingView(shown);
  const [making, setMaking] = useState(false);
  const make = useCallback(() => setMaking(true), []);
  const { data: views = noViews } = useQuery(myViews);
  const bar = useListBar(shown, saving, make);

  useWorkbenchKeys({
    desk: wish.desk,
    hasTicket: ticket !== undefined,
    stop: walking.stop,
    may: { choose: rows.length > 0, letGo: !isEmpty(selection) },
    run: {
      walk: (step) => {
        const to = phone && ticket !== undefined ? walking.neighbour(step) : undefined;
        if (to) open(to, true);
        else walking.walk(step);
      },
      open: (row) => open(row, true),
      next,
      choose: () => walking.stop && choose(toggled(selection, walking.stop.id, rows)),
      chooseOn: (step) => {
        const from = walking.stop;
        const to = from && rows[walking.placeOf(from.id) + step];
        if (!from || !to) return;
        choose(walked(selection, from.id, to.id));
        walking.goTo(to.id);
        list.current?.reveal(to.id);
      },
      chooseAll: () => choose(allOf(rows)),
      letGo: () => choose(nothingChosen),
      narrow: bar.open,
      leaveView: () => walking.goTo(undefined),
    },
  });

  const state = (
    <ListState
      shown={shown}
      asked={layout === 'board' ? boarding : listing}
      onForget={() => saving.narrow(undefined)}
    />
  );
  const common = {
    label: shown.name,
    total: count === undefined || count > COUNTED_UP_TO ? undefined : count,
    hasMore: listing.hasMore,
    currentId: ticket?.id,
    stopId: walking.stop?.id,
    hrefOf,
    selection,
    onOpen,
    onPick,
    more: listing.more,
    see: listing.see,
  };
  const head = (
    <ListHead
      shown={shown}
      count={count === undefined || (uncounted.has(shown.key) && !shown.narrowed) ? undefined : sayCount(count)}
      level={foldedViews ? 1 : 2}
      folded={foldedViews}
      filtering={bar.shows}
      onFilter={bar.toggle}
      onViews={() => panels.setViewsOpen(true)}
    />
  );
  const listColumn = (
    <>
      {phone ? (
        <PhoneListHead
          shown={shown}
          counts={counts}
          after={
            <HeadButtons
              shown={shown}
              filtering={bar.shows}
              onFilter={bar.toggle}
              onChoose={() => choosing.setEditing(!choosing.editing)}
              phone
            />
          }
        />
      ) : (
        head
      )}
      {bar.bar}
      {rows.length === 0 ? (
        state
      ) : (
        <TicketList
          key={listName}
          ref={list}
          {...common}
          name={listName}
          groups={groups}
          byDue={byDue}
          density={phone ? 'phone' : look.density}
          editing={choosing.editing}
        />
      )}
    </>
  );
  const wholeWidth = (
    <>
      {head}
      {bar.bar}
      {layout === 'board' && boarding.board ? (
        <TicketBoard
          ref={list}
          board={boarding.board}
          boarding={boarding}
          stopId={walking.stop?.id}
          hrefOf={hrefOf}
          selection={selection}
          onStop={walking.goTo}
          onOpen={onOpen}
          onPick={onPick}
        />
      ) : rows.length === 0 ? (
        state
      ) : (
        <TicketTable key={listName} ref={list} {...common} rows={rows} look={look} onLook={shown.changeLook} />
      )}
    </>
  );

  return (
    <div className={css.bench}>
      <div className={css.columns}>
        <Columns
          panels={panels}
          views={<ViewsColumn shown={shown} counts={counts} onGone={() => panels.setViewsOpen(false)} onMake={make} />}
          list={layout === 'pane' ? listColumn : undefined}
          phoneShows={number === undefined ? 'list' : 'main'}
          side={
            ticket ? (
              <Suspense fallback={null}>
                <SidePanel ticket={ticket} search={search} onHide={() => panels.setSideOpen(false)} />
              </Suspense>
            ) : undefined
          }
        >
          {number === undefined && layout !== 'pane' ? (
            wholeWidth
          ) : (
            <OpenedPane
              number={number}
              ticket={ticket}
              error={error}
              again={again}
              hasRows={rows.length > 0}
              panels={panels}
              showMessage={asked.message}
              focusOnOpen={byKeys}
              onSolved={onSolved}
              onGoTo={goTo}
              onBack={() => {
                if (phone || layout !== 'pane') toList();
                else if (ticket) list.current?.reveal(ticket.id);
              }}
              onList={toList}
            />
          )}
        </Columns>
      </div>
      {isEmpty(selection) ? null : (
        <BulkBar
          selection={selection}
          rows={rows}
          total={layout === 'board' || listing.hasMore ? common.total : rows.length}
          everything={{ view: wish.view, filter: filterOf(wish) }}
          onEverything={() => choose({ ...allOf(rows), everything: true })}
          onDone={() => choosing.setEditing(false)}
        />
      )}
      {making ? (
        <ViewDialog view={undefined} can={views.can} onKeep={saving.make} onClose={() => setMaking(false)} />
      ) : null}
    </div>
  );
}
