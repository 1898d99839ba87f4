import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Shift } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { Button, TextField } from '../../ui/index.ts';
import { checkOf } from './asking.ts';
import { BrokenRules } from './broken-rules.tsx';
import { useDayWords } from './day-words.ts';
import { type Moving, moveTo } from './moving.ts';
import css from './shift-panel.module.css';

/** To another day, with what the rules say of it before it is done; against them only with a reason. */
export function MoveForm({
  shift,
  within,
  moving,
  onMoving,
}: {
  shift: Shift;
  within: { from: string; to: string } | undefined;
  moving: Moving | undefined;
  onMoving: (moving: Moving | undefined) => void;
}) {
  const t = useT();
  if (moving !== undefined) return <MovingForm moving={moving} within={within} onMoving={onMoving} />;
  return (
    <p>
      <Button keys="m" onClick={() => onMoving({ shift, on: shift.on, dropped: false })}>
        {t('rota-page.move')}
      </Button>
    </p>
  );
}

function MovingForm({
  moving,
  within,
  onMoving,
}: {
  moving: Moving;
  within: { from: string; to: string } | undefined;
  onMoving: (moving: Moving | undefined) => void;
}) {
  const t = useT();
  const words = useDayWords();
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState('');
  const { shift, on } = moving;
  const isElsewhere = on !== shift.on;
  const check = useQuery({ ...checkOf(shift.id, on), enabled: isElsewhere, staleTime: 5_000 });
  // Not on the seat, whose own Enter would choose it again, nor in the field, whose own arrows change its figures.
  useEffect(() => {
    const { id } = shift;
    form.current?.focus();
    return () => {
      setTimeout(() => {
        if (document.activeElement === document.body) document.getElementById(`seat-${id}`)?.focus();
      });
    };
  }, [shift]);
  const broken = check.data?.broken ?? [];
  const put = async (why?: string) => {
    if (await moveTo(moving, why)) onMoving(undefined);
  };
  return (
    <form
      ref={form}
      tabIndex={-1}
      className={css.form}
      aria-label={t('rota-page.move')}
      onSubmit={(event) => {
        event.preventDefault();
        void put(broken.length > 0 ? reason.trim() : undefined);
      }}
    >
      <TextField
        type="date"
        label={t('rota-page.moveTo')}
        hint={t('rota-page.moveHint')}
        value={on}
        {...(within ? { min: within.from, max: within.to } : {})}
        onChange={({ currentTarget: { value } }) => {
          if (value !== '') onMoving({ ...moving, on: value, dropped: false });
        }}
      />
      <div aria-live="polite">
        {!isElsewhere || check.data === undefined ? null : broken.length > 0 ? (
          <BrokenRules broken={broken} />
        ) : (
          <p className={css.fits}>
            <IconCheck size={14} stroke={2} aria-hidden />
            {t('rota-page.fits', { buddy: check.data.buddy?.name ?? '', has: check.data.buddy ? 'yes' : 'no' })}
          </p>
        )}
        {check.data?.repeatsBuddy && isElsewhere ? <p className={css.small}>{t('rota-page.repeats')}</p> : null}
      </div>
      {isElsewhere && broken.length > 0 ? (
        <TextField
          label={t('rota-page.reason')}
          value={reason}
          maxLength={300}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
      ) : null}
      <p className={css.do}>
        <Button
          kind="filled"
          type="submit"
          disabled={!isElsewhere || check.data === undefined || (broken.length > 0 && reason.trim() === '')}
        >
          {t(broken.length > 0 ? 'rota-page.moveAnyway' : 'rota-page.moveThere', { day: words.short(on) })}
        </Button>
        <Button kind="quiet" onClick={() => onMoving(undefined)}>
          {t('rota-page.leaveIt')}
        </Button>
      </p>
    </form>
  );
}
