import { IconLayoutSidebarRight, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import type { Review } from '../../../contract/reviews.ts';
import { refusalOf, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Columns, useKeys, usePanels, useTitle } from '../../shell/index.ts';
import {
  Button,
  EmptyState,
  ErrorState,
  IconButton,
  LoadingRows,
  PanelHeader,
  useFocusAfter,
  useNow,
} from '../../ui/index.ts';
import { lookedAt, waitingLooks } from './asking.ts';
import { BuddySide } from './buddy-side.tsx';
import { type DueGroup, dueGroups } from './due-groups.ts';
import { LookedThrough, LookReply } from './look-reply.tsx';
import { LookedRows, LookRow } from './look-rows.tsx';
import css from './looks-page.module.css';

/** Replies that wait for one's look: by the customer's clock, one opened, and one's own day beside them. */
export default function LooksPage() {
  const { t } = useSpeaking();
  const me = useMe();
  const navigate = useNavigate();
  const panels = usePanels();
  const { look } = useSearch({ from: '/frame/looks' });
  useTitle(t('reviews-page.title'));
  const now = useNow();
  const waiting = useQuery(waitingLooks);
  const looked = useQuery(lookedAt);
  const phone = panels.breakpoint === 'phone';
  const reviews = waiting.data ?? [];
  const groups = dueGroups(reviews, now, me.timeZone);
  const ids = groups.flatMap((group) => group.reviews.map(({ id }) => id));
  // What one reads stays, though one that is due sooner comes above it: a key says what becomes of it.
  const [read, setRead] = useState<string>();
  const first = read !== undefined && ids.includes(read) ? read : ids[0];
  if (first !== read) setRead(first);
  const opened = look ?? (phone ? undefined : first);
  const list = useFocusAfter<HTMLDivElement>(phone && look === undefined ? 'list' : undefined);

  const go = useCallback(
    (id: string | undefined) =>
      void navigate({ to: '/looks', search: id === undefined ? {} : { look: id }, replace: true }),
    [navigate],
  );
  const walk = (step: 1 | -1) => {
    const at = opened === undefined ? -1 : ids.indexOf(opened);
    const next = ids[at < 0 ? 0 : at + step];
    if (next === undefined) return;
    go(next);
    list.current?.querySelector<HTMLElement>(`[data-look="${next}"]`)?.focus();
  };
  useKeys(
    {
      j: { label: t('reviews-page.keys.next'), run: () => walk(1) },
      k: { label: t('reviews-page.keys.before'), run: () => walk(-1) },
      ...(look === undefined ? {} : { esc: { label: t('reviews-page.keys.close'), run: () => go(undefined) } }),
    },
    { group: t('reviews-page.title') },
  );
  useEffect(() => {
    if (opened !== undefined)
      list.current?.querySelector(`[data-look="${opened}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [opened, list]);
  /** What one works on stays before one's eyes, though somebody else lets it go or its writer takes it back. */
  const hold = (id: string) => {
    if (look === undefined) go(id);
  };
  /** What was looked at leaves the list: on to the one that follows it. */
  const settled = (id: string) => {
    const at = ids.indexOf(id);
    go(phone ? undefined : (ids[at + 1] ?? ids[at - 1]));
  };
  const done = (looked.data ?? []).filter(({ lookedAt: at }) => at !== null && isToday(at, now, me.timeZone));
  const one = [...reviews, ...(looked.data ?? [])].find(({ id }) => id === opened);
  const nothing = waiting.data !== undefined && reviews.length === 0;

  return (
    <Columns
      panels={panels}
      listWidth={336}
      sideWidth={312}
      phoneShows={look === undefined ? 'list' : 'main'}
      side={<BuddySide now={now} reviewId={one?.state === 'waiting' ? one.id : undefined} />}
      list={
        <>
          <PanelHeader
            level={1}
            title={t('reviews-page.title')}
            {...(reviews.length > 0 ? { count: reviews.length } : {})}
            {...(panels.breakpoint === 'wide' && panels.sideOpen
              ? {}
              : {
                  after: (
                    <IconButton
                      label={t('reviews-page.side.title')}
                      icon={<IconLayoutSidebarRight size={18} stroke={1.6} />}
                      onClick={() => panels.setSideOpen(true)}
                    />
                  ),
                })}
          />
          <div className={css.list} ref={list} tabIndex={-1}>
            {waiting.isPending ? (
              <LoadingRows rows={4} />
            ) : waiting.isError && waiting.data === undefined ? (
              <ErrorState
                title={t('reviews-page.notRead')}
                level={2}
                action={
                  <Button kind="filled" size={28} onClick={() => void waiting.refetch()}>
                    {t('reviews-page.again')}
                  </Button>
                }
              >
                {refusalOf(waiting.error) ?? t('reviews-page.notReadText')}
              </ErrorState>
            ) : nothing ? (
              <p className={css.nothing}>{t('reviews-page.nothing')}</p>
            ) : (
              groups.map((group) => (
                <WaitingGroup key={group.name} group={group} opened={opened} first={ids[0]} now={now} />
              ))
            )}
            <LookedRows reviews={done} opened={opened} />
          </div>
          <Foot review={one} now={now} />
        </>
      }
    >
      {opened === undefined ? (
        <div className={css.none}>
          <PanelHeader />
          {nothing ? (
            <EmptyState title={t('reviews-page.empty.title')} level={2} done>
              {t('reviews-page.empty.text')}
            </EmptyState>
          ) : null}
        </div>
      ) : one && one.state !== 'waiting' ? (
        <LookedThrough key={opened} id={opened} onBack={phone ? () => go(undefined) : undefined} />
      ) : (
        <LookReply
          key={opened}
          id={opened}
          onBack={phone ? () => go(undefined) : undefined}
          onTouch={hold}
          onSettled={settled}
        />
      )}
    </Columns>
  );
}

function isToday(instant: string, now: number, timeZone: string): boolean {
  const day = (at: number) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
  return day(Date.parse(instant)) === day(now);
}

function WaitingGroup({
  group,
  opened,
  first,
  now,
}: {
  group: DueGroup;
  opened: string | undefined;
  first: string | undefined;
  now: number;
}) {
  const { t } = useSpeaking();
  return (
    <section aria-label={t(`reviews-page.group.${group.name}`)}>
      <h2 className={css.group} data-soon={group.name === 'hour' || undefined}>
        {t(`reviews-page.group.${group.name}`)}
        <span className="sp-figures">{group.reviews.length}</span>
      </h2>
      {group.reviews.map((review) => (
        <LookRow
          key={review.id}
          review={review}
          open={review.id === opened}
          inTabOrder={review.id === (opened ?? first)}
          now={now}
        />
      ))}
    </section>
  );
}

/** That the clock runs meanwhile, and whom it asks next. */
function Foot({ review, now }: { review: Review | undefined; now: number }) {
  const { t, moments } = useSpeaking();
  if (review?.state !== 'waiting') return null;
  return (
    <p className={css.foot}>
      <IconShieldCheck size={17} stroke={1.6} aria-hidden />
      {t('reviews-page.clockRuns', {
        at: review.escalatesAt === null ? '' : moments.ahead(review.escalatesAt, now),
        hasAt: review.escalatesAt === null ? 'no' : 'yes',
      })}
    </p>
  );
}
