import { IconBeach, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Rota, Shift } from '../../../contract/rota.ts';
import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, confirm, Face, IconButton, useNow } from '../../ui/index.ts';
import { LoadToLift } from '../shift/index.ts';
import { AskSwap } from './ask-swap.tsx';
import { openSwaps, settledSwaps } from './asking.ts';
import { useDayWords } from './day-words.ts';
import { dayIn } from './days.ts';
import { cancelShift, settleSwap } from './doing.ts';
import { useKeptFocus } from './kept-focus.ts';
import { MoveForm } from './move-form.tsx';
import type { Moving } from './moving.ts';
import css from './shift-panel.module.css';
import { SwapAsked } from './swap-asked.tsx';

/** One shift: who, beside whom, from when to when; the swap that is asked for, and what one may do with it. */
export function ShiftPanel({
  shift,
  rota,
  within,
  moving,
  onMoving,
  onClose,
}: {
  shift: Shift;
  rota: Rota;
  /** Of a draft: the days that it plans. */
  within?: { from: string; to: string };
  moving: Moving | undefined;
  onMoving: (moving: Moving | undefined) => void;
  onClose: () => void;
}) {
  const t = useT();
  const me = useMe();
  const words = useDayWords();
  const now = useNow();
  const isDraft = shift.state === 'draft';
  const open = useQuery({ ...openSwaps(rota.id), enabled: !isDraft });
  const settled = useQuery({ ...settledSwaps(rota.id), enabled: !isDraft && shift.swap === null });
  const swap = open.data?.find((one) => one.shift.id === shift.id);
  const undoable = settled.data?.find(
    (one) => one.can.undo && (one.shift.id === shift.id || one.otherShift?.id === shift.id),
  );
  const kept = useKeptFocus(`${swap?.id} ${swap?.state} ${undoable?.id}`);
  const isMine = shift.teammate.id === me.id;
  const today = dayIn(shift.timeZone, now);
  const isUnderWay = shift.state === 'published' && shift.on === today;
  const remove = async () => {
    const sure = await confirm({
      title: t('rota-page.cancelAsk', { name: shift.teammate.name, day: words.long(shift.on) }),
      text: t('rota-page.cancelText'),
      yes: t('rota-page.cancelYes'),
      no: t('rota-page.cancelNo'),
      danger: true,
    });
    if (sure && (await cancelShift(shift.id))) onClose();
  };
  return (
    <section {...kept} className={css.panel} aria-label={words.long(shift.on)}>
      <header className={css.head}>
        <h2>{words.short(shift.on)}</h2>
        {swap === undefined ? null : <span className={css.open}>{t('rota-page.swapOpen')}</span>}
        <span className={css.grow} />
        <IconButton
          label={t('rota-page.close')}
          icon={<IconX size={17} stroke={1.6} aria-hidden />}
          onClick={onClose}
        />
      </header>
      <div className={css.inside}>
        <div className={css.who}>
          <Face person={shift.teammate} size={32} decorative />
          <div>
            <p>
              <b>{isMine ? t('rota-page.you') : shift.teammate.name}</b>{' '}
              {shift.buddy === null ? t('rota-page.noBuddy') : t('rota-page.with', { buddy: shift.buddy.name })}
            </p>
            <p className={css.small}>
              {t('rota-page.hours', {
                from: words.time(shift.startsAt, shift.timeZone),
                to: words.time(shift.endsAt, shift.timeZone),
              })}
              {shift.timeZone === me.timeZone ? '' : `, ${shift.timeZone.split('/').at(-1)?.replaceAll('_', ' ')}`}
            </p>
            {shift.away && shift.on >= today ? (
              <p className={css.away} data-open={swap === undefined || undefined}>
                <IconBeach size={14} stroke={1.8} aria-hidden />
                {t('rota-page.awayThen', { mine: isMine ? 'yes' : 'no' })}
              </p>
            ) : null}
            {shift.changeReason === null ? null : <p className={css.small}>{shift.changeReason}</p>}
          </div>
        </div>
        {isUnderWay ? <LoadToLift shiftId={shift.id} name={shift.teammate.name} deskId={rota.deskId} /> : null}
        {swap ? (
          <SwapAsked swap={swap} rota={rota} />
        ) : undoable ? (
          <p className={css.taken}>
            {t('rota-page.swapTaken', { name: undoable.takenBy?.name ?? '', owner: undoable.owner.name })}{' '}
            <button type="button" className="sp-link" onClick={() => void settleSwap(undoable.id, 'undo')}>
              {t('rota-page.swapUndo')}
            </button>
          </p>
        ) : null}
        {shift.can.swap && swap === undefined ? <AskSwap shift={shift} forOther={!isMine} /> : null}
        {shift.can.move ? (
          <>
            <MoveForm shift={shift} within={within} moving={moving} onMoving={onMoving} />
            {isDraft ? null : (
              <p>
                <Button kind="quiet" size={28} onClick={() => void remove()}>
                  {t('rota-page.cancelShift')}
                </Button>
              </p>
            )}
          </>
        ) : null}
      </div>
    </section>
  );
}
