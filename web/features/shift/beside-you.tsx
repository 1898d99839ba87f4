import { useState } from 'react';
import type { MyDay } from '../../../contract/shift.ts';
import { may, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog, Face, TextField } from '../../ui/index.ts';
import { lift } from './doing.ts';
import limits from './limits.module.css';
import { firstName } from './names.ts';
import css from './shift.module.css';

const MOST_REASON = 300;

/** Whom a buddy has beside them today, and how far each has come. */
export function BesideYou({ beside }: { beside: MyDay['beside'] }) {
  const t = useT();
  const me = useMe();
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
                  : t('shift-page.beside.load', {
                      answered: each.answered,
                      soft: each.softStop,
                      hard: each.hard,
                      state: each.state,
                    })}
              </span>
            </p>
            {each.state === 'hard' && may(me, 'shift.lift') ? (
              <Button size={24} onClick={() => setLifting(each)}>
                {t('shift-page.beside.lift')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {lifting ? <LiftDialog of={lifting} onClose={() => setLifting(undefined)} /> : null}
    </section>
  );
}

function LiftDialog({ of, onClose }: { of: MyDay['beside'][number]; onClose: () => void }) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const name = firstName(of.teammate.name);
  return (
    <Dialog label={t('shift-page.lift.title', { name })} onClose={onClose}>
      <form
        className={limits.ask}
        onSubmit={async (event) => {
          event.preventDefault();
          setBusy(true);
          const done = await lift(of.shiftId, reason.trim());
          setBusy(false);
          if (done) onClose();
        }}
      >
        <h2>{t('shift-page.lift.title', { name })}</h2>
        <p>{t('shift-page.lift.text', { name })}</p>
        <TextField
          label={t('shift-page.lift.reason')}
          value={reason}
          maxLength={MOST_REASON}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <div className={limits.end}>
          <Button kind="filled" type="submit" busy={busy} disabled={reason.trim() === ''}>
            {t('shift-page.lift.do')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('shift-page.lift.leave')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
