import { IconBeach } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { RotaHoliday, Shift } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { EmptyState, Face } from '../../ui/index.ts';
import css from './agenda.module.css';
import { useDayWords } from './day-words.ts';
import { daysBetween, firstDay, lastDay, weekdayOf } from './days.ts';

/** The month of the company as a list of days, where there is no room for a grid. */
export function Agenda({
  month,
  least,
  held,
  shifts,
  holidays,
  today,
  onChoose,
}: {
  month: string;
  /** So many seats a day has at least. */
  least: number;
  /** Days whose seats are decided: there one can be wanting. */
  held: { from: string; to: string } | undefined;
  shifts: readonly Shift[];
  holidays: readonly RotaHoliday[];
  today: string;
  onChoose: (id: string) => void;
}) {
  const t = useT();
  const words = useDayWords();
  const byDay = Map.groupBy(shifts, ({ on }) => on);
  const off = new Set(holidays.map(({ on }) => on));
  const shortOf = (day: string) =>
    held && day >= today && day >= held.from && day <= held.to && weekdayOf(day) < 6 && !off.has(day)
      ? least - (byDay.get(day)?.length ?? 0)
      : 0;
  const wanting = daysBetween(firstDay(month), lastDay(month)).filter((day) => shortOf(day) > 0);
  const days = [...new Set([...byDay.keys(), ...off, ...wanting])].sort();
  const present = useRef<HTMLElement>(null);
  // What is over lies above; whoever scrolled on is not brought back by news.
  useEffect(() => {
    if (month === today.slice(0, 7)) present.current?.scrollIntoView();
  }, [month, today]);
  const next = days.find((day) => day >= today);
  if (shifts.length === 0)
    return (
      <EmptyState title={t('rota-page.emptyMonth')} level={2}>
        {t('rota-page.emptyMonthText')}
      </EmptyState>
    );
  return (
    <div className={css.scroll}>
      {days.map((day) => (
        <section
          key={day}
          ref={day === next ? present : undefined}
          className={css.day}
          data-today={day === today || undefined}
        >
          <h2>
            {words.heading(day)}
            {[
              ...Map.groupBy(
                holidays.filter(({ on }) => on === day),
                ({ name }) => name,
              ),
            ].map(([name, days]) => (
              <span key={name} className={css.holiday}>
                {t('rota-page.holiday', { name, countries: words.list(days.map(({ country }) => country)) })}
              </span>
            ))}
            {shortOf(day) > 0 ? (
              <span className={css.short}>{t('rota-page.short', { count: shortOf(day) })}</span>
            ) : null}
          </h2>
          <ul className={css.rows}>
            {(byDay.get(day) ?? []).map((shift) => (
              <li key={shift.id}>
                <button type="button" id={`seat-${shift.id}`} className={css.person} onClick={() => onChoose(shift.id)}>
                  <Face person={shift.teammate} size={28} decorative />
                  <span className="sp-truncate">{shift.teammate.name}</span>
                  <span
                    className={`${css.beside} sp-truncate`}
                    data-away={(shift.away && shift.swap === null && day >= today) || undefined}
                  >
                    {shift.away && day >= today ? <IconBeach size={14} stroke={1.8} aria-hidden /> : null}
                    {shift.swap === null
                      ? shift.away && day >= today
                        ? t('rota-page.awayThatDay')
                        : shift.buddy
                          ? t('rota-page.with', { buddy: shift.buddy.name })
                          : ''
                      : t('rota-page.swapOpen')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
