import { type FormEvent, useState } from 'react';
import type { Desk } from '../../../contract/desks.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { api, cache, fieldErrors, useMe } from '../../api/index.ts';
import { type Language, languageNames, languages, useSpeaking } from '../../i18n/index.ts';
import { Button, Sentence, SentenceToken, TextField, toast } from '../../ui/index.ts';
import { desksAsked } from './asking.ts';
import { useFocusFirst } from './focus-first.ts';
import css from './invite-form.module.css';
import { reasonOf, type Saving } from './saving.ts';

const audiences = ['public', 'internal'] as const;

/** Opens a desk: what it is called, where people write, who they are. The rest has its places once it is there. */
export function NewDesk({ saving, onDone }: { saving: Saving; onDone: () => void }) {
  const { t, tx } = useSpeaking();
  const me = useMe();
  const form = useFocusFirst<HTMLFormElement>();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [audience, setAudience] = useState<(typeof audiences)[number]>('public');
  const [spoken, setSpoken] = useState<Language>(me.company.languages[0] ?? 'en');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const told = fieldErrors(failure);
  const missing = {
    name: name.trim() === '' ? t('settings.missing.name') : undefined,
    address: /^[^\s@]+@[^\s@]+$/.test(address.trim()) ? undefined : t('settings.missing.mail'),
  };

  const open = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure(undefined);
    if (missing.name || missing.address || busy) return;
    setBusy(true);
    try {
      await saving.saveOrThrow(() => {
        const { timeZone } = me.company;
        const body = { name: name.trim(), address: address.trim(), audience, languages: [spoken], timeZone };
        return api.post<Desk>('/desks', { body });
      });
      // Whoever opened it may see it from now on: their rights are asked anew too.
      await Promise.all([desksAsked.queryKey, ['me']].map((queryKey) => cache.invalidateQueries({ queryKey })));
      toast({ title: t('settings.desks.opened', { name: name.trim() }), text: t('settings.desks.openedText') });
      onDone();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <form className={css.form} ref={form} onSubmit={open} noValidate aria-label={t('settings.desks.new')}>
      <div className={css.two}>
        <TextField
          label={t('settings.desks.name')}
          value={name}
          autoComplete="off"
          maxLength={LIMITS.name}
          error={told.name ?? (tried ? missing.name : undefined)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextField
          label={t('settings.desks.address')}
          hint={t('settings.desks.addressHint')}
          type="email"
          value={address}
          autoComplete="off"
          error={told.address ?? (tried ? missing.address : undefined)}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
      </div>
      <Sentence>
        {tx('settings.desks.sentence', {
          audience: (
            <SentenceToken
              key="audience"
              label={t('settings.desks.audienceLabel')}
              value={audience}
              options={audiences.map((value) => ({ value, label: t(`settings.desks.audience.${value}`) }))}
              onChange={setAudience}
            />
          ),
          language: (
            <SentenceToken
              key="language"
              label={t('settings.desks.languageLabel')}
              value={spoken}
              options={languages.map((value) => ({ value, label: languageNames[value] }))}
              onChange={setSpoken}
            />
          ),
        })}
      </Sentence>
      {failure !== undefined && told.name === undefined && told.address === undefined ? (
        <p className={css.refused} role="alert">
          {reasonOf(failure)}
        </p>
      ) : null}
      <div className={css.actions}>
        <Button type="submit" kind="filled" busy={busy}>
          {t('settings.desks.open')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('settings.desks.not')}
        </Button>
      </div>
    </form>
  );
}
