import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { useTitle } from '../../shell/title.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { useCompanyName } from './company-name.ts';
import css from './entry-frame.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { looksLikeMail } from './passwords.ts';
import { Refused, whyRefused } from './refused.tsx';

/** Asks for a link by mail. The answer is the same whether the address is known or not. */
export function Forgot() {
  const t = useT();
  const company = useCompanyName();
  const [mail, setMail] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [sentTo, setSentTo] = useState<string>();
  const [refused, setRefused] = useState<string>();
  useTitle(t('entry.forgot.title'));

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(!looksLikeMail(mail));
    if (!looksLikeMail(mail)) return;
    setBusy(true);
    setRefused(undefined);
    try {
      await api.post('/api/auth/request-password-reset', { body: { email: mail.trim() } });
      setSentTo(mail.trim());
    } catch (error) {
      setRefused(whyRefused(error, t, t('entry.missing.mail')));
    } finally {
      setBusy(false);
    }
  };

  const back = (
    <p className={css.foot}>
      <Link to="/sign-in" className="sp-link">
        {t('entry.forgot.back')}
      </Link>
    </p>
  );
  if (sentTo !== undefined) {
    return (
      <EntryFrame company={company} title={t('entry.forgot.sentTitle')}>
        <p className={css.lead} role="status">
          {t('entry.forgot.sent', { mail: sentTo })}
        </p>
        {back}
      </EntryFrame>
    );
  }
  return (
    <EntryFrame company={company} title={t('entry.forgot.title')}>
      <p className={css.lead}>{t('entry.forgot.lead')}</p>
      <form className={css.form} onSubmit={send} noValidate>
        <TextField
          tall
          label={t('entry.mail')}
          name="email"
          type="email"
          autoComplete="username"
          autoFocus
          value={mail}
          onChange={(event) => setMail(event.currentTarget.value)}
          error={missing ? t('entry.missing.mail') : undefined}
        />
        {refused === undefined ? null : <Refused>{refused}</Refused>}
        <Button type="submit" kind="filled" size={40} wide busy={busy}>
          {t('entry.forgot.send')}
        </Button>
      </form>
      {back}
    </EntryFrame>
  );
}
