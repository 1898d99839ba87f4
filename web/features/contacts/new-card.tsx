import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { ContactDetail } from '../../../contract/contacts.ts';
import type { OrganizationDetail } from '../../../contract/organizations.ts';
import { ApiError, api, fieldErrors } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog, TextField } from '../../ui/index.ts';
import css from './card.module.css';
import { reasonOf, renew } from './doing.ts';

/** Somebody, or an organization, by what one knows at least. */
export function NewCard({ show, onClose }: { show: 'people' | 'organizations'; onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [telephone, setTelephone] = useState('');
  const [refused, setRefused] = useState<{ text: string; id?: string }>();
  const [busy, setBusy] = useState(false);
  const title = t(`contacts.new.${show}`);

  async function make(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      if (show === 'people') {
        const identities = [
          ...(address.trim() ? [{ kind: 'email', value: address.trim() }] : []),
          ...(telephone.trim() ? [{ kind: 'phone', value: telephone.trim() }] : []),
        ];
        const { id } = await api.post<ContactDetail>('/contacts', { body: { name, identities } });
        await renew();
        void navigate({ to: '/contacts/$id', params: { id } });
      } else {
        const domains = address.split(/[\s,;]+/).filter((one) => one !== '');
        const { id } = await api.post<OrganizationDetail>('/organizations', { body: { name, domains } });
        await renew();
        void navigate({ to: '/organizations/$id', params: { id } });
      }
      onClose();
    } catch (error) {
      const known = error instanceof ApiError ? error.problem : undefined;
      const there = (known as { contactId?: string } | undefined)?.contactId;
      setRefused({
        text: Object.values(fieldErrors(error))[0] ?? reasonOf(error),
        ...(there === undefined ? {} : { id: there }),
      });
      setBusy(false);
    }
  }

  return (
    <Dialog label={title} onClose={onClose} width={440}>
      <form className={css.form} onSubmit={(event) => void make(event)}>
        <h2 className={css.formTitle}>{title}</h2>
        <TextField
          label={t('contacts.field.name')}
          value={name}
          data-autofocus
          required={show === 'organizations'}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextField
          label={t(show === 'people' ? 'contacts.field.email' : 'contacts.field.domains')}
          hint={show === 'people' ? undefined : t('contacts.field.domainsHint')}
          value={address}
          inputMode={show === 'people' ? 'email' : 'text'}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        {show === 'people' ? (
          <TextField
            label={t('contacts.field.phone')}
            value={telephone}
            inputMode="tel"
            onChange={(event) => setTelephone(event.currentTarget.value)}
          />
        ) : null}
        {refused ? (
          <p className={css.refused} role="alert">
            {refused.text}{' '}
            {refused.id ? (
              <a href={`/contacts/${refused.id}`} className={css.more}>
                {t('contacts.lookThere')}
              </a>
            ) : null}
          </p>
        ) : null}
        <div className={css.formFoot}>
          <Button
            kind="filled"
            type="submit"
            busy={busy}
            disabled={show === 'people' ? !address.trim() && !telephone.trim() : !name.trim()}
          >
            {t('contacts.enter')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('contacts.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
