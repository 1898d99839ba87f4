import type { PlanException, RotaPlanDetail } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Face } from '../../ui/index.ts';
import css from './collisions.module.css';
import { useDayWords } from './day-words.ts';
import { exceptionsOf } from './exceptions.ts';

/** What was allowed one person in this plan, each to be taken back. */
export function Allowed({ plan, onAgain }: { plan: RotaPlanDetail; onAgain: (exceptions: PlanException[]) => void }) {
  const t = useT();
  const words = useDayWords();
  return (
    <section className={css.collisions}>
      <h2>{t('rota-page.allowed.title')}</h2>
      <ul className={css.allowed}>
        {plan.exceptions.map((each, index) => (
          <li key={`${each.teammate.id} ${each.kind === 'seat' ? each.on : each.month}`}>
            <Face person={each.teammate} size={28} decorative />
            <span>
              <b>{each.teammate.name}</b>
              {', '}
              {each.kind === 'month-off'
                ? t('rota-page.allowed.monthOff', { month: words.monthName(each.month) })
                : `${
                    each.buddy === null
                      ? words.short(each.on)
                      : t('rota-page.collision.wayWith', { day: words.short(each.on), buddy: each.buddy.name })
                  }: ${t(`rota-page.rule.${each.rule}`)}`}
            </span>
            {plan.state === 'draft' ? (
              <Button
                size={28}
                kind="quiet"
                className={css.last}
                onClick={() => onAgain(exceptionsOf(plan).toSpliced(index, 1))}
              >
                {t('rota-page.allowed.takeBack')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
