import { IconBeach, IconUserQuestion } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Shift, Swap } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Face } from '../../ui/index.ts';
import { useDayWords } from './day-words.ts';
import css from './month-grid.module.css';

/** One seat of one day: who has it, beside whom. An open swap says so in its place. */
export function Seat({
  shift,
  swap,
  isMine,
  isPast,
  isChosen,
  onChoose,
  onDragStart,
  onDragEnd,
}: {
  shift: Shift;
  swap: Swap | undefined;
  isMine: boolean;
  isPast: boolean;
  isChosen: boolean;
  onChoose: () => void;
  onDragStart: () => void;
  onDragEnd: () => void;
}) {
  const t = useT();
  const words = useDayWords();
  const seat = useRef<HTMLButtonElement>(null);
  // On its new day it is another button: whoever moved it by keys stands on it again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as it comes
  useEffect(() => {
    if (isChosen && document.activeElement === document.body) seat.current?.focus({ preventScroll: true });
  }, []);
  const isAsking = (swap !== undefined || shift.swap !== null) && !isPast;
  const who = { name: shift.teammate.name, buddy: shift.buddy?.name ?? '', has: shift.buddy ? 'yes' : 'no' };
  const isAway = shift.away && !isPast;
  const label = t('rota-page.seat', {
    ...who,
    day: words.long(shift.on),
    asking: isAsking ? 'yes' : 'no',
    away: isAway ? 'yes' : 'no',
  });
  return (
    <button
      ref={seat}
      type="button"
      id={`seat-${shift.id}`}
      className={css.seat}
      data-mine={isMine || undefined}
      data-past={isPast || undefined}
      data-asking={isAsking || undefined}
      // Whoever is asked may take it still: until then it waits, and calls for nobody.
      data-away={(isAway && !isAsking) || undefined}
      aria-pressed={isChosen}
      title={label}
      draggable={shift.can.move}
      onClick={onChoose}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', label);
        onDragStart();
      }}
      // Also after a drop: a day that asks has taken over by then.
      onDragEnd={(event) => {
        if (event.dataTransfer.dropEffect === 'none') onDragEnd();
      }}
    >
      <span className="sp-hidden">{label}</span>
      {isAsking ? (
        <>
          <IconUserQuestion size={16} stroke={1.8} aria-hidden />
          <span className="sp-truncate" aria-hidden="true">
            {t('rota-page.asksToSwap', { name: firstName(shift.teammate.name) })}
          </span>
        </>
      ) : (
        <>
          <Face person={shift.teammate} size={20} decorative />
          <span className="sp-truncate" aria-hidden="true">
            {firstName(shift.teammate.name)}
          </span>
          <span className={`${css.buddy} sp-truncate`} aria-hidden="true">
            {isAway ? <IconBeach size={14} stroke={1.8} aria-hidden /> : null}
            {isAway ? t('rota-page.awayShort') : shift.buddy ? firstName(shift.buddy.name) : ''}
          </span>
        </>
      )}
    </button>
  );
}
