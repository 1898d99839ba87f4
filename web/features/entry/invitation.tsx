import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { ApiError, api, fieldErrors, forgetMe } from '../../api/index.ts';
import { type Language, speak, useSpeaking } from '../../i18n/index.ts';
import { useTitle } from '../../shell/title.ts';
import { Button } from '../../ui/button.tsx';
import { PasswordField, TextField } from '../../ui/fields.tsx';
import css from './entry-frame.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { isLongEnough, shortestPassword } from './passwords.ts';
import { Refused, whyRefused } from './refused.tsx';
import { PasswordHint } from './reset.tsx';

interface Invited {
  name: string;
  email: string;
  companyName: string;
  locale: Language;
}

/** The link of an invitation: says who invites, asks for name and password, and is in. */
export function Invitation() {
  const { t, language } = useSpeaking();
  const navigate = useNavigate();
  const { token } = useParams({ from: '/invitation/$token' });
  const path = `/invitations/${encodeURIComponent(token)}`;
  const invited = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.get<Invited>(path, { signal }),
  });
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const known = invited.data;
  useTitle(t('entry.invitation.take'));
  useEffect(() => {
    if (!known) return;
    setName(known.name);
    // Whoever invited knew the person's language; another can be chosen above.
    void speak(known.locale);
  }, [known]);

  const take = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!known || name.trim() === '' || !isLongEnough(password)) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await api.post(`${path}/acceptance`, { body: { name: name.trim(), password, locale: language } });
      forgetMe();
      await navigate({ to: '/' });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  if (invited.error instanceof ApiError && invited.error.status < 500) {
    return (
      <EntryFrame company="Sportello" title={t('entry.invitation.goneTitle')}>
        <p className={css.lead}>{t('entry.invitation.gone')}</p>
      </EntryFrame>
    );
  }
  if (invited.error) {
    return (
      <EntryFrame company="Sportello" title={t('shell.broke.awayTitle')}>
        <p className={css.lead}>{t('entry.away')}</p>
      </EntryFrame>
    );
  }
  if (!known) return null;
  const told = fieldErrors(failure);
  return (
    <EntryFrame company={known.companyName} title={t('entry.invitation.title', { company: known.companyName })}>
      <p className={css.lead}>{t('entry.invitation.lead', { mail: known.email })}</p>
      <form className={css.form} onSubmit={take} noValidate>
        <input type="hidden" name="username" autoComplete="username" value={known.email} readOnly />
        <TextField
          tall
          label={t('entry.name')}
          name="name"
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          hint={t('entry.invitation.nameHint')}
          error={tried && name.trim() === '' ? t('entry.missing.name') : told.name}
        />
        <PasswordField
          tall
          label={t('entry.password')}
          name="password"
          autoComplete="new-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          hint={<PasswordHint password={password} />}
          error={
            tried && !isLongEnough(password)
              ? t('entry.missing.password', { shortest: shortestPassword })
              : told.password
          }
        />
        {failure === undefined || Object.keys(told).length > 0 ? null : (
          <Refused>{whyRefused(failure, t, t('entry.invitation.gone'))}</Refused>
        )}
        <Button type="submit" kind="filled" size={40} wide busy={busy}>
          {t('entry.invitation.take')}
        </Button>
      </form>
    </EntryFrame>
  );
}
