import { useQuery } from '@tanstack/react-query';
import { type CSSProperties, useMemo, useState } from 'react';
import type { RotaHoliday, RotaRules, Shift, ShiftCheck, Swap } from '../../../contract/rota.ts';
import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { checkOf } from './asking.ts';
import { BrokenRules } from './broken-rules.tsx';
import { useDayWords } from './day-words.ts';
import { monthOf, weekdayOf, weeksOf } from './days.ts';
import css from './month-grid.module.css';
import { type Moving, moveTo } from './moving.ts';
import { Seat } from './seat.tsx';

/** So many seats of a day show before the rest is asked for. */
const IN_SIGHT = 6;

/** A month: a row a week, a seat a line. A seat is dragged to another day, with the rules checked on the way. */
export function MonthGrid({
  rules,
  until,
  within,
  month,
  weekends,
  shifts,
  swaps,
  holidays,
  today,
  chosen,
  moving,
  onChoose,
  onMoving,
}: {
  rules: RotaRules;
  /** The last day that is published, or planned: until there a day can be short. */
  until: string | null;
  /** Days that can be moved to; left out: all. */
  within?: { from: string; to: string };
  month: string;
  /** Somebody works on Saturdays or Sundays: these are columns like the others. */
  weekends: boolean;
  shifts: readonly Shift[];
  swaps: readonly Swap[];
  holidays: readonly RotaHoliday[];
  today: string;
  chosen: string | undefined;
  moving: Moving | undefined;
  onChoose: (id: string) => void;
  onMoving: (moving: Moving | undefined) => void;
}) {
  const t = useT();
  const words = useDayWords();
  const weeks = weeksOf(month, weekends);
  const byDay = useMemo(() => Map.groupBy(shifts, ({ on }) => on), [shifts]);
  const offDays = useMemo(() => Map.groupBy(holidays, ({ on }) => on), [holidays]);
  const isElsewhere = moving !== undefined && moving.on !== moving.shift.on;
  const check = useQuery({
    ...checkOf(moving?.shift.id ?? '', moving?.on ?? ''),
    enabled: isElsewhere,
    staleTime: 5_000,
  });
  const columns = weekends ? 7 : 5;
  const numbers = Array.from({ length: columns }, (_, at) => at + 1);
  return (
    <div className={css.frame} style={{ '--weeks': weeks.length } as CSSProperties}>
      <table className={css.grid} data-weekends={weekends || undefined}>
        <caption className="sp-hidden">{words.month(month)}</caption>
        <thead>
          <tr>
            {numbers.map((number) => (
              <th key={number} scope="col">
                {words.weekday(number)}
              </th>
            ))}
            {weekends ? null : (
              <th scope="col" className={css.weekend}>
                <span className="sp-hidden">{t('rota-page.weekend')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.slice(0, columns).map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  rules={rules}
                  isHeld={until !== null && day <= until && (within === undefined || day >= within.from)}
                  isOpen={within === undefined || (within.from <= day && day <= within.to)}
                  month={month}
                  today={today}
                  seats={byDay.get(day) ?? []}
                  swaps={swaps}
                  holidays={offDays.get(day) ?? []}
                  chosen={chosen}
                  moving={moving}
                  check={isElsewhere && moving.on === day ? check.data : undefined}
                  onChoose={onChoose}
                  onMoving={onMoving}
                />
              ))}
              {weekends ? null : (
                <td className={css.weekend}>
                  {Number(week[5]?.slice(8))}–{Number(week[6]?.slice(8))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayCell({
  day,
  rules,
  isHeld,
  isOpen,
  month,
  today,
  seats,
  swaps,
  holidays,
  chosen,
  moving,
  check,
  onChoose,
  onMoving,
}: {
  day: string;
  rules: RotaRules;
  /** Its seats are decided. */
  isHeld: boolean;
  /** A seat may be moved to it. */
  isOpen: boolean;
  month: string;
  today: string;
  seats: readonly Shift[];
  swaps: readonly Swap[];
  holidays: readonly RotaHoliday[];
  chosen: string | undefined;
  moving: Moving | undefined;
  check: ShiftCheck | undefined;
  onChoose: (id: string) => void;
  onMoving: (moving: Moving | undefined) => void;
}) {
  const t = useT();
  const words = useDayWords();
  const me = useMe();
  const [all, setAll] = useState(false);
  const { min, max } = rules.seatsPerDay;
  const short = day >= today && isHeld && weekdayOf(day) < 6 && holidays.length === 0 ? min - seats.length : 0;
  const isTarget = moving !== undefined && moving.on === day && moving.shift.on !== day;
  const shown = all ? seats : seats.slice(0, IN_SIGHT);
  const drop = () => {
    if (!moving) return;
    const there = { ...moving, on: day };
    void moveTo(there).then((moved) => onMoving(moved ? undefined : { ...there, dropped: true }));
  };
  return (
    <td
      className={css.day}
      data-past={day < today || !isOpen || undefined}
      data-today={day === today || undefined}
      data-target={
        isTarget ? (check === undefined ? 'looking' : check.broken.length > 0 ? 'broken' : 'fits') : undefined
      }
      onDragOver={(event) => {
        if (!moving || !isOpen) return;
        event.preventDefault();
        if (moving.on !== day) onMoving({ ...moving, on: day, dropped: false });
      }}
      onDrop={(event) => {
        event.preventDefault();
        drop();
      }}
    >
      <div className={css.inside}>
        <div className={css.dayHead}>
          <time dateTime={day} title={words.long(day)}>
            {monthOf(day) === month ? Number(day.slice(8)) : words.dayAndMonth(day)}
          </time>
          {holidays.length > 0 ? (
            <span className={`${css.holiday} sp-truncate`} title={holidays.map(({ name }) => name).join(', ')}>
              {t('rota-page.holiday', {
                name: holidays[0]?.name ?? '',
                countries: words.list([...new Set(holidays.map(({ country }) => country))]),
              })}
            </span>
          ) : null}
          {short > 0 ? <span className={css.short}>{t('rota-page.short', { count: short })}</span> : null}
        </div>
        <ul className={css.seats}>
          {shown.map((shift) => (
            <li key={shift.id}>
              <Seat
                shift={shift}
                swap={swaps.find((swap) => swap.shift.id === shift.id)}
                isMine={shift.teammate.id === me.id}
                isPast={day < today}
                isChosen={shift.id === chosen}
                onChoose={() => onChoose(shift.id)}
                onDragStart={() => onMoving({ shift, on: shift.on, dropped: false })}
                onDragEnd={() => onMoving(undefined)}
              />
            </li>
          ))}
        </ul>
        {shown.length < seats.length ? (
          <button type="button" className={css.more} onClick={() => setAll(true)}>
            {t('rota-page.moreSeats', { count: seats.length - shown.length })}
          </button>
        ) : null}
        {isTarget ? (
          <div className={css.verdict} aria-live="polite">
            {check === undefined ? null : check.broken.length > 0 ? (
              <BrokenRules broken={check.broken.slice(0, 1)} />
            ) : (
              t('rota-page.fits', { buddy: check.buddy?.name ?? '', has: check.buddy ? 'yes' : 'no' })
            )}
          </div>
        ) : null}
        {day >= today && seats.length > 0 ? (
          <span className={css.capacity} data-short={short > 0 || undefined} aria-hidden="true">
            <i style={{ width: `${Math.min(100, (100 * seats.length) / Math.max(1, max))}%` }} />
          </span>
        ) : null}
      </div>
    </td>
  );
}
