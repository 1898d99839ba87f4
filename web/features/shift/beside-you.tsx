import { useState } from 'react';
import type { MyDay } from '../../../contract/shift.ts';
import { may, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Face } from '../../ui/index.ts';
import { lift } from './doing.ts';
import { KeptDialog } from './kept-dialog.tsx';
import { LiftDialog } from './lift-dialog.tsx';
import css from './shift.module.css';

/** Whom a buddy has beside them today, and how far each has come. */
export function BesideYou({ beside }: { beside: MyDay['beside'] }) {
  const t = useT();
  const me = useMe();
  const [looking, setLooking] = useState<string>();
  const [lifting, setLifting] = useState<MyDay['beside'][number]>();
  return (
    <section className={css.column} aria-labelledby="you-sit-beside">
      <div className={css.head}>
        <h2 id="you-sit-beside">{t('shift-page.beside.title')}</h2>
      </div>
      <ul className={css.card}>
        {beside.map((each) => (
          <li key={each.shiftId} className={css.besideRow}>
            <Face person={each.teammate} size={32} decorative />
            <p>
              <b>{each.teammate.name}</b>
              <span>
                {each.begunAt === null
                  ? t('shift-page.beside.notBegun')
                  : each.endedAt !== null
                    ? t('shift-page.beside.over', { answered: each.answered })
                    : t('shift-page.beside.load', {
                        answered: each.answered,
                        soft: each.softStop,
                        over: each.answered > each.softStop ? 'yes' : 'no',
                        hard: each.hard,
                        state: each.state,
                      })}
              </span>
            </p>
            <Button size={24} onClick={() => setLooking(each.shiftId)}>
              {t('shift-page.beside.kept')}
            </Button>
            {each.state === 'hard' && each.endedAt === null && may(me, 'shift.lift') ? (
              <Button size={24} onClick={() => setLifting(each)}>
                {t('shift-page.beside.lift')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {looking === undefined ? null : <KeptDialog shiftId={looking} onClose={() => setLooking(undefined)} />}
      {lifting ? (
        <LiftDialog
          name={lifting.teammate.name}
          onLift={(reason) => lift(lifting.shiftId, reason)}
          onClose={() => setLifting(undefined)}
        />
      ) : null}
    </section>
  );
}
