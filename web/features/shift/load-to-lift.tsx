import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { may, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, useFocusAfter } from '../../ui/index.ts';
import { loadOf } from './asking.ts';
import { lift } from './doing.ts';
import { LiftDialog } from './lift-dialog.tsx';
import css from './load-to-lift.module.css';

/** How far somebody's shift of today has come, for who may let them go on after its hard stop. */
export function LoadToLift({ shiftId, name, deskId }: { shiftId: string; name: string; deskId: string }) {
  const t = useT();
  const me = useMe();
  const [lifting, setLifting] = useState(false);
  const mayLift = may(me, 'shift.lift', deskId);
  const { data: load } = useQuery({ ...loadOf(shiftId), enabled: mayLift });
  // The button goes once it is lifted.
  const line = useFocusAfter<HTMLParagraphElement>(lifting ? 'asked' : load?.state, true);
  if (!load || load.answered === 0) return null;
  return (
    <p ref={line} tabIndex={-1} className={css.line}>
      <span>
        {t('shift-page.beside.load', {
          answered: load.answered,
          soft: load.softStop,
          over: load.answered > load.softStop ? 'yes' : 'no',
          hard: load.hard,
          state: load.state,
        })}
        {load.lifted === null ? null : <small>{t('shift-page.lift.was', { reason: load.lifted.reason })}</small>}
      </span>
      {load.state === 'hard' ? (
        <Button size={24} onClick={() => setLifting(true)}>
          {t('shift-page.beside.lift')}
        </Button>
      ) : null}
      {lifting ? (
        <LiftDialog name={name} onLift={(reason) => lift(shiftId, reason)} onClose={() => setLifting(false)} />
      ) : null}
    </p>
  );
}
