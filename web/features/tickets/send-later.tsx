import { type FormEvent, useState } from 'react';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, Dialog, presentMoment, TextField } from '../../ui/index.ts';
import { fieldTime, laterTimes, timeOfField } from './later-times.ts';
import css from './send-later.module.css';

/** When should it leave? A few times that one would choose, or any other. */
export function SendLater({ onChoose, onClose }: { onChoose: (at: Date) => void; onClose: () => void }) {
  const { t, moments, timeZone } = useSpeaking();
  const now = presentMoment();
  const times = laterTimes(now, timeZone);
  const [own, setOwn] = useState(() => fieldTime(times.at(-1)?.at ?? now, timeZone));
  const chosen = timeOfField(own, timeZone);
  const isAhead = chosen > now;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isAhead) onChoose(new Date(chosen));
  };
  return (
    <Dialog label={t('tickets.later.title')} onClose={onClose} width={380}>
      <form className={css.form} onSubmit={submit}>
        <h2 className={css.title}>{t('tickets.later.title')}</h2>
        <p className={css.text}>{t('tickets.later.text')}</p>
        <ul className={css.times}>
          {times.map(({ name, at }, place) => (
            <li key={name}>
              <button
                type="button"
                className={css.time}
                onClick={() => onChoose(new Date(at))}
                {...(place === 0 ? { 'data-autofocus': true } : {})}
              >
                <span>{t(`tickets.later.${name}`)}</span>
                <span className={css.when}>{moments.ahead(at, now)}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className={css.own}>
          <TextField
            label={t('tickets.later.own')}
            type="datetime-local"
            value={own}
            min={fieldTime(now, timeZone)}
            error={isAhead ? undefined : t('tickets.later.past')}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
          <Button type="submit" kind="filled" disabled={!isAhead}>
            {t('tickets.later.plan')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
