import { IconMenu2 } from '@tabler/icons-react';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Outgoing } from '../../../contract/tickets.ts';
import { cache, may, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { useLive } from '../../live/index.ts';
import { Columns, useKeys, usePanels, useTitle } from '../../shell/index.ts';
import { Button, EmptyState, ErrorState, IconButton, LoadingRows, PanelHeader } from '../../ui/index.ts';
import { everyOf, newestOf } from './asking.ts';
import { reasonOf, tryAll, undo } from './doing.ts';
import { OpenedMail } from './opened-mail.tsx';
import { OutboxColumn } from './outbox-column.tsx';
import {
  canBeUndone,
  type Group,
  grouped,
  groupOf,
  isView,
  neighbour,
  openStates,
  stateOf,
  type View,
} from './outbox-groups.ts';
import css from './outbox-page.module.css';
import { OutboxRow } from './outbox-row.tsx';
import { useSeconds } from './seconds.ts';
import { ViewChips } from './view-chips.tsx';

/** Mail on its way out, for who may read it. */
export default function OutboxPage() {
  const { t } = useSpeaking();
  const me = useMe();
  useTitle(t('shell.place.outbox'));
  if (may(me, 'outbox.read')) return <Outbox />;
  return (
    <>
      <PanelHeader title={t('shell.place.outbox')} level={1} />
      <EmptyState title={t('outbox-page.notYours.title')}>{t('outbox-page.notYours.text')}</EmptyState>
    </>
  );
}

/** What can be undone, what needs a person, what goes by itself; one of them opened. */
function Outbox() {
  const { t } = useSpeaking();
  const me = useMe();
  const navigate = useNavigate();
  const panels = usePanels();
  const search = useSearch({ from: '/frame/outbox' });
  const view: View = isView(search.view) ? search.view : 'waiting';
  const desk = search.desk;
  const phone = panels.breakpoint === 'phone';
  const folded = phone || panels.breakpoint === 'narrow';

  // Mail of accounts belongs to no ticket, so the lists hear of it here.
  useLive((event) => {
    if (event.name.startsWith('outgoing.')) void cache.invalidateQueries({ queryKey: ['outbox'] });
  });

  const open = useQueries({ queries: openStates.map((state) => newestOf(state, desk)) });
  const state = stateOf(view);
  const every = useInfiniteQuery({ ...everyOf(state ?? 'sent', desk), enabled: state !== undefined });

  const waiting = open.flatMap((query) => query.data?.items ?? []);
  const now = useSeconds(waiting.some((mail) => mail.state === 'queued'));
  const groups = grouped(waiting, now);
  const undoable = groups.find((group) => group.name === 'undo')?.mails ?? [];
  const paged = useMemo(() => every.data?.pages.flatMap((page) => page.items) ?? [], [every.data]);
  const shown: Outgoing[] =
    view === 'waiting' ? groups.flatMap((group) => group.mails) : view === 'undo' ? undoable : paged;
  const ids = shown.map((mail) => mail.id);

  const pending = state === undefined ? open.some((query) => query.isPending) : every.isPending;
  const failed = state === undefined ? open.find((query) => query.error && !query.data)?.error : every.error;
  const again = () => {
    if (state !== undefined) void every.refetch();
    else for (const query of open) void query.refetch();
  };

  const base: Record<string, string> = {
    ...(view === 'waiting' ? {} : { view }),
    ...(desk === undefined ? {} : { desk }),
  };
  const go = (message: string | undefined) =>
    void navigate({ to: '/outbox', search: message === undefined ? base : { ...base, message }, replace: true });
  const list = useRef<HTMLDivElement>(null);
  const walk = (step: 1 | -1) => {
    const next = neighbour(ids, search.message, step);
    if (next === undefined) return;
    go(next);
    list.current?.querySelector<HTMLElement>(`[data-mail="${next}"]`)?.focus();
  };
  const newest = undoable[0];
  useKeys(
    {
      j: { label: t('outbox-page.keys.down'), run: () => walk(1) },
      k: { label: t('outbox-page.keys.up'), run: () => walk(-1) },
      ...(newest ? { z: { label: t('outbox-page.keys.undo'), run: () => void undo(newest) } } : {}),
      ...(search.message !== undefined ? { esc: { label: t('outbox-page.back'), run: () => go(undefined) } } : {}),
    },
    { group: t('shell.place.outbox') },
  );
  useTitle(t(`outbox-page.view.${view}`));

  const counts = countsOf(
    open.map((query) => query.data),
    now,
  );
  const backTo = useCallback(
    () => void navigate({ to: '/outbox', search: (before) => ({ ...before, message: undefined }), replace: true }),
    [navigate],
  );
  // Wide screens have room for a mail: the first that is there stands open, so that nothing is blank.
  // It stays while it is in the list, whatever comes in above it.
  const first = ids[0];
  const stays = useRef<string>(undefined);
  const unasked = stays.current !== undefined && ids.includes(stays.current) ? stays.current : first;
  const opened = search.message ?? (phone || pending ? undefined : unasked);
  useEffect(() => {
    stays.current = opened;
  }, [opened]);
  useEffect(() => {
    if (opened === undefined || search.message === undefined) return;
    list.current?.querySelector(`[data-mail="${opened}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [opened, search.message]);

  const row = (mail: Outgoing) => (
    <OutboxRow
      key={mail.id}
      mail={mail}
      now={now}
      open={opened === mail.id}
      inTabOrder={mail.id === (opened !== undefined && ids.includes(opened) ? opened : first)}
      newestUndo={newest?.id === mail.id && !phone}
      search={base}
    />
  );
  const total = counts[view];

  return (
    <Columns
      panels={panels}
      listWidth={436}
      phoneShows={search.message === undefined ? 'list' : 'main'}
      views={
        <OutboxColumn
          view={view}
          desk={desk}
          desks={me.desks.filter((one) => may(me, 'outbox.read', one.id))}
          counts={counts}
          needs={needsOf(groups)}
          mailIsKept={me.mailIsKept}
          onGo={() => panels.setViewsOpen(false)}
        />
      }
      list={
        <>
          <PanelHeader
            level={folded ? 1 : 2}
            title={
              <>
                {t(`outbox-page.view.${view}`)}
                {total === undefined || total === 0 ? null : <span className={css.count}>{total}</span>}
              </>
            }
            {...(folded
              ? {
                  before: (
                    <IconButton
                      label={t('shell.panel.views')}
                      icon={<IconMenu2 size={18} stroke={1.6} />}
                      onClick={() => panels.setViewsOpen(true)}
                    />
                  ),
                }
              : {})}
          />
          {phone ? <ViewChips view={view} counts={counts} desk={desk} /> : null}
          <div className={css.list} ref={list}>
            {pending && shown.length === 0 ? (
              <LoadingRows rows={6} />
            ) : failed && shown.length === 0 ? (
              <ErrorState
                title={t('outbox-page.notRead')}
                action={
                  <Button kind="filled" size={28} onClick={again}>
                    {t('outbox-page.again')}
                  </Button>
                }
              >
                {reasonOf(failed)} {t('outbox-page.stillLeaves')}
              </ErrorState>
            ) : shown.length === 0 ? (
              <Nothing view={view} />
            ) : view === 'waiting' ? (
              groups.map((group) => (
                <GroupPart key={group.name} group={group} mailIsKept={me.mailIsKept} level={folded ? 2 : 3}>
                  {group.mails.map(row)}
                </GroupPart>
              ))
            ) : (
              shown.map(row)
            )}
            {state !== undefined && every.hasNextPage ? (
              <div className={css.more}>
                <Button busy={every.isFetchingNextPage} onClick={() => void every.fetchNextPage()}>
                  {t('outbox-page.more')}
                </Button>
              </div>
            ) : null}
          </div>
        </>
      }
    >
      {opened === undefined ? (
        <div className={css.none}>{pending ? null : <p>{t('outbox-page.nothingOpen')}</p>}</div>
      ) : (
        <OpenedMail id={opened} onBack={phone ? backTo : undefined} />
      )}
    </Columns>
  );
}

/** A group under its name; the mails that can be undone stand first and need none. */
function GroupPart({
  group,
  mailIsKept,
  level,
  children,
}: {
  group: Group;
  mailIsKept: boolean;
  level: 2 | 3;
  children: ReactNode;
}) {
  const { t } = useSpeaking();
  const all =
    group.name === 'kept' && !mailIsKept && group.mails.length > 1 && group.mails.every((mail) => mail.can.retry);
  const Heading = `h${level}` as const;
  if (group.name === 'undo') return children;
  return (
    <section aria-label={t(`outbox-page.group.${group.name}`)}>
      <div className={css.group}>
        <Heading>{t(`outbox-page.group.${group.name}`)}</Heading>
        {all ? (
          <Button size={24} onClick={() => void tryAll(group.mails)}>
            {t('outbox-page.sendAll')}
          </Button>
        ) : (
          <span className="sp-figures">{group.mails.length}</span>
        )}
      </div>
      {children}
    </section>
  );
}

function Nothing({ view }: { view: View }) {
  const { t } = useSpeaking();
  return (
    <EmptyState title={t(`outbox-page.empty.${view}`)} done={view === 'waiting'}>
      {view === 'waiting' ? t('outbox-page.emptyText') : undefined}
    </EmptyState>
  );
}

/** How many each view holds; with a plus where there are more than were read. */
function countsOf(
  pages: readonly ({ items: Outgoing[]; nextCursor: string | null } | undefined)[],
  now: number,
): Partial<Record<View, number | string>> {
  const counts: Partial<Record<View, number | string>> = {};
  let all = 0;
  let more = false;
  for (const [at, page] of pages.entries()) {
    const state = openStates[at];
    if (!page || state === undefined) continue;
    all += page.items.filter((mail) => groupOf(mail, now) !== null).length;
    more ||= page.nextCursor !== null;
    if (state === 'queued') counts.undo = page.items.filter((mail) => canBeUndone(mail, now)).length;
    if (isView(state)) counts[state] = page.nextCursor === null ? page.items.length : `${page.items.length}+`;
  }
  counts.waiting = more ? `${all}+` : all;
  return counts;
}

function needsOf(groups: readonly Group[]): ReadonlySet<View> {
  const mails = groups.find((group) => group.name === 'person')?.mails ?? [];
  return new Set(mails.map((mail): View => (mail.state === 'failed' ? 'failed' : 'bounced')));
}
