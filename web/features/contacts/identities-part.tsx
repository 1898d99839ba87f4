import {
  IconAt,
  IconCircleCheck,
  IconCircleDashed,
  IconHelpCircle,
  IconMail,
  IconPhone,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { ContactDetail, Identity } from '../../../contract/contacts.ts';
import { api } from '../../api/index.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import { Button, Chip, IconButton, SelectField, TextField } from '../../ui/index.ts';
import css from './card.module.css';
import { doIt } from './doing.ts';

const icons = { email: IconMail, phone: IconPhone, handle: IconAt };
const proofs = { verified: IconCircleCheck, claimed: IconHelpCircle, guessed: IconCircleDashed };
/** So many are shown at first. */
const shownFirst = 6;

/** How they reach us, each way whole, below it how sure we are and why. */
export function IdentitiesPart({ contact, folded }: { contact: ContactDetail; folded: boolean }) {
  const t = useT();
  const [all, setAll] = useState(false);
  const [adding, setAdding] = useState(false);
  const { identities, can } = contact;
  const shown = all ? identities : identities.slice(0, folded ? 2 : shownFirst);
  return (
    <section className={css.part}>
      <div className={css.caption}>
        <h3>{t('contacts.identities.title')}</h3>
        <span className="sp-figures">{identities.length}</span>
      </div>
      <ul className={css.identities}>
        {shown.map((one) => (
          <IdentityRow key={one.id} one={one} contact={contact} />
        ))}
      </ul>
      {identities.length > shown.length ? (
        <button type="button" className={css.more} onClick={() => setAll(true)}>
          {t('contacts.identities.more', { count: identities.length - shown.length })}
        </button>
      ) : null}
      {!can.change ? null : adding ? (
        <AddIdentity contactId={contact.id} onDone={() => setAdding(false)} />
      ) : (
        <button type="button" className={css.more} onClick={() => setAdding(true)}>
          <IconPlus size={13} stroke={2} aria-hidden /> {t('contacts.identities.add')}
        </button>
      )}
    </section>
  );
}

function IdentityRow({ one, contact }: { one: Identity; contact: ContactDetail }) {
  const { t, moments } = useSpeaking();
  const Icon = icons[one.kind];
  const Proof = proofs[one.proof];
  const path = `/contacts/${contact.id}/identities/${one.id}`;
  const change = (body: Record<string, boolean>) => void doIt(() => api.patch(path, { body }));
  const mails = contact.identities.filter(({ kind }) => kind === 'email').length;
  return (
    <li className={css.identity}>
      <Icon size={16} stroke={1.6} aria-hidden />
      <div className={css.grow}>
        <p className={css.whole}>{one.value}</p>
        <p className={css.proof} data-proof={one.proof} title={moments.full(one.since)}>
          <Proof size={13} stroke={1.8} aria-hidden />
          <span className={css.proofWord}>{t(`contacts.proof.${one.proof}`)}</span>{' '}
          {t(`contacts.because.${one.because}`, { name: one.by ?? '' })}
        </p>
        {one.bounced || (one.primary && mails > 1) ? (
          <p className={css.marks}>
            {one.primary && mails > 1 ? <Chip>{t('contacts.identities.primary')}</Chip> : null}
            {one.bounced ? <Chip tone="attention">{t('contacts.identities.bounced')}</Chip> : null}
          </p>
        ) : null}
        {contact.can.change ? (
          <p className={css.quiet}>
            {one.proof === 'verified' ? null : (
              <button type="button" className={css.more} onClick={() => change({ verified: true })}>
                {t('contacts.identities.vouch')}
              </button>
            )}
            {one.because === 'teammate' ? (
              <button type="button" className={css.more} onClick={() => change({ verified: false })}>
                {t('contacts.identities.unvouch')}
              </button>
            ) : null}
            {one.kind === 'email' && !one.primary ? (
              <button type="button" className={css.more} onClick={() => change({ primary: true })}>
                {t('contacts.identities.makePrimary')}
              </button>
            ) : null}
          </p>
        ) : null}
      </div>
      {contact.can.change && one.because !== 'wrote' && one.because !== 'letter' && contact.identities.length > 1 ? (
        <IconButton
          size={24}
          label={t('contacts.identities.remove', { value: one.value })}
          icon={<IconTrash size={14} stroke={1.8} aria-hidden />}
          onClick={() => void doIt(() => api.delete(path))}
        />
      ) : null}
    </li>
  );
}

function AddIdentity({ contactId, onDone }: { contactId: string; onDone: () => void }) {
  const t = useT();
  const [kind, setKind] = useState<Identity['kind']>('email');
  const [value, setValue] = useState('');
  async function add(event: FormEvent) {
    event.preventDefault();
    const done = await doIt(() =>
      api.post(`/contacts/${contactId}/identities`, { body: { kind, value: value.trim() } }),
    );
    if (done) onDone();
  }
  return (
    <form className={css.inline} onSubmit={(event) => void add(event)}>
      <SelectField
        label={t('contacts.identities.kind')}
        value={kind}
        data={(['email', 'phone', 'handle'] as const).map((one) => ({ value: one, label: t(`contacts.kind.${one}`) }))}
        onChange={(event) => setKind(event.currentTarget.value as Identity['kind'])}
      />
      <TextField
        label={t(`contacts.kind.${kind}`)}
        value={value}
        data-autofocus
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <div className={css.formFoot}>
        <Button size={28} onClick={onDone}>
          {t('contacts.cancel')}
        </Button>
        <Button size={28} kind="soft" type="submit" disabled={value.trim() === ''}>
          {t('contacts.identities.addIt')}
        </Button>
      </div>
    </form>
  );
}
