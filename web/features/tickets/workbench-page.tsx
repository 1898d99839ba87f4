import { IconChevronDown } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Ticket, TicketDetail } from '../../../contract/tickets.ts';
import { ApiError } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Columns, useCommands, useKeys, usePanels, useTitle, useTypedCommands } from '../../shell/index.ts';
import { Button, EmptyState, ErrorState, LoadingRows, PanelHeader } from '../../ui/index.ts';
import { type ListWish, rememberTicket, ticketDetail, ticketMessages, ticketNumber, viewCounts } from './asking.ts';
import { whyNot } from './changing.ts';
import { usePreloadedEditor } from './composer.tsx';
import { PhoneListHead } from './phone-list-head.tsx';
import { SidePanel } from './side-panel.tsx';
import { TicketList, useListedTickets } from './ticket-list.tsx';
import { TicketPane } from './ticket-pane.tsx';
import { sayCount, viewNamed, views } from './views.ts';
import { useDeskName, ViewsColumn } from './views-column.tsx';
import css from './workbench-page.module.css';

/** Inbox and ticket, one screen: going from one ticket to the next leaves the list where it is. */
export default function WorkbenchPage() {
  const { t } = useSpeaking();
  const navigate = useNavigate();
  const panels = usePanels();
  usePreloadedEditor();
  const params = useParams({ strict: false });
  const asked = useSearch({ strict: false });
  const view = viewNamed(params.view ?? asked.view);
  const wish: ListWish = { view, desk: asked.desk, language: asked.language };
  const search = {
    view,
    ...(wish.desk === undefined ? {} : { desk: wish.desk }),
    ...(wish.language === undefined ? {} : { language: wish.language }),
  };
  const phone = panels.breakpoint === 'phone';
  const foldedViews = panels.breakpoint === 'narrow';

  const rows = useListedTickets(wish);
  const deskName = useDeskName(wish.desk);
  const { data: counts } = useQuery(viewCounts(wish.desk));
  const { ticket, error: ticketError, again } = useOpenTicket(params.number, rows);
  useTitle(t('tickets.pageTitle', { view: t(`tickets.view.${view}`) }));

  // The row where the keyboard stands: the one last walked to, else the open ticket, else the first.
  const [walkedTo, setWalkedTo] = useState<string>();
  const [byKeys, setByKeys] = useState(false);
  const at = rows.findIndex(({ id }) => id === walkedTo);
  const openAt = rows.findIndex(({ id }) => id === ticket?.id);
  const stop = rows[at === -1 ? Math.max(0, openAt) : at];
  // When the open ticket leaves the list, the next key goes on from where it stood.
  const lastPlace = useRef(0);
  useEffect(() => {
    if (openAt !== -1) lastPlace.current = openAt;
  }, [openAt]);

  const open = (row: Ticket, fromKeys: boolean) => {
    rememberTicket(row);
    setWalkedTo(row.id);
    setByKeys(fromKeys);
    void navigate({ to: '/tickets/$number', params: { number: String(row.number) }, search });
  };
  const { view: _view, ...listSearch } = search;
  const toList = () => void navigate({ to: '/inbox/$view', params: { view }, search: listSearch });
  const focusRow = (id: string | undefined) =>
    document.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(id ?? '')}"]`)?.focus();

  const walk = (step: 1 | -1) => {
    const inList = document.activeElement instanceof HTMLElement && document.activeElement.dataset.ticket !== undefined;
    const from = at !== -1 ? at : openAt !== -1 ? openAt : inList || ticket === undefined ? -1 : lastPlace.current - 1;
    const next = rows[Math.min(rows.length - 1, Math.max(0, from + step))];
    if (!next) return;
    if (phone && ticket !== undefined) {
      open(next, true);
      return;
    }
    setWalkedTo(next.id);
    focusRow(next.id);
  };

  /** After solving: the next ticket of the list, with the focus on its subject; at the end the list itself. */
  const onSolved = (solved: Ticket) => {
    const place = rows.findIndex(({ id }) => id === solved.id);
    const next = place === -1 ? rows[lastPlace.current] : (rows[place + 1] ?? rows[place - 1]);
    if (next && next.id !== solved.id) open(next, true);
    else toList();
  };

  useKeys(
    {
      j: { label: t('tickets.keys.down'), run: () => walk(1) },
      k: { label: t('tickets.keys.up'), run: () => walk(-1) },
      enter: {
        label: t('tickets.keys.open'),
        off: stop === undefined || ticket !== undefined,
        run: () => stop && open(stop, true),
      },
      ...Object.fromEntries(
        views.map(({ view: one, key }) => [`g ${key}`, { label: t(`tickets.view.${one}`), run: () => goTo(one) }]),
      ),
    },
    { group: t('tickets.keys.list') },
  );
  function goTo(one: (typeof views)[number]['view']) {
    setWalkedTo(undefined);
    void navigate({
      to: '/inbox/$view',
      params: { view: one },
      search: wish.desk === undefined ? {} : { desk: wish.desk },
    });
  }
  useCommands(
    views.map(({ view: one, icon: Icon, key }) => ({
      id: `view ${one}`,
      label: t(`tickets.view.${one}`),
      group: t('shell.palette.goTo'),
      keys: `g ${key}`,
      icon: <Icon size={17} stroke={1.6} />,
      run: () => goTo(one),
    })),
  );
  useTypedCommands((typed) => {
    const typedNumber = /^#?(\d{1,12})$/.exec(typed)?.[1];
    if (typedNumber === undefined) return [];
    return [
      {
        id: 'go to number',
        label: t('tickets.commands.goToNumber', { number: typedNumber }),
        group: t('shell.palette.goTo'),
        run: () => void navigate({ to: '/tickets/$number', params: { number: typedNumber }, search }),
      },
    ];
  });
  useNeighbours(rows, openAt);

  const number = params.number;
  const count =
    counts && view !== 'all' && view !== 'solved' && wish.language === undefined
      ? sayCount(counts.views[view])
      : undefined;
  const list = (
    <>
      {phone ? (
        <PhoneListHead wish={wish} counts={counts} />
      ) : (
        <>
          {foldedViews ? <h1 className="sp-hidden">{deskName}</h1> : null}
          <PanelHeader
            title={
              foldedViews ? (
                <button type="button" className={css.views} onClick={() => panels.setViewsOpen(true)}>
                  {t(`tickets.view.${view}`)}
                  <IconChevronDown size={15} stroke={1.8} aria-hidden />
                </button>
              ) : (
                t(`tickets.view.${view}`)
              )
            }
            count={count}
          />
        </>
      )}
      <TicketList
        key={`${view} ${wish.desk ?? ''} ${wish.language ?? ''}`}
        wish={wish}
        chosenId={ticket?.id}
        stopId={stop?.id}
        onOpen={(row) => {
          setWalkedTo(row.id);
          // A row opened by Enter gets here as a click without a pointer.
          setByKeys(document.activeElement?.matches(':focus-visible') ?? false);
        }}
      />
    </>
  );

  return (
    <Columns
      panels={panels}
      views={<ViewsColumn wish={wish} onGone={() => panels.setViewsOpen(false)} />}
      list={list}
      phoneShows={number === undefined ? 'list' : 'main'}
      side={ticket ? <SidePanel ticket={ticket} search={search} onHide={() => panels.setSideOpen(false)} /> : undefined}
    >
      {ticket ? (
        <TicketPane
          key={ticket.id}
          ticket={ticket}
          panels={panels}
          showMessage={asked.message}
          onSolved={onSolved}
          focusOnOpen={byKeys}
          onGoTo={(number) => void navigate({ to: '/tickets/$number', params: { number: String(number) }, search })}
          onBack={() => {
            if (phone) toList();
            else focusRow(ticket.id);
          }}
        />
      ) : number === undefined ? (
        <NothingOpen hasRows={rows.length > 0} />
      ) : ticketError ? (
        <div className={css.state}>
          <ErrorState
            title={t(
              ticketError instanceof ApiError && ticketError.status === 404
                ? 'tickets.pane.notFound'
                : 'tickets.thread.failed',
            )}
            action={
              <Button
                kind="filled"
                size={28}
                onClick={ticketError instanceof ApiError && ticketError.status === 404 ? toList : again}
              >
                {t(
                  ticketError instanceof ApiError && ticketError.status === 404
                    ? 'tickets.pane.toList'
                    : 'tickets.list.tryNow',
                )}
              </Button>
            }
          >
            {whyNot(ticketError)}
          </ErrorState>
        </div>
      ) : (
        <div className={css.head}>
          <LoadingRows rows={3} />
        </div>
      )}
    </Columns>
  );
}

/** What a row does not know of its ticket. */
const nothingYet = { participants: [], links: [], merge: null, merged: [], split: null, suggestion: null };

/** The ticket that the address names: from its row at once, then whole. */
function useOpenTicket(
  number: string | undefined,
  rows: readonly Ticket[],
): { ticket: TicketDetail | undefined; error: Error | null; again: () => void } {
  const row = rows.find((one) => String(one.number) === number);
  const named = useQuery({ ...ticketNumber(number ?? ''), enabled: number !== undefined && row === undefined });
  const id = number === undefined ? undefined : (row?.id ?? named.data);
  const detail = useQuery({ ...ticketDetail(id ?? ''), enabled: id !== undefined });
  const whole = detail.data;
  const ticket = id === undefined ? undefined : (whole ?? (row ? { ...row, ...nothingYet } : undefined));
  return {
    ticket,
    error: ticket ? null : (named.error ?? detail.error),
    again: () => void (id === undefined ? named.refetch() : detail.refetch()),
  };
}

/** Reads the tickets next to the open one ahead, so that going on takes no time. */
function useNeighbours(rows: readonly Ticket[], openAt: number): void {
  const cache = useQueryClient();
  const next = openAt === -1 ? undefined : rows[openAt + 1]?.id;
  useEffect(() => {
    if (next === undefined) return;
    const timer = setTimeout(() => {
      void cache.prefetchQuery(ticketDetail(next));
      void cache.prefetchQuery(ticketMessages(next));
    }, 600);
    return () => clearTimeout(timer);
  }, [cache, next]);
}

function NothingOpen({ hasRows }: { hasRows: boolean }) {
  const { t } = useSpeaking();
  return (
    <div className={css.state}>
      {hasRows ? <EmptyState title={t('tickets.pane.choose')}>{t('tickets.pane.chooseText')}</EmptyState> : null}
    </div>
  );
}
