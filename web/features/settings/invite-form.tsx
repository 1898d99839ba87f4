import { type FormEvent, useState } from 'react';
import type { Role } from '../../../contract/permissions.ts';
import { api, cache, fieldErrors, useMe } from '../../api/index.ts';
import { type Language, languageNames, languages, useSpeaking } from '../../i18n/index.ts';
import { Button, Sentence, SentenceToken, TextField, toast } from '../../ui/index.ts';
import { invitationsAsked } from './asking.ts';
import { useFocusFirst } from './focus-first.ts';
import { RoleToken, WhereToken } from './grant-sentences.tsx';
import css from './invite-form.module.css';
import { reasonOf, type Saving } from './saving.ts';
import { desksIMayGive, movedTo, rolesIMayGive, type Where } from './who-may-give.ts';

/** Asks somebody in: who, what they may do, and in which language the letter is. */
export function InviteForm({ onDone, saving }: { onDone: () => void; saving: Saving }) {
  const { t, tx, language } = useSpeaking();
  const me = useMe();
  const { everywhere, desks } = desksIMayGive(me);
  const places: Where[] = [...desks.map((desk) => desk.id), ...(everywhere ? [null] : [])];
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [grant, setGrant] = useState<{ role: Role; deskId: Where }>({ role: 'agent', deskId: places[0] ?? null });
  const [spoken, setSpoken] = useState<Language>(language);
  const form = useFocusFirst<HTMLFormElement>();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const told = fieldErrors(failure);
  const missing = {
    name: name.trim() === '' ? t('settings.missing.name') : undefined,
    email: /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? undefined : t('settings.missing.mail'),
  };

  const invite = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure(undefined);
    if (missing.name || missing.email || busy) return;
    setBusy(true);
    try {
      await saving.saveOrThrow(() =>
        api.post('/invitations', { body: { name: name.trim(), email: email.trim(), ...grant, locale: spoken } }),
      );
      await cache.invalidateQueries({ queryKey: invitationsAsked.queryKey });
      toast({
        title: t('settings.invite.sent', { name: name.trim() }),
        ...(me.mailIsKept ? { text: t('settings.invite.kept') } : {}),
      });
      onDone();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={css.form} ref={form} onSubmit={invite} noValidate aria-label={t('settings.invite.open')}>
      <div className={css.two}>
        <TextField
          label={t('settings.invite.name')}
          value={name}
          autoComplete="off"
          error={told.name ?? (tried ? missing.name : undefined)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextField
          label={t('settings.invite.mail')}
          type="email"
          value={email}
          autoComplete="off"
          error={told.email ?? (tried ? missing.email : undefined)}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </div>
      <Sentence>
        {tx('settings.invite.sentence', {
          role: (
            <RoleToken
              key="role"
              role={grant.role}
              roles={rolesIMayGive(me, grant.deskId)}
              onChange={(role) => setGrant({ ...grant, role })}
            />
          ),
          desk: (
            <WhereToken
              key="desk"
              where={grant.deskId}
              places={places}
              onChange={(where) => setGrant(movedTo(grant, where))}
            />
          ),
          language: (
            <SentenceToken
              key="language"
              label={t('settings.invite.languageLabel')}
              value={spoken}
              options={languages.map((value) => ({ value, label: languageNames[value] }))}
              onChange={setSpoken}
            />
          ),
        })}
      </Sentence>
      <p className={css.hint}>{t(`settings.role.sense.${grant.role}`)}</p>
      {failure !== undefined && told.name === undefined && told.email === undefined ? (
        <p className={css.refused} role="alert">
          {reasonOf(failure)}
        </p>
      ) : null}
      <div className={css.actions}>
        <Button type="submit" kind="filled" busy={busy}>
          {t('settings.invite.send')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('settings.invite.not')}
        </Button>
      </div>
    </form>
  );
}
