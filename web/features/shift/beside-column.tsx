import { IconClockPause, IconShieldHalf } from '@tabler/icons-react';
import type { DayShift, ShiftQueue } from '../../../contract/shift.ts';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, Face } from '../../ui/index.ts';
import { takeBreak } from './doing.ts';
import css from './shift.module.css';
import { useShiftTimes } from './times.ts';

/** Who sits beside one, or who looks in their stead. */
export function BesideColumn({
  shift,
  queue,
  onAsk,
}: {
  shift: DayShift;
  queue: ShiftQueue | undefined;
  onAsk?: (() => void) | undefined;
}) {
  const t = useT();
  const { buddy, standIn } = shift;
  if (buddy === null) return null;
  if (buddy.isAway) return <Away shift={shift} queue={queue} onAsk={onAsk} />;
  const name = firstName(buddy.name);
  return (
    <section className={css.column} aria-labelledby="beside-you">
      <div className={css.head}>
        <h2 id="beside-you">{t('shift-page.besideYou', { name })}</h2>
      </div>
      <div className={css.buddyCard}>
        <Face person={buddy} size={44} decorative />
        <div>
          <p>{t('shift-page.buddyText', { level: shift.level, name })}</p>
          {onAsk ? (
            <Button size={28} keys="b" onClick={onAsk}>
              {t('shift-page.askOne', { name: firstName((standIn ?? buddy).name) })}
            </Button>
          ) : null}
        </div>
      </div>
    </section>
  );
}

function Away({
  shift,
  queue,
  onAsk,
}: {
  shift: DayShift;
  queue: ShiftQueue | undefined;
  onAsk?: (() => void) | undefined;
}) {
  const t = useT();
  const times = useShiftTimes(shift.timeZone);
  const { buddy, standIn } = shift;
  if (buddy === null) return null;
  const names = {
    name: firstName(buddy.name),
    has: standIn ? 'yes' : 'no',
    other: firstName(standIn?.name ?? ''),
    level: shift.level,
  };
  return (
    <section className={css.column} aria-labelledby="beside-you">
      <div className={css.head}>
        <h2 id="beside-you">
          {buddy.awayUntil === null
            ? t('shift-page.away.title', names)
            : t('shift-page.away.untilTitle', { name: names.name, time: times.time(buddy.awayUntil) })}
        </h2>
      </div>
      <div className={css.card}>
        <div className={css.buddyCard} data-bare>
          <span className={css.awayFace}>
            <Face person={buddy} size={44} decorative />
            <i>
              <IconClockPause size={14} stroke={2} aria-hidden />
            </i>
          </span>
          <p>{t('shift-page.away.text', names)}</p>
        </div>
        {queue?.onlyWritten ? (
          <p className={css.awayFact}>
            <IconShieldHalf size={18} stroke={1.6} aria-hidden />
            {t('shift-page.away.onlyWritten', { fits: queue.fits })}
          </p>
        ) : null}
        <p className={css.awayDo}>
          {standIn && onAsk ? (
            <Button size={28} keys="b" icon={<Face person={standIn} size={20} decorative />} onClick={onAsk}>
              {t('shift-page.askOne', { name: names.other })}
            </Button>
          ) : null}
          {shift.load.break === null ? (
            <Button kind="quiet" size={28} onClick={() => void takeBreak(shift.id)}>
              {t('shift-page.takeBreak')}
            </Button>
          ) : null}
        </p>
        <p className={css.awayNote}>{t('shift-page.away.counts', names)}</p>
      </div>
    </section>
  );
}
