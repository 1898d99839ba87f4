import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BuddyDay } from '../../../contract/shift.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Face, Meter, useFocusAfter } from '../../ui/index.ts';
import { buddyDaysOf } from './asking.ts';
import css from './buddy-days.module.css';
import { liftDay } from './doing.ts';
import { LiftDialog } from './lift-dialog.tsx';

const FULLEST: readonly BuddyDay['state'][] = ['hard', 'soft', 'fresh'];
/** Before somebody asks for all of them. */
const MOST_SHOWN = 8;

/** How full the day of each full-time agent of a rota is, and the way on for one whose day came to its stop. */
export function BuddyDays({ rotaId }: { rotaId: string }) {
  const t = useT();
  const [lifting, setLifting] = useState<BuddyDay>();
  const [all, setAll] = useState(false);
  const { data } = useQuery(buddyDaysOf(rotaId));
  if (data === undefined) return null;
  const fullest = data.toSorted((one, other) => FULLEST.indexOf(one.state) - FULLEST.indexOf(other.state));
  return (
    <>
      {data.length === 0 ? <p className={css.small}>{t('shift-page.buddyDays.none')}</p> : null}
      <ul className={css.days}>
        {(all ? fullest : fullest.slice(0, MOST_SHOWN)).map((day) => (
          <Day
            key={day.teammate.id}
            day={day}
            isAsked={lifting?.teammate.id === day.teammate.id}
            onLift={() => setLifting(day)}
          />
        ))}
      </ul>
      {data.length <= MOST_SHOWN || all ? null : (
        <button type="button" className="sp-link" onClick={() => setAll(true)}>
          {t('shift-page.buddyDays.all', { count: data.length })}
        </button>
      )}
      {lifting ? (
        <LiftDialog
          name={lifting.teammate.name}
          onLift={(reason) => liftDay(rotaId, lifting.teammate.id, reason)}
          onClose={() => setLifting(undefined)}
        />
      ) : null}
    </>
  );
}

function Day({ day, isAsked, onLift }: { day: BuddyDay; isAsked: boolean; onLift: () => void }) {
  const t = useT();
  // The button goes once it is lifted.
  const row = useFocusAfter<HTMLLIElement>(isAsked ? 'asked' : day.state, true);
  const done = day.answered + day.looks;
  const said = t('shift-page.buddyDay.done', { done, soft: done > day.softStop ? 0 : day.softStop, hard: day.hard });
  return (
    <li ref={row} tabIndex={-1}>
      <Face person={day.teammate} size={20} decorative />
      <p>
        <b className="sp-truncate">{day.teammate.name}</b>
        <span className={css.small} data-state={day.state}>
          {said}
          {day.state === 'fresh' ? null : `, ${t(`shift-page.buddyDay.state.${day.state}`)}`}
        </span>
        {day.lifted === null ? null : (
          <span className={css.small}>{t('shift-page.lift.was', { reason: day.lifted.reason })}</span>
        )}
      </p>
      {day.can.lift ? (
        <Button size={24} onClick={onLift}>
          {t('shift-page.beside.lift')}
        </Button>
      ) : day.softStop === 0 ? null : (
        <Meter value={done} of={day.softStop} width={72} label={said} tooMuch={day.state === 'hard'} />
      )}
    </li>
  );
}
