import type { RotaHoliday, RotaPlanDetail } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { useDayWords } from './day-words.ts';
import { daysBetween, weekdayOf } from './days.ts';
import css from './seats-chart.module.css';

/** A column a day, as high as it has seats; a day on which somebody's country is off has a plum edge. */
export function SeatsChart({ plan, holidays }: { plan: RotaPlanDetail; holidays: readonly RotaHoliday[] }) {
  const t = useT();
  const words = useDayWords();
  const byDay = Map.groupBy(plan.shifts, ({ on }) => on);
  const off = new Set(holidays.map(({ on }) => on));
  const days = daysBetween(plan.from, plan.to).filter((day) => weekdayOf(day) < 6 || byDay.has(day));
  const most = Math.max(1, ...days.map((day) => byDay.get(day)?.length ?? 0));
  return (
    <section className={css.chart}>
      <header>
        <h2>{t('rota-page.chart.title')}</h2>
        <span>{t('rota-page.chart.most', { count: most })}</span>
        {off.size > 0 ? (
          <span className={css.legend}>
            <i data-off /> {t('rota-page.chart.holiday')}
          </span>
        ) : null}
      </header>
      <ol aria-label={t('rota-page.chart.title')}>
        {days.map((day, at) => {
          const seats = byDay.get(day)?.length ?? 0;
          const label = t('rota-page.chart.day', { day: words.long(day), seats });
          return (
            <li key={day} data-gap={(at > 0 && weekdayOf(day) === 1) || undefined} title={label}>
              <span className="sp-hidden">{label}</span>
              <i
                aria-hidden="true"
                data-off={off.has(day) || undefined}
                data-full={seats === most || undefined}
                data-none={seats === 0 || undefined}
                style={{ height: seats === 0 && off.has(day) ? '100%' : `${Math.round((100 * seats) / most)}%` }}
              />
              <span aria-hidden="true">{Number(day.slice(8))}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
