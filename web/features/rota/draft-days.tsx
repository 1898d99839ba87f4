import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Rota, RotaPlanDetail } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { useKeys } from '../../shell/index.ts';
import { IconButton, useNow } from '../../ui/index.ts';
import { Agenda } from './agenda.tsx';
import { holidaysOf } from './asking.ts';
import { useDayWords } from './day-words.ts';
import { addMonths, dayIn, monthOf, weekdayOf } from './days.ts';
import css from './draft-days.module.css';
import { MonthGrid } from './month-grid.tsx';
import type { Moving } from './moving.ts';

/** A draft day by day: its seats are moved as those of the calendar are, and nobody hears of it. */
export function DraftDays({
  rota,
  plan,
  phone,
  views,
  chosen,
  moving,
  onChoose,
  onMoving,
}: {
  rota: Rota;
  plan: RotaPlanDetail;
  phone: boolean;
  /** The choice between what is shown of a draft. */
  views: ReactNode;
  chosen: string | undefined;
  moving: Moving | undefined;
  onChoose: (id: string) => void;
  onMoving: (moving: Moving | undefined) => void;
}) {
  const t = useT();
  const words = useDayWords();
  const today = dayIn(rota.timeZone, useNow());
  const holidays = useQuery(holidaysOf(rota.id, plan.from, plan.to));
  const [first, last] = [monthOf(plan.from), monthOf(plan.to)];
  const [month, setMonth] = useState(first);
  const step = (months: number) => {
    const next = addMonths(month, months);
    if (next >= first && next <= last) setMonth(next);
  };
  useKeys(
    {
      '[': { label: t('rota-page.before'), off: month === first, run: () => step(-1) },
      ']': { label: t('rota-page.after'), off: month === last, run: () => step(1) },
    },
    { group: t('rota-page.plan.title') },
  );
  return (
    <div className={css.days}>
      <div className={css.head}>
        {views}
        {first === last ? null : (
          <>
            <IconButton
              label={t('rota-page.before')}
              disabled={month === first}
              icon={<IconChevronLeft size={17} stroke={1.6} aria-hidden />}
              onClick={() => step(-1)}
            />
            <h2>{words.month(month)}</h2>
            <IconButton
              label={t('rota-page.after')}
              disabled={month === last}
              icon={<IconChevronRight size={17} stroke={1.6} aria-hidden />}
              onClick={() => step(1)}
            />
          </>
        )}
        <p>{t(phone ? 'rota-page.plan.daysPress' : 'rota-page.plan.daysDrag')}</p>
      </div>
      {phone ? (
        <Agenda
          month={month}
          least={rota.rules.seatsPerDay.min}
          held={plan}
          shifts={plan.shifts.filter(({ on }) => monthOf(on) === month)}
          holidays={holidays.data?.filter(({ on }) => monthOf(on) === month) ?? []}
          today={today}
          onChoose={onChoose}
        />
      ) : (
        <MonthGrid
          rules={rota.rules}
          until={plan.to}
          within={{ from: plan.from, to: plan.to }}
          month={month}
          weekends={plan.shifts.some(({ on }) => weekdayOf(on) > 5)}
          shifts={plan.shifts}
          swaps={[]}
          holidays={holidays.data ?? []}
          today={today}
          chosen={chosen}
          moving={moving}
          onChoose={onChoose}
          onMoving={onMoving}
        />
      )}
    </div>
  );
}
