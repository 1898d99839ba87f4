import { Checkbox } from '@mantine/core';
import { IconMoon } from '@tabler/icons-react';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { ApiError, api, forgetMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { useTitle } from '../../shell/title.ts';
import { Button } from '../../ui/button.tsx';
import { PasswordField, TextField } from '../../ui/fields.tsx';
import { useCompanyName } from './company-name.ts';
import css from './entry-frame.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { looksLikeMail, ownAddress } from './passwords.ts';
import { Refused, whyRefused } from './refused.tsx';

const reasons = ['ended', 'left', 'reset'] as const;

export function SignIn() {
  const t = useT();
  const router = useRouter();
  const company = useCompanyName();
  const search = useSearch({ from: '/sign-in' });
  const [mail, setMail] = useState('');
  const [password, setPassword] = useState('');
  const [stay, setStay] = useState(true);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const passwordBox = useRef<HTMLInputElement>(null);
  const why = reasons.find((reason) => reason === search.because);
  useTitle(t('entry.signIn.in'));

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(!looksLikeMail(mail));
    if (!looksLikeMail(mail)) return;
    setBusy(true);
    setRefused(undefined);
    try {
      await api.post('/api/auth/sign-in/email', { body: { email: mail.trim(), password, rememberMe: stay } });
      forgetMe();
      const to = ownAddress(search.to);
      // Pages of an internal help centre are the server's, and not places of the app.
      if (to.startsWith('/help/')) window.location.assign(to);
      else await router.navigate({ href: to });
    } catch (error) {
      const off = error instanceof ApiError && error.is('deactivated');
      setRefused(off ? t('entry.signIn.deactivated') : whyRefused(error, t, t('entry.signIn.wrong')));
      passwordBox.current?.select();
    } finally {
      setBusy(false);
    }
  };

  return (
    <EntryFrame company={company} title={t('entry.signIn.title')}>
      {why === undefined ? null : (
        <p className={css.why}>
          <IconMoon size={16} stroke={1.6} aria-hidden />
          <span>{t(`entry.signIn.${why}`)}</span>
        </p>
      )}
      <form className={css.form} onSubmit={enter} noValidate>
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
        <div className={css.withLink}>
          <PasswordField
            tall
            ref={passwordBox}
            label={t('entry.password')}
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Link to="/forgot" className="sp-link">
            {t('entry.signIn.forgot')}
          </Link>
        </div>
        <Checkbox
          label={t('entry.signIn.stay')}
          checked={stay}
          onChange={(event) => setStay(event.currentTarget.checked)}
        />
        {refused === undefined ? null : <Refused>{refused}</Refused>}
        <Button type="submit" kind="filled" size={40} wide busy={busy}>
          {t('entry.signIn.in')}
        </Button>
      </form>
    </EntryFrame>
  );
}
