import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { Rota, RotaPlanDetail } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import css from './quality-rows.module.css';

interface Row {
  figure:
    | 'unfilled'
    | 'buddyRepeats'
    | 'daySpread'
    | 'buddySpread'
    | 'fridays'
    | 'monthEnds'
    | 'weekdays'
    | 'seatsShort';
  /** What the figure is a part of: a bar is what is left of it. */
  of: number;
}

/** What was asked, how near it came, and what no plan can pass: a bar with a tick at the proven best. */
export function QualityRows({ plan, rota }: { plan: RotaPlanDetail; rota: Rota }) {
  const t = useT();
  const { score, bound } = plan;
  if (score === null || bound === null) return null;
  const asked = plan.shiftCount + score.unfilled;
  const fullest = mostIn(plan.shifts.map(({ on }) => on));
  const busiest = mostIn(plan.shifts.flatMap(({ buddy }) => buddy?.id ?? []));
  const rows: Row[] = [
    { figure: 'unfilled', of: asked },
    ...(rota.rules.seatsPerDay.min > 0 || score.seatsShort > 0 ? [{ figure: 'seatsShort', of: asked } as const] : []),
    { figure: 'buddyRepeats', of: plan.shiftCount },
    { figure: 'daySpread', of: fullest },
    { figure: 'buddySpread', of: busiest },
    { figure: 'weekdays', of: plan.shiftCount },
    { figure: 'fridays', of: plan.shiftCount },
    { figure: 'monthEnds', of: plan.shiftCount },
  ];
  return (
    <table className={css.rows}>
      <caption className="sp-hidden">{t('rota-page.quality.title')}</caption>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {t('rota-page.quality.asked')}
          </th>
          <th scope="col" className={css.barHead}>
            {t('rota-page.quality.near')}
          </th>
          <th scope="col" className={css.figure}>
            {t('rota-page.quality.reached')}
          </th>
          <th scope="col" className={css.figure}>
            {t('rota-page.quality.best')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ figure, of }) => {
          const isBest = score[figure] <= bound[figure];
          // What is allowed for one person may pass what was proven without it.
          const best = Math.min(bound[figure], score[figure]);
          const isShort = figure === 'unfilled' && score.unfilled > 0;
          const share = (value: number) => `${Math.max(0, Math.min(100, of === 0 ? 100 : 100 - (100 * value) / of))}%`;
          return (
            <tr key={figure} data-best={isBest || undefined}>
              <td className={css.icon}>
                {isShort ? (
                  <IconAlertTriangle size={15} stroke={1.8} aria-hidden />
                ) : isBest ? (
                  <IconCheck size={15} stroke={2} aria-hidden />
                ) : (
                  <IconInfoCircle size={15} stroke={1.6} aria-hidden />
                )}
              </td>
              <th scope="row">{t(`rota-page.quality.${figure}`)}</th>
              <td className={css.bar} aria-hidden="true">
                <span className={css.track}>
                  <i style={{ width: share(score[figure]) }} />
                  <b style={{ left: share(best) }} />
                </span>
              </td>
              <td className={css.figure}>
                {figure === 'unfilled'
                  ? t('rota-page.quality.unfilledOf', { reached: asked - score.unfilled, asked })
                  : t(`rota-page.quality.${figure}Of`, { count: round(score[figure]) })}
              </td>
              <td className={`${css.figure} ${css.bestFigure}`}>
                {figure === 'unfilled' ? asked - best : round(best)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function mostIn(words: readonly string[]): number {
  return Math.max(1, ...[...Map.groupBy(words, (word) => word).values()].map((group) => group.length));
}
