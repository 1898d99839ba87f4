import { IconMail, IconMailForward, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Desk } from '../../../contract/desks.ts';
import { api, cache, fieldErrors } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, confirm, IconButton, TextField } from '../../ui/index.ts';
import css from './addresses-place.module.css';
import { desksAsked } from './asking.ts';
import { Part, PlaceFrame } from './place-frame.tsx';
import { reasonOf, useSaving } from './saving.ts';

/** The addresses that customers write to. The first is the one that the desk writes from. */
export function AddressesPlace({ desk, onTest }: { desk: Desk; onTest: (() => void) | undefined }) {
  const { t, tx } = useSpeaking();
  const saving = useSaving();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const path = `/desks/${desk.id}/addresses`;
  const again = () => cache.invalidateQueries({ queryKey: desksAsked.queryKey });

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const address = typed.trim();
    if (address === '') {
      setError(t('settings.missing.mail'));
      return;
    }
    setBusy(true);
    try {
      await saving.saveOrThrow(() => api.post(path, { body: { address } }));
      setTyped('');
      setError(undefined);
      await again();
    } catch (refusal) {
      setError(fieldErrors(refusal).address ?? reasonOf(refusal));
    } finally {
      setBusy(false);
    }
  };
  const remove = async (address: string) => {
    const sure = await confirm({
      title: t('settings.addresses.removeTitle', { address }),
      text: t('settings.addresses.removeText'),
      yes: t('settings.addresses.removeYes'),
      no: t('settings.addresses.removeNo'),
      danger: true,
    });
    if (sure) {
      await saving.save(() => api.delete(`${path}/${encodeURIComponent(address)}`));
      await again();
    }
  };

  return (
    <PlaceFrame
      title={t('settings.place.addresses')}
      lead={tx('settings.addresses.lead', {
        count: desk.addresses.length,
        b: (words) => <b key="b">{words}</b>,
      })}
      saving={saving}
      action={
        onTest && (
          <Button icon={<IconMailForward size={16} stroke={1.6} aria-hidden />} onClick={onTest}>
            {t('settings.test.open')}
          </Button>
        )
      }
    >
      <ul className={css.list}>
        {desk.addresses.map((address, at) => (
          <li key={address} className={css.row}>
            <IconMail size={18} stroke={1.6} className={css.icon} aria-hidden />
            <span className={css.words}>
              <b>{address}</b>
              <span>{t(at === 0 ? 'settings.addresses.writesFrom' : 'settings.addresses.takesIn')}</span>
            </span>
            {desk.addresses.length > 1 ? (
              <IconButton
                label={t('settings.addresses.remove', { address })}
                icon={<IconX size={16} stroke={1.6} />}
                onClick={() => void remove(address)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <form className={css.add} onSubmit={add} noValidate>
        <TextField
          label={t('settings.addresses.another')}
          hint={t('settings.addresses.hint')}
          type="email"
          autoComplete="off"
          value={typed}
          error={error}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setError(undefined);
          }}
        />
        <Button type="submit" busy={busy} className={css.button}>
          {t('settings.addresses.add')}
        </Button>
      </form>
      <Part title={t('settings.addresses.inTitle')}>
        <p className={css.how}>{t('settings.addresses.in')}</p>
      </Part>
    </PlaceFrame>
  );
}
