import { useQuery } from '@tanstack/react-query';
import type { PlanException, Rota, RotaPlanDetail } from '../../../contract/rota.ts';
import { useT, useTx } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Allowed } from './allowed.tsx';
import { holidaysOf } from './asking.ts';
import { Collisions } from './collisions.tsx';
import css from './plan-page.module.css';
import { QualityRows } from './quality-rows.tsx';
import { SeatsChart } from './seats-chart.tsx';

/** How good the plan is: in a sentence, rule by rule against the proven best, what cannot be, and the seats day by day. */
export function PlanResult({
  rota,
  plan,
  onAgain,
}: {
  rota: Rota;
  plan: RotaPlanDetail;
  onAgain: (exceptions: PlanException[]) => void;
}) {
  const t = useT();
  const tx = useTx();
  const holidays = useQuery(holidaysOf(rota.id, plan.from, plan.to));
  const wanting = [...new Map(plan.unfilled.map(({ teammate }) => [teammate.id, teammate])).values()];
  const asked = plan.shiftCount + (plan.score?.unfilled ?? 0);
  const [first] = wanting;
  return (
    <>
      <p className={css.lead}>
        {tx(wanting.length === 0 ? 'rota-page.plan.leadAll' : 'rota-page.plan.leadSome', {
          reached: plan.shiftCount,
          asked,
          name: first ? firstName(first.name) : '',
          others: wanting.length - 1,
          b: (inside) => <b key="b">{inside}</b>,
        })}{' '}
        {t(`rota-page.plan.${leadOf(plan)}`)}
      </p>
      <QualityRows plan={plan} rota={rota} />
      {plan.collisions.length === 0 && plan.violations.length === 0 ? null : (
        <Collisions plan={plan} onAgain={onAgain} />
      )}
      {plan.exceptions.length === 0 ? null : <Allowed plan={plan} onAgain={onAgain} />}
      <SeatsChart plan={plan} holidays={holidays.data ?? []} />
    </>
  );
}

type Figures = NonNullable<RotaPlanDetail['score']>;

const ofSeats = ['unfilled', 'seatsShort', 'buddyRepeats', 'buddySpread', 'daySpread'] as const;
const ofWeekdays = ['weekdays', 'fridays', 'monthEnds'] as const;

/** How it stands to the proven best, as the rows below have it. */
function leadOf({ score, bound }: RotaPlanDetail): 'leadBest' | 'leadSeats' | 'leadGap' {
  if (score === null || bound === null) return 'leadGap';
  const isBest = (figure: keyof Figures) => score[figure] <= bound[figure];
  if (!ofSeats.every(isBest)) return 'leadGap';
  return ofWeekdays.every(isBest) ? 'leadBest' : 'leadSeats';
}
