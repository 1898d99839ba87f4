import { IconChecks, IconSettings } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { refusalOf } from '../../api/index.ts';
import { sayNow, useSpeaking } from '../../i18n/index.ts';
import { Button, EmptyState, ErrorState, LoadingRows, PanelHeader, toast, useNow } from '../../ui/index.ts';
import { allAsked, unreadAsked } from './asking.ts';
import { type DayGroup, dayGroups } from './day-groups.ts';
import css from './notification-panel.module.css';
import { NotificationRow } from './notification-row.tsx';
import { markRead } from './reading.ts';

/** What one was told, what is not read first and then by days. Arrows or J and K go along it, Enter opens. */
export function NotificationPanel({ onClose }: { onClose: () => void }) {
  const { t, timeZone } = useSpeaking();
  const now = useNow();
  const unread = useQuery(unreadAsked);
  const all = useInfiniteQuery(allAsked);
  const pages = all.data?.pages.flatMap(({ items }) => items);
  const groups = pages ? dayGroups(unread.data ?? [], pages, new Date(now), timeZone) : [];
  const waits = groups[0]?.kind === 'unread';

  const whole = useRef<HTMLDivElement>(null);
  const loaded = all.data !== undefined;
  useEffect(() => {
    const first = loaded ? whole.current?.querySelector<HTMLElement>('[data-row]') : undefined;
    (first ?? whole.current)?.focus({ preventScroll: true });
  }, [loaded]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.key === 'Escape' || event.key === 'Tab') return;
    // Single letters belong to this list and not to the screen below it.
    event.stopPropagation();
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const rows = [...(whole.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const here = rows.indexOf(document.activeElement as HTMLElement);
    rows[Math.min(rows.length - 1, Math.max(0, here + step))]?.focus();
  };

  const read = (which: readonly string[] | 'all') => {
    markRead(which).catch((error: unknown) =>
      toast({
        tone: 'failed',
        title: sayNow().t('notifications.notKept'),
        text: refusalOf(error) ?? sayNow().t('shell.broke.awayText'),
      }),
    );
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys go along the links inside
    <div className={css.whole} ref={whole} tabIndex={-1} onKeyDown={onKeyDown}>
      <PanelHeader
        title={t('notifications.bell')}
        after={
          <>
            {waits ? (
              <Button
                kind="quiet"
                size={28}
                icon={<IconChecks size={16} stroke={1.6} aria-hidden />}
                onClick={() => {
                  read('all');
                  // The button goes with what it was for; the keys stay in the panel.
                  whole.current?.focus();
                }}
              >
                {t('notifications.readAll')}
              </Button>
            ) : null}
            <Link
              to="/settings/$place"
              params={{ place: 'notifications' }}
              className={css.settings}
              aria-label={t('notifications.settings')}
              title={t('notifications.settings')}
              onClick={onClose}
            >
              <IconSettings size={18} stroke={1.6} aria-hidden />
            </Link>
          </>
        }
      />
      <div className={css.scroll}>
        {groups.map((group) => (
          <section key={`${group.kind} ${group.day}`}>
            <h3 className={css.day}>
              <GroupTitle group={group} />
            </h3>
            <ul>
              {group.items.map((one) => (
                <NotificationRow
                  key={one.id}
                  told={one}
                  fresh={group.kind === 'unread'}
                  onOpen={() => {
                    if (one.readAt === null) read([one.id]);
                    onClose();
                  }}
                />
              ))}
            </ul>
          </section>
        ))}
        {all.isPending ? <LoadingRows rows={4} /> : null}
        {all.data === undefined && all.error ? (
          <div className={css.state}>
            <ErrorState
              title={t('notifications.notCome')}
              action={
                <Button kind="filled" size={28} onClick={() => void all.refetch()}>
                  {t('notifications.again')}
                </Button>
              }
            >
              {refusalOf(all.error) ?? t('shell.broke.awayText')}
            </ErrorState>
          </div>
        ) : null}
        {loaded && groups.length === 0 ? (
          <div className={css.state}>
            <EmptyState title={t('notifications.empty')}>{t('notifications.emptyText')}</EmptyState>
          </div>
        ) : null}
        {all.hasNextPage ? (
          <div className={css.older}>
            <Button kind="quiet" size={28} busy={all.isFetchingNextPage} onClick={() => void all.fetchNextPage()}>
              {t('notifications.older')}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}

function GroupTitle({ group }: { group: DayGroup }) {
  const { t, moments } = useSpeaking();
  return group.kind === 'day' ? moments.date(group.items[0]?.at ?? group.day) : t(`notifications.group.${group.kind}`);
}
