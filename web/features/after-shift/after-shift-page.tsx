import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AfterShift } from '../../../contract/after-shift.ts';
import type { DayShift, MyDay } from '../../../contract/shift.ts';
import { useMe } from '../../api/index.ts';
import { formattingLocale, useSpeaking, useT } from '../../i18n/index.ts';
import { Columns, usePanels, useTitle, useUnsent } from '../../shell/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, EmptyState, ErrorState, Face, LoadingRows, useNow } from '../../ui/index.ts';
import css from './after-shift.module.css';
import { afterOf, dayAsked } from './asking.ts';
import { EndOfShift } from './end-of-shift.tsx';
import { Feeling } from './feeling.tsx';
import { HandOverColumn } from './hand-over-column.tsx';
import { LearnColumn } from './learn-column.tsx';
import { LoadOfDay } from './load-of-day.tsx';
import type { Steps } from './steps.ts';

/** The end of a day with customers: what goes on to whom, what was learned, and how it was. */
export default function AfterShiftPage() {
  const t = useT();
  const panels = usePanels();
  const navigate = useNavigate();
  useTitle(t('after-shift.title'));
  const day = useQuery(dayAsked);
  const shift = day.data?.shift ?? undefined;
  const after = useQuery({ ...afterOf(shift?.id ?? ''), enabled: shift !== undefined });
  const failed = day.isError ? day : after.isError ? after : undefined;
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
        ) : day.data === undefined || (shift !== undefined && after.data === undefined) ? (
          <LoadingRows />
        ) : shift === undefined || after.data === undefined ? (
          <EmptyState
            title={t('after-shift.none')}
            level={1}
            action={<Button onClick={() => void navigate({ to: '/rota' })}>{t('after-shift.toRota')}</Button>}
          >
            {t('after-shift.noneText')}
          </EmptyState>
        ) : (
          <Ended day={day.data} shift={shift} after={after.data} />
        )}
      </div>
    </Columns>
  );
}

function Ended({ day, shift, after }: { day: MyDay; shift: DayShift; after: AfterShift }) {
  const [left, setLeft] = useState(false);
  const [word, setWord] = useUnsent(`word of ${shift.id}`, '');
  const open = after.gathered.filter(({ state }) => state === 'open').length;
  const steps = {
    handOver: after.handOver.doneAt !== null || after.handOver.tickets.length === 0 || after.state === 'complete',
    learn: open === 0 || left || after.state === 'complete',
    feel: shift.energy !== null || after.state === 'complete',
  };
  return (
    <>
      <Head day={day} shift={shift} steps={steps} />
      <div className={css.scroll}>
        <div className={css.columns}>
          <HandOverColumn key={`${after.shiftId} ${after.handOver.doneAt ?? ''}`} after={after} />
          <LearnColumn after={after} left={left} />
          <Feeling shift={shift} after={after} word={word} onWord={setWord} />
        </div>
      </div>
      <EndOfShift after={after} steps={steps} word={word} open={left ? 0 : open} onLeave={() => setLeft(true)} />
    </>
  );
}

const ORDER = ['handOver', 'learn', 'feel'] as const;

function Head({ day, shift, steps }: { day: MyDay; shift: DayShift; steps: Steps }) {
  const { t, tx, moments, locale } = useSpeaking();
  const me = useMe();
  const now = useNow();
  const whole = new Intl.DateTimeFormat(formattingLocale(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: shift.timeZone,
  });
  const current = ORDER.find((step) => !steps[step]);
  return (
    <header className={css.day}>
      <div>
        <p className={css.date}>{t('after-shift.day', { day: whole.format(now), time: moments.time(now) })}</p>
        <h1>{t('after-shift.wellDone', { name: firstName(me.name) })}</h1>
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
      <LoadOfDay load={shift.load} next={day.next} />
    </header>
  );
}
