import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { DayShift, MyDay, QueueItem, ShiftQueue } from '../../../contract/shift.ts';
import { useT } from '../../i18n/index.ts';
import { Columns, useKeys, usePanels, useTitle } from '../../shell/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, EmptyState, ErrorState, LoadingRows, useNow } from '../../ui/index.ts';
import { GatheredStrip, UnendedLine } from '../after-shift/index.ts';
import { LookedBanner, LookedCard } from '../reviews/index.ts';
import { AskFromShift } from './ask-from-shift.tsx';
import { queueOf, todayAsked, useShiftNews } from './asking.ts';
import { BesideColumn } from './beside-column.tsx';
import { BesideYou } from './beside-you.tsx';
import { BriefingColumn } from './briefing-card.tsx';
import { DayBar } from './day-bar.tsx';
import { KeptDialog } from './kept-dialog.tsx';
import { BeginPane, BreakPane, OverPane, StopPane } from './limits.tsx';
import { QueueColumn } from './queue-column.tsx';
import css from './shift.module.css';
import { useShiftTimes } from './times.ts';

/** The day of somebody who answers customers today: what to know, what to take, how much is enough. */
export default function ShiftPage() {
  const t = useT();
  const panels = usePanels();
  useTitle(t('shell.place.shift'));
  useShiftNews();
  const { data, isError, refetch } = useQuery(todayAsked);
  return (
    <Columns panels={panels}>
      {data === undefined ? (
        isError ? (
          <ErrorState
            title={t('shift-page.dayAway')}
            level={1}
            action={
              <Button kind="filled" size={28} onClick={() => void refetch()}>
                {t('shift-page.again')}
              </Button>
            }
          >
            {t('shift-page.dayAwayText')}
          </ErrorState>
        ) : (
          <>
            <h1 className="sp-hidden">{t('shell.place.shift')}</h1>
            <LoadingRows />
          </>
        )
      ) : data.shift === null ? (
        <NoShift day={data} />
      ) : (
        <Day shift={data.shift} day={data} />
      )}
    </Columns>
  );
}

function Day({ shift, day }: { shift: DayShift; day: MyDay }) {
  const t = useT();
  const now = useNow();
  const [looking, setLooking] = useState(false);
  const [asking, setAsking] = useState(false);
  const [before, setBefore] = useState<QueueItem>();
  const isBegun = shift.begunAt !== null;
  const queue = useQuery({ ...queueOf(shift.id), enabled: isBegun });
  const looks = shift.buddy?.isAway ? shift.standIn : shift.buddy;
  const ask = looks && shift.endedAt === null ? () => setAsking(true) : undefined;
  useKeys(
    { b: { label: t('shift-page.key.ask'), off: ask === undefined, opensField: true, run: () => ask?.() } },
    { group: t('shell.place.shift') },
  );
  return (
    <div className={css.page}>
      <DayBar shift={shift} onAsk={ask} />
      <UnendedLine unended={day.unended} />
      <div className={css.scroll}>
        <div className={css.banner}>
          <LookedBanner />
        </div>
        <div className={css.columns}>
          <BriefingColumn shift={shift} />
          <Middle
            shift={shift}
            now={now}
            queue={queue}
            onLook={() => setLooking(true)}
            onChoose={(item) => setBefore(item)}
          />
          <div className={css.right}>
            {shift.buddy?.isAway ? <BesideColumn shift={shift} queue={queue.data} onAsk={ask} /> : null}
            <LookedCard
              fallback={shift.buddy?.isAway ? null : <BesideColumn shift={shift} queue={queue.data} onAsk={ask} />}
            />
            {day.beside.length === 0 ? null : <BesideYou beside={day.beside} />}
          </div>
        </div>
      </div>
      {isBegun && shift.endedAt === null ? (
        <div className={css.gathered}>
          <GatheredStrip shiftId={shift.id} handOverAt={shift.handOverAt} />
        </div>
      ) : null}
      {looking ? <KeptDialog shiftId={shift.id} buddy={looks?.name} onClose={() => setLooking(false)} /> : null}
      {asking && looks ? (
        <AskFromShift
          shift={shift}
          name={looks.name}
          before={before}
          queue={queue.data}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}

function Middle({
  shift,
  now,
  queue,
  onLook,
  onChoose,
}: {
  shift: DayShift;
  now: number;
  queue: Pick<UseQueryResult<ShiftQueue>, 'data' | 'isError' | 'refetch'>;
  onLook: () => void;
  onChoose: (item: QueueItem | undefined) => void;
}) {
  const t = useT();
  if (shift.begunAt === null) return <BeginPane shift={shift} now={now} />;
  if (shift.endedAt !== null || shift.state === 'complete') return <OverPane shift={shift} />;
  const { state } = shift.load;
  if (state === 'hard' || state === 'soft') return <StopPane shift={shift} kind={state} />;
  if (state === 'break') return <BreakPane shift={shift} />;
  if (queue.data === undefined)
    return (
      <section className={css.column}>
        {queue.isError ? (
          <p className={css.failed}>
            {t('shift-page.queueAway')}{' '}
            <Button kind="quiet" size={24} onClick={() => void queue.refetch()}>
              {t('shift-page.again')}
            </Button>
          </p>
        ) : (
          <LoadingRows />
        )}
      </section>
    );
  return <QueueColumn shift={shift} queue={queue.data} onLook={onLook} onChoose={onChoose} />;
}

/** Nobody's turn today: when the next one is, and whom one sits beside. */
function NoShift({ day }: { day: MyDay }) {
  const t = useT();
  const navigate = useNavigate();
  const { next, beside } = day;
  const times = useShiftTimes(next?.timeZone ?? 'UTC');
  return (
    <div className={css.page}>
      <UnendedLine unended={day.unended} />
      <div className={css.none}>
        <EmptyState
          title={t('shift-page.none.title', { beside: beside.length === 0 ? 'no' : 'yes' })}
          level={1}
          action={
            beside.length === 0 ? (
              <Button onClick={() => void navigate({ to: '/rota', search: { show: 'mine' } })}>
                {t('shift-page.none.rota')}
              </Button>
            ) : (
              <Button onClick={() => void navigate({ to: '/looks' })}>{t('shift-page.none.looks')}</Button>
            )
          }
        >
          {beside.length > 0
            ? t('shift-page.none.besideText')
            : next === null
              ? t('shift-page.none.noNext')
              : t('shift-page.none.next', {
                  day: times.heading(next.startsAt),
                  has: next.buddy ? 'yes' : 'no',
                  name: firstName(next.buddy?.name ?? ''),
                })}
        </EmptyState>
        {beside.length === 0 ? null : <BesideYou beside={beside} />}
      </div>
    </div>
  );
}
