import { type FormEvent, useState } from 'react';
import { type DevClock, LONGEST_MOVE_DAYS } from '../../../contract/dev.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog, TextField } from '../../ui/index.ts';
import css from './any-time.module.css';

const day = 86_400_000;

/** Asks for any instant of the coming two months, as the reader's own device writes and zones it. */
export function AnyTime({
  clock,
  onMove,
  onClose,
}: {
  clock: DevClock;
  onMove: (at: string) => void;
  onClose: () => void;
}) {
  const t = useT();
  const now = Date.parse(clock.now);
  const [written, setWritten] = useState(() => localText(Date.parse(clock.morning)));
  const at = new Date(written).getTime();
  const usable = at > now && at <= now + LONGEST_MOVE_DAYS * day;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (usable) onMove(new Date(at).toISOString());
  };
  return (
    <Dialog label={t('dev.clock.anyTimeTitle')} onClose={onClose} width={380}>
      <form className={css.form} onSubmit={submit}>
        <h2 className={css.title}>{t('dev.clock.anyTimeTitle')}</h2>
        <TextField
          type="datetime-local"
          label={t('dev.clock.anyTimeLabel')}
          hint={t('dev.clock.anyTimeHint', { days: LONGEST_MOVE_DAYS })}
          value={written}
          min={localText(now)}
          max={localText(now + LONGEST_MOVE_DAYS * day)}
          onChange={(event) => setWritten(event.currentTarget.value)}
          error={usable ? undefined : t('dev.clock.anyTimeWrong', { days: LONGEST_MOVE_DAYS })}
        />
        <div className={css.buttons}>
          <Button onClick={onClose}>{t('dev.clock.leaveIt')}</Button>
          <Button kind="filled" type="submit" disabled={!usable}>
            {t('dev.clock.goThere')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** As a datetime-local field takes it: "2026-11-19T11:20". */
function localText(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
