import { IconCheck } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ApiError, api } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { useTitle } from '../../shell/title.ts';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/fields.tsx';
import { useCompanyName } from './company-name.ts';
import css from './entry-frame.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { isLongEnough, shortestPassword } from './passwords.ts';
import { Refused, whyRefused } from './refused.tsx';

/** The link of the mail, which works once and for an hour. */
export function Reset() {
  const t = useT();
  const navigate = useNavigate();
  const { token } = useParams({ from: '/reset/$token' });
  const company = useCompanyName();
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const [old, setOld] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  useTitle(t('entry.reset.title'));

  const keep = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(!isLongEnough(password));
    if (!isLongEnough(password)) return;
    setBusy(true);
    setRefused(undefined);
    try {
      await api.post('/api/auth/reset-password', { body: { newPassword: password, token } });
      await navigate({ to: '/sign-in', search: { because: 'reset' } });
    } catch (error) {
      if (error instanceof ApiError && error.is('link-used-up')) setOld(true);
      else setRefused(whyRefused(error, t, t('entry.missing.password', { shortest: shortestPassword })));
    } finally {
      setBusy(false);
    }
  };

  if (old) {
    return (
      <EntryFrame company={company} title={t('entry.reset.oldTitle')}>
        <p className={css.lead}>{t('entry.reset.old')}</p>
        <p className={css.foot}>
          <Link to="/forgot" className="sp-link">
            {t('entry.reset.another')}
          </Link>
        </p>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame company={company} title={t('entry.reset.title')}>
      <form className={css.form} onSubmit={keep} noValidate>
        <PasswordField
          tall
          label={t('entry.reset.label')}
          name="password"
          autoComplete="new-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          hint={<PasswordHint password={password} />}
          error={
            missing && !isLongEnough(password) ? t('entry.missing.password', { shortest: shortestPassword }) : undefined
          }
        />
        {refused === undefined ? null : <Refused>{refused}</Refused>}
        <Button type="submit" kind="filled" size={40} wide busy={busy}>
          {t('entry.reset.keep')}
        </Button>
      </form>
    </EntryFrame>
  );
}

/** What a new password needs, and that it is enough as soon as it is. */
export function PasswordHint({ password }: { password: string }) {
  const t = useT();
  if (!isLongEnough(password)) return t('entry.passwordHint', { shortest: shortestPassword });
  return (
    <span style={{ display: 'inline-flex', gap: 4 }}>
      <IconCheck size={14} stroke={2} color="var(--sp-primary-ink)" aria-hidden />
      {t('entry.passwordGood')}
    </span>
  );
}
