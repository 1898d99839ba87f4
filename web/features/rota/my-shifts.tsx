import { IconCalendarDue, IconCalendarShare, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Shift } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { Button, EmptyState } from '../../ui/index.ts';
import css from './agenda.module.css';
import { AskSwap } from './ask-swap.tsx';
import { useDayWords } from './day-words.ts';
import { daysFrom, monthOf } from './days.ts';

/** One's own shifts, or those beside which one sits: the next one first, then the others, then what is behind one. */
export function MyShifts({
  shifts,
  asBuddy,
  today,
  chosen,
  onChoose,
  onSubscribe,
}: {
  shifts: readonly Shift[];
  asBuddy: boolean;
  today: string;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  onSubscribe: () => void;
}) {
  const t = useT();
  const words = useDayWords();
  const [asking, setAsking] = useState(false);
  const ahead = shifts.filter(({ on }) => on >= today);
  const behind = shifts.filter(({ on }) => on < today).toReversed();
  const [next, ...later] = ahead;
  const beside = (shift: Shift) => (asBuddy ? shift.teammate.name : shift.buddy?.name);
  return (
    <div className={css.scroll}>
      {next === undefined ? (
        <EmptyState title={t(asBuddy ? 'rota-page.noneBeside' : 'rota-page.noneMine')} level={2}>
          {t('rota-page.noneMineText')}
        </EmptyState>
      ) : (
        <section className={css.next} aria-label={t('rota-page.nextShift')}>
          <p className={css.when}>
            <IconCalendarDue size={16} stroke={1.6} aria-hidden />
            {t('rota-page.inDays', { days: daysFrom(today, next.on) })}
          </p>
          <h2>
            {beside(next) === undefined
              ? words.heading(next.on)
              : t('rota-page.dayWith', { day: words.heading(next.on), name: beside(next) ?? '' })}
          </h2>
          <p>
            {t('rota-page.hours', {
              from: words.time(next.startsAt, next.timeZone),
              to: words.time(next.endsAt, next.timeZone),
            })}
            {next.swap === null ? '' : ` · ${t('rota-page.swapOpen')}`}
            {next.away ? ` · ${t(asBuddy ? 'rota-page.awayThatDay' : 'rota-page.awayMine')}` : ''}
          </p>
          {asking ? (
            <AskSwap shift={next} forOther={asBuddy} onDone={() => setAsking(false)} />
          ) : (
            <p className={css.nextDo}>
              {next.can.swap && next.swap === null ? (
                <Button onClick={() => setAsking(true)}>
                  {t(asBuddy ? 'rota-page.cannotOther' : 'rota-page.cannot')}
                </Button>
              ) : null}
              <Button kind="quiet" onClick={() => onChoose(next.id)}>
                {t('rota-page.look')}
              </Button>
            </p>
          )}
        </section>
      )}
      <Rows>
        {later.map((shift) => (
          <Row
            key={shift.id}
            shift={shift}
            name={beside(shift)}
            asBuddy={asBuddy}
            isChosen={shift.id === chosen}
            onChoose={onChoose}
          />
        ))}
      </Rows>
      <div className={css.subscribe}>
        <IconCalendarShare size={20} stroke={1.6} aria-hidden />
        <div>
          <b>{t('rota-page.ownCalendar')}</b>
          <p>{t('rota-page.ownCalendarText')}</p>
        </div>
        <Button onClick={onSubscribe}>{t('rota-page.subscribe')}</Button>
      </div>
      {behind.length === 0 ? null : (
        <>
          <p className={css.behind}>
            <b>{t('rota-page.behind')}</b>
            <span>{t('rota-page.inYear', { count: behind.length })}</span>
          </p>
          <Rows>
            {behind.map((shift) => (
              <Row
                key={shift.id}
                shift={shift}
                name={beside(shift)}
                asBuddy={asBuddy}
                isChosen={shift.id === chosen}
                onChoose={onChoose}
              />
            ))}
          </Rows>
        </>
      )}
    </div>
  );
}

function Rows({ children }: { children: ReactNode }) {
  return <ul className={css.rows}>{children}</ul>;
}

function Row({
  shift,
  name,
  asBuddy,
  isChosen,
  onChoose,
}: {
  shift: Shift;
  name: string | undefined;
  asBuddy: boolean;
  isChosen: boolean;
  onChoose: (id: string) => void;
}) {
  const t = useT();
  const words = useDayWords();
  return (
    <li>
      <button
        type="button"
        id={`seat-${shift.id}`}
        className={css.row}
        aria-pressed={isChosen}
        onClick={() => onChoose(shift.id)}
      >
        <span className={css.tile} aria-hidden="true">
          {words.shortMonth(monthOf(shift.on))}
          <b>{Number(shift.on.slice(8))}</b>
        </span>
        <span className={css.rowWords}>
          <b>{name === undefined ? words.heading(shift.on) : t('rota-page.withName', { name })}</b>
          <span>
            {words.heading(shift.on)},{' '}
            {t('rota-page.hours', {
              from: words.time(shift.startsAt, shift.timeZone),
              to: words.time(shift.endsAt, shift.timeZone),
            })}
            {shift.swap === null ? '' : ` · ${t('rota-page.swapOpen')}`}
            {shift.away && shift.state === 'published'
              ? ` · ${t(asBuddy ? 'rota-page.awayThatDay' : 'rota-page.awayMine')}`
              : ''}
          </span>
        </span>
        <IconChevronRight size={17} stroke={1.6} aria-hidden />
      </button>
    </li>
  );
}
