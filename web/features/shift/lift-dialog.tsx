import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, Dialog, TextField } from '../../ui/index.ts';
import css from './limits.module.css';

const MOST_REASON = 300;

/** Lets somebody go on after their hard stop, with a reason that they read. */
export function LiftDialog({
  name: whole,
  onLift,
  onClose,
}: {
  name: string;
  onLift: (reason: string) => Promise<boolean>;
  onClose: () => void;
}) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const name = firstName(whole);
  return (
    <Dialog label={t('shift-page.lift.title', { name })} onClose={onClose}>
      <form
        className={css.ask}
        onSubmit={async (event) => {
          event.preventDefault();
          setBusy(true);
          const done = await onLift(reason.trim());
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
        <div className={css.end}>
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
