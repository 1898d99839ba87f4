import { type FormEvent, useState } from 'react';
import { LIMITS } from '../../../../contract/limits.ts';
import type { Team } from '../../../../contract/teams.ts';
import { api, cache, fieldErrors, may, useMe } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, Sentence, SentenceToken, TextField } from '../../../ui/index.ts';
import { useFocusFirst } from '../focus-first.ts';
import { reasonOf, type Saving } from '../saving.ts';
import css from './new-name.module.css';

/** A team needs a name and a desk; who is in it comes after. `onDone` gets its id. */
export function NewTeam({ saving, onDone }: { saving: Saving; onDone: (id?: string) => void }) {
  const { t, tx } = useSpeaking();
  const me = useMe();
  const desks = me.desks.filter((desk) => may(me, 'team.manage', desk.id));
  const form = useFocusFirst<HTMLFormElement>();
  const [name, setName] = useState('');
  const [deskId, setDeskId] = useState(desks[0]?.id ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') {
      setError(t('settings.missing.name'));
      return;
    }
    setBusy(true);
    try {
      await saving.saveOrThrow(async () => {
        const body = { name: name.trim(), desks: [{ deskId, tier: 1 }] };
        const made = await api.post<Team>('/teams', { body });
        await cache.invalidateQueries({ queryKey: ['team'] });
        onDone(made.id);
      });
    } catch (refusal) {
      setError(fieldErrors(refusal).name ?? reasonOf(refusal));
      setBusy(false);
    }
  };
  return (
    <form
      ref={form}
      className={css.form}
      aria-label={t('field-settings.teams.new')}
      noValidate
      onSubmit={(event) => void make(event)}
    >
      <TextField
        label={t('field-settings.teams.name')}
        className={css.field ?? ''}
        value={name}
        error={error}
        maxLength={LIMITS.name}
        autoComplete="off"
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(undefined);
        }}
      />
      <Sentence>
        {tx('field-settings.teams.newServes', {
          desk: (
            <SentenceToken
              key="desk"
              label={t('field-settings.teams.addDesk')}
              value={deskId}
              options={desks.map((desk) => ({ value: desk.id, label: desk.name }))}
              onChange={setDeskId}
            />
          ),
        })}
      </Sentence>
      <div className={css.actions}>
        <Button type="submit" kind="filled" busy={busy}>
          {t('field-settings.teams.make')}
        </Button>
        <Button kind="quiet" onClick={() => onDone()}>
          {t('field-settings.notNow')}
        </Button>
      </div>
    </form>
  );
}
