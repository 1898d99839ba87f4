import { type FormEvent, useState } from 'react';
import { FIELD_KINDS, FIELD_LIMITS, type FieldKind } from '../../../../contract/field-limits.ts';
import type { Field, NewField as NewFieldBody } from '../../../../contract/fields.ts';
import { LIMITS } from '../../../../contract/limits.ts';
import { api, cache, fieldErrors } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, Sentence, SentenceToken, TextAreaField, TextField } from '../../../ui/index.ts';
import { useFocusFirst } from '../focus-first.ts';
import { reasonOf, type Saving } from '../saving.ts';
import css from './new-name.module.css';

/** A field's name in the maker's language and its kind, which stays; the rest comes after. `onDone` gets its id. */
export function NewField({
  deskId,
  saving,
  onDone,
}: {
  deskId: string;
  saving: Saving;
  onDone: (id?: string) => void;
}) {
  const { t, tx, language } = useSpeaking();
  const form = useFocusFirst<HTMLFormElement>();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<FieldKind>('text');
  const [options, setOptions] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const chooses = kind === 'choice' || kind === 'choices';
  const names = options
    .split('\n')
    .map((line) => line.trim().slice(0, LIMITS.name))
    .filter((line) => line !== '')
    .slice(0, FIELD_LIMITS.options);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') {
      setError(t('settings.missing.name'));
      return;
    }
    setBusy(true);
    const body: NewFieldBody = {
      kind,
      labels: { [language]: name.trim() },
      ...(chooses ? { options: names.map((one) => ({ names: { [language]: one } })) } : {}),
    };
    try {
      await saving.saveOrThrow(async () => {
        const made = await api.post<Field>(`/desks/${deskId}/fields`, { body });
        await cache.invalidateQueries({ queryKey: ['field'] });
        onDone(made.id);
      });
    } catch (refusal) {
      setError(Object.values(fieldErrors(refusal))[0] ?? reasonOf(refusal));
      setBusy(false);
    }
  };
  return (
    <form
      ref={form}
      className={css.form}
      aria-label={t('field-settings.fields.new')}
      noValidate
      onSubmit={(event) => void make(event)}
    >
      <TextField
        label={t('field-settings.fields.label')}
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
        {tx('field-settings.fields.takes', {
          kind: (
            <SentenceToken
              key="kind"
              label={t('field-settings.fields.kindLabel')}
              value={kind}
              options={FIELD_KINDS.map((value) => ({ value, label: t(`field-settings.kind.${value}`) }))}
              onChange={setKind}
            />
          ),
        })}
      </Sentence>
      {chooses ? (
        <TextAreaField
          label={t('field-settings.options.title')}
          hint={t('field-settings.options.lines')}
          className={css.field ?? ''}
          autosize
          minRows={3}
          maxRows={10}
          value={options}
          onChange={(event) => setOptions(event.currentTarget.value)}
        />
      ) : null}
      <div className={css.actions}>
        <Button type="submit" kind="filled" busy={busy}>
          {t('field-settings.fields.make')}
        </Button>
        <Button kind="quiet" onClick={() => onDone()}>
          {t('field-settings.notNow')}
        </Button>
      </div>
    </form>
  );
}
