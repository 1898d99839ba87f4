import { useState } from 'react';
import type { Rota } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import { useDayWords } from './day-words.ts';
import { addMonths, lastDay, monthOf } from './days.ts';
import css from './plan-page.module.css';

/** So many months may be planned at once. */
const spans = [1, 2, 3, 6, 12] as const;

/** Nothing planned yet: who is in, for how long, and the one button. */
export function BeginPlan({
  rota,
  busy,
  onPeople,
  onBegin,
}: {
  rota: Rota;
  busy: boolean;
  onPeople: () => void;
  onBegin: (range: { from: string; to: string }) => void;
}) {
  const t = useT();
  const words = useDayWords();
  const [months, setMonths] = useState<number>(1);
  const first = monthOf(rota.next.from);
  const last = addMonths(first, months - 1);
  return (
    <div className={css.begin}>
      <p className={css.lead}>
        {rota.participants === 0
          ? t('rota-page.plan.nobody')
          : t('rota-page.plan.ready', { people: rota.participants, buddies: rota.buddies })}
      </p>
      {rota.participants > 1 && rota.buddies === 0 && rota.rules.buddiesFromPeople === 0 ? (
        <p className={css.beside}>{t('rota-page.plan.besideNobody')}</p>
      ) : null}
      <p className={css.beginDo}>
        {rota.participants === 0 ? (
          <Button kind="filled" keys="w" onClick={onPeople}>
            {t('rota-page.plan.chooseWho')}
          </Button>
        ) : (
          <>
            <label>
              {t('rota-page.plan.howLong')}{' '}
              <select value={months} onChange={({ currentTarget: { value } }) => setMonths(Number(value))}>
                {spans.map((count) => (
                  <option key={count} value={count}>
                    {t('rota-page.plan.months', { count })}
                  </option>
                ))}
              </select>
            </label>
            <Button kind="filled" busy={busy} onClick={() => onBegin({ from: rota.next.from, to: lastDay(last) })}>
              {months === 1
                ? t('rota-page.planMonth', { month: words.monthName(first) })
                : t('rota-page.plan.planUntil', { month: words.month(last) })}
            </Button>
            <Button kind="quiet" keys="w" onClick={onPeople}>
              {t('rota-page.plan.people')}
            </Button>
          </>
        )}
      </p>
    </div>
  );
}
