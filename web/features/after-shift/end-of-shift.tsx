import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AfterShift } from '../../../contract/after-shift.ts';
import { useT } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import { Logo } from '../../ui/logo.tsx';
import { endShift } from './asking.ts';
import css from './end-of-shift.module.css';
import type { Steps } from './steps.ts';

/** What is left to do, and the end. What is not decided waits for the next shift. */
export function EndOfShift({
  after,
  steps,
  word,
  open,
  onLeave,
}: {
  after: AfterShift;
  steps: Steps;
  word: string;
  /** Gathered things that wait for a decision. */
  open: number;
  onLeave: () => void;
}) {
  const t = useT();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const isOver = after.state === 'complete';
  const toGo = Object.values(steps).filter((done) => !done).length;
  const end = async () => {
    setBusy(true);
    await endShift(after.shiftId, word);
    setBusy(false);
  };
  return (
    <footer className={css.end} data-step>
      <Logo size={26} ground="var(--sp-raised)" />
      <div className={css.endWords} role="status">
        <b>
          {isOver
            ? t('after-shift.end.over')
            : toGo === 0
              ? t('after-shift.end.ready')
              : t('after-shift.end.steps', { count: toGo })}
        </b>
        <span>
          {isOver
            ? t('after-shift.end.overText')
            : steps.handOver
              ? open > 0
                ? t('after-shift.end.waits')
                : t('after-shift.end.restText')
              : t('after-shift.end.first')}
        </span>
      </div>
      {isOver ? (
        <Button data-todo onClick={() => void navigate({ to: '/inbox/$view', params: { view: 'next' } })}>
          {t('after-shift.end.back')}
        </Button>
      ) : (
        <>
          {open > 0 ? (
            <Button className={css.leave} onClick={onLeave}>
              {t('after-shift.end.leave')}
            </Button>
          ) : null}
          <Button
            kind="filled"
            busy={busy}
            disabled={!steps.handOver}
            data-todo={steps.handOver || undefined}
            onClick={() => void end()}
          >
            {t('after-shift.end.end')}
          </Button>
        </>
      )}
    </footer>
  );
}
