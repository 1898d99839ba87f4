import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { AfterShift } from '../../../contract/after-shift.ts';
import type { DayShift, MyDay } from '../../../contract/shift.ts';
import { ApiError, useMe } from '../../api/index.ts';
import { formattingLocale, useSpeaking, useT } from '../../i18n/index.ts';
import { Columns, usePanels, useTitle, useUnsent } from '../../shell/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, EmptyState, ErrorState, Face, LoadingRows, useFocusAfter, useNow } from '../../ui/index.ts';
import css from './after-shift.module.css';
import { afterOf, dayAsked } from './asking.ts';
import { EndOfShift } from './end-of-shift.tsx';
import { Feeling } from './feeling.tsx';
import { HandOverColumn } from './hand-over-column.tsx';
import { LearnColumn } from './learn-column.tsx';
import { LoadOfDay } from './load-of-day.tsx';
import { useNextToDo } from './next-to-do.ts';
import type { Steps } from './steps.ts';

/** The end of a day with customers: what goes on to whom, what was learned, and how it was. */
export default function AfterShiftPage() {
  const t = useT();
  const panels = usePanels();
  const navigate = useNavigate();
  useTitle(t('after-shift.title'));
  const asked = useSearch({ strict: false });
  const day = useQuery(dayAsked);
  // The one that is asked for, today's, or an earlier one that nobody handed over.
  const shiftId = asked.shift ?? day.data?.shift?.id ?? day.data?.unended?.id;
  const after = useQuery({ ...afterOf(shiftId ?? ''), enabled: shiftId !== undefined });
  const isNone = day.data !== undefined && (shiftId === undefined || isNotThere(after.error));
  const failed = day.isError ? day : after.isError && !isNone ? after : undefined;
  return (
    <Columns panels={panels}>
      <div className={css.page}>
        {failed ? (
          <ErrorState
            title={t('after-shift.away')}
            level={1}
            action={
              <Button kind="filled" size={28} onClick={() => void failed.refetch()}>
                {t('after-shift.again')}
              </Button>
            }
          >
            {t('after-shift.awayText')}
          </ErrorState>
        ) : isNone ? (
          <EmptyState
            title={t('after-shift.none')}
            level={1}
            action={<Button onClick={() => void navigate({ to: '/rota' })}>{t('after-shift.toRota')}</Button>}
          >
            {t('after-shift.noneText')}
          </EmptyState>
        ) : day.data === undefined || after.data === undefined ? (
          <LoadingRows />
        ) : (
          <Ended key={after.data.shiftId} next={day.data.next} after={after.data} />
        )}
      </div>
    </Columns>
  );
}

/** A shift of somebody else, or none. */
function isNotThere(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

function Ended({ next, after }: { next: MyDay['next']; after: AfterShift }) {
  const shift = after.day;
  const [left, setLeft] = useState(false);
  const [word, setWord] = useUnsent(`word of ${shift.id}`, '');
  const page = useNextToDo(after, left);
  const open = after.gathered.filter(({ state }) => state === 'open').length;
  const steps = {
    handOver: after.handOver.doneAt !== null || after.handOver.tickets.length === 0 || after.state === 'complete',
    learn: open === 0 || left || after.state === 'complete',
    feel: shift.energy !== null || after.state === 'complete',
  };
  return (
    <div className={css.whole} ref={page}>
      <Head next={next} shift={shift} steps={steps} />
      <div className={css.scroll}>
        <div className={css.columns}>
          <HandOverColumn key={`${after.shiftId} ${after.handOver.doneAt ?? ''}`} after={after} />
          <LearnColumn after={after} left={left} />
          <Feeling shift={shift} after={after} word={word} onWord={setWord} />
        </div>
      </div>
      <EndOfShift after={after} steps={steps} word={word} open={left ? 0 : open} onLeave={() => setLeft(true)} />
    </div>
  );
}

const ORDER = ['handOver', 'learn', 'feel'] as const;

function Head({ next, shift, steps }: { next: MyDay['next']; shift: DayShift; steps: Steps }) {
  const { t, tx, moments, locale } = useSpeaking();
  const me = useMe();
  const now = useNow();
  const whole = new Intl.DateTimeFormat(formattingLocale(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: shift.timeZone,
  });
  const starts = Date.parse(shift.startsAt);
  const isToday = whole.format(now) === whole.format(starts);
  const current = ORDER.find((step) => !steps[step]);
  // The link that led here went with its page.
  const title = useFocusAfter<HTMLHeadingElement>(shift.id);
  return (
    <header className={css.day}>
      <div>
        <p className={css.date}>
          {isToday
            ? t('after-shift.day', { day: whole.format(now), time: moments.time(now) })
            : shift.state === 'complete'
              ? whole.format(starts)
              : t('after-shift.late', { day: whole.format(starts) })}
        </p>
        <h1 ref={title} tabIndex={-1}>
          {t('after-shift.wellDone', { name: firstName(me.name) })}
        </h1>
        <p className={css.beside}>
          {shift.buddy ? (
            <>
              <Face person={shift.buddy} size={24} decorative />
              <span>
                {tx('after-shift.beside', {
                  buddy: <b key="buddy">{firstName(shift.buddy.name)}</b>,
                  time: moments.time(shift.endsAt),
                })}
              </span>
            </>
          ) : (
            t('after-shift.until', { time: moments.time(shift.endsAt) })
          )}
        </p>
      </div>
      <ol className={css.steps} aria-label={t('after-shift.steps')}>
        {ORDER.map((step) => (
          <li
            key={step}
            data-done={steps[step] || undefined}
            {...(step === current ? { 'aria-current': 'step' as const } : {})}
          >
            <i aria-hidden>{steps[step] ? <IconCheck size={13} stroke={3} /> : null}</i>
            <span>{t(`after-shift.step.${step}`)}</span>
          </li>
        ))}
      </ol>
      <LoadOfDay load={shift.load} next={next} />
    </header>
  );
}
