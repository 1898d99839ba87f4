import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CardField } from '../../../contract/contacts.ts';
import { api, cache } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog, IconButton, LoadingRows, SelectField, TextField } from '../../ui/index.ts';
import { cardFields } from './asking.ts';
import css from './card.module.css';
import { reasonOf, renew } from './doing.ts';

const kinds = ['text', 'number', 'choice', 'choices', 'date', 'checkbox'] as const;
/** A field as it is being written: a new one has no id yet, and stands under a key of this screen's. */
interface Row extends Omit<CardField, 'id'> {
  key: string;
  id: string | undefined;
}

/** The company's own fields on the cards of people and organizations. */
export function CardFieldsDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { data } = useQuery(cardFields);
  const title = t('contacts.fields.title');
  return (
    <Dialog label={title} onClose={onClose} width={560}>
      {data === undefined ? (
        <LoadingRows rows={3} />
      ) : (
        <FieldsForm title={title} fields={data.fields} onClose={onClose} />
      )}
    </Dialog>
  );
}

function FieldsForm({ title, fields, onClose }: { title: string; fields: readonly CardField[]; onClose: () => void }) {
  const t = useT();
  const [rows, setRows] = useState<Row[]>(() => fields.map((field) => ({ ...field, key: field.id })));
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const change = (key: string, part: Partial<Row>) =>
    setRows((was) => was.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const up = (at: number) =>
    setRows((was) => was.map((row, place) => (place === at - 1 ? was[at] : place === at ? was[at - 1] : row) ?? row));

  async function keep(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const kept = await api.put('/card-fields', {
        body: { fields: rows.map(({ key: _, id, ...row }) => (id === undefined ? row : { ...row, id })) },
      });
      cache.setQueryData(cardFields.queryKey, kept as never);
      await renew();
      onClose();
    } catch (error) {
      setRefused(reasonOf(error));
      setBusy(false);
    }
  }

  return (
    <form className={css.form} onSubmit={(event) => void keep(event)}>
      <h2 className={css.formTitle}>{title}</h2>
      <p className={css.small}>{t('contacts.fields.text')}</p>
      <ul className={css.fieldRows}>
        {rows.map((row, at) => (
          <li key={row.key} className={css.fieldRow}>
            <div className={css.two}>
              <TextField
                label={t('contacts.field.name')}
                value={row.name}
                required
                onChange={(event) => change(row.key, { name: event.currentTarget.value })}
              />
              <SelectField
                label={t('contacts.fields.of')}
                value={row.of}
                disabled={row.id !== undefined}
                data={(['contact', 'organization'] as const).map((of) => ({
                  value: of,
                  label: t(`contacts.fields.of.${of}`),
                }))}
                onChange={(event) => change(row.key, { of: event.currentTarget.value as CardField['of'] })}
              />
              <SelectField
                label={t('contacts.identities.kind')}
                value={row.kind}
                disabled={row.id !== undefined}
                data={kinds.map((kind) => ({ value: kind, label: t(`contacts.fields.kind.${kind}`) }))}
                onChange={(event) => change(row.key, { kind: event.currentTarget.value as CardField['kind'] })}
              />
              {row.kind === 'choice' || row.kind === 'choices' ? (
                <TextField
                  label={t('contacts.fields.choices')}
                  hint={t('contacts.fields.choicesHint')}
                  defaultValue={row.choices.map(({ name }) => name).join(', ')}
                  required
                  onChange={(event) => change(row.key, { choices: choicesOf(event.currentTarget.value, row.choices) })}
                />
              ) : null}
            </div>
            <div className={css.fieldDo}>
              {at > 0 ? (
                <IconButton
                  label={t('contacts.fields.up', { name: row.name })}
                  icon={<IconArrowUp size={15} stroke={1.8} aria-hidden />}
                  onClick={() => up(at)}
                />
              ) : null}
              <IconButton
                label={t('contacts.fields.remove', { name: row.name })}
                icon={<IconTrash size={15} stroke={1.8} aria-hidden />}
                onClick={() => setRows((was) => was.filter(({ key }) => key !== row.key))}
              />
            </div>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={css.more}
        onClick={() =>
          setRows((was) => [
            ...was,
            { key: crypto.randomUUID(), id: undefined, of: 'contact', name: '', kind: 'text', choices: [] },
          ])
        }
      >
        <IconPlus size={13} stroke={2} aria-hidden /> {t('contacts.fields.add')}
      </button>
      {refused ? (
        <p className={css.refused} role="alert">
          {refused}
        </p>
      ) : null}
      <div className={css.formFoot}>
        <Button kind="filled" type="submit" busy={busy}>
          {t('contacts.keep')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('contacts.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Names with commas between them; one that was there keeps its id, by its name, else by its place. */
function choicesOf(text: string, before: CardField['choices']): CardField['choices'] {
  const names = [...new Set(text.split(',').map((name) => name.trim()))].filter((name) => name !== '');
  const taken = new Set<string>();
  return names.map((name, at) => {
    const known =
      before.find((choice) => choice.name === name) ?? (names.length === before.length ? before[at] : undefined);
    const id = known !== undefined && !taken.has(known.id) ? known.id : crypto.randomUUID();
    taken.add(id);
    return { id, name };
  });
}
