import { type FormEvent, useState } from 'react';
import { api, cache, fieldErrors, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, PasswordField, toast } from '../../ui/index.ts';
import { sessionsAsked } from './asking.ts';
import css from './password-part.module.css';
import { Part } from './place-frame.tsx';
import { reasonOf } from './saving.ts';

/** Characters; the server holds the same line (contract/people.ts, PASSWORD). */
const shortest = 10;

/** A new password ends every other session, which is said before. */
export function PasswordPart() {
  const { t } = useSpeaking();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const told = fieldErrors(failure);
  const close = () => {
    setOpen(false);
    setCurrent('');
    setNext('');
    setTried(false);
    setFailure(undefined);
  };

  const keep = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure(undefined);
    if (current === '' || next.length < shortest || busy) return;
    setBusy(true);
    try {
      await api.put('/me/password', { body: { currentPassword: current, newPassword: next } });
      toast({ title: t('settings.password.kept'), text: t('settings.password.others') });
      close();
      await cache.invalidateQueries({ queryKey: sessionsAsked.queryKey });
    } catch (refusal) {
      setFailure(refusal);
    } finally {
      setBusy(false);
    }
  };
  const wrong = told.currentPassword ?? (tried && current === '' ? t('settings.password.missing') : undefined);
  const short =
    told.newPassword ?? (tried && next.length < shortest ? t('settings.password.short', { shortest }) : undefined);
  const rest = failure !== undefined && told.currentPassword === undefined && told.newPassword === undefined;

  return (
    <Part title={t('settings.password.title')} id="part-password">
      {open ? (
        <form className={css.form} onSubmit={keep} noValidate>
          {/* For programs that keep passwords, to know whose it is. */}
          <input type="email" autoComplete="username" value={me.email} readOnly hidden />
          <PasswordField
            label={t('settings.password.current')}
            autoComplete="current-password"
            value={current}
            error={wrong}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordField
            label={t('settings.password.next')}
            autoComplete="new-password"
            value={next}
            hint={t('settings.password.hint', { shortest })}
            error={short}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          {rest ? (
            <p className={css.refused} role="alert">
              {reasonOf(failure)}
            </p>
          ) : null}
          <p className={css.hint}>{t('settings.password.endsOthers')}</p>
          <div className={css.actions}>
            <Button type="submit" kind="filled" busy={busy}>
              {t('settings.password.keep')}
            </Button>
            <Button kind="quiet" onClick={close}>
              {t('settings.password.not')}
            </Button>
          </div>
        </form>
      ) : (
        <Button onClick={() => setOpen(true)}>{t('settings.password.open')}</Button>
      )}
    </Part>
  );
}
