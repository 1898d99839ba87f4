import { type FormEvent, useState } from 'react';
import { may, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, EmptyState, SelectField, TextField } from '../../ui/index.ts';
import css from './begin-rota.module.css';
import { beginRota } from './doing.ts';

/** No rota yet: who may begin one names it, and goes on to its people and rules; everybody else reads what it will be. */
export function BeginRota({ onBegun }: { onBegun: (rotaId: string) => void }) {
  const t = useT();
  const me = useMe();
  const desks = me.desks.filter(({ id }) => may(me, 'rota.change', id));
  const [desk, setDesk] = useState(desks[0]?.id ?? '');
  const [name, setName] = useState(t('rota-page.begin.usualName'));
  const [busy, setBusy] = useState(false);
  const begin = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const rota = await beginRota(desk, name.trim(), me.company.timeZone);
    setBusy(false);
    if (rota) onBegun(rota.id);
  };
  return (
    <div className={css.begin}>
      <EmptyState title={t('rota-page.begin.title')} level={1}>
        {t('rota-page.begin.text')}
      </EmptyState>
      {desks.length === 0 ? (
        <p className={css.hint}>{t('rota-page.begin.notYours')}</p>
      ) : (
        <form className={css.form} onSubmit={(event) => void begin(event)}>
          <TextField
            label={t('rota-page.begin.name')}
            value={name}
            required
            maxLength={100}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          {desks.length > 1 ? (
            <SelectField
              label={t('rota-page.begin.desk')}
              value={desk}
              data={desks.map(({ id, name: label }) => ({ value: id, label }))}
              onChange={({ currentTarget: { value } }) => setDesk(value)}
            />
          ) : null}
          <p>
            <Button kind="filled" type="submit" busy={busy} disabled={name.trim() === ''}>
              {t('rota-page.begin.go')}
            </Button>
          </p>
          <ol className={css.steps}>
            <li>{t('rota-page.begin.step1')}</li>
            <li>{t('rota-page.begin.step2')}</li>
            <li>{t('rota-page.begin.step3')}</li>
          </ol>
        </form>
      )}
    </div>
  );
}
