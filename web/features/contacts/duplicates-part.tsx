import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContactDetail, Duplicate } from '../../../contract/contacts.ts';
import { api } from '../../api/index.ts';
import { sayNow, useT } from '../../i18n/index.ts';
import { Button, Face, toast } from '../../ui/index.ts';
import { duplicates } from './asking.ts';
import css from './card.module.css';
import { doIt } from './doing.ts';

/** Who may be the same person, with what speaks for it and against. */
export function DuplicatesPart({ contact }: { contact: ContactDetail }) {
  const t = useT();
  const { data } = useQuery(duplicates(contact.id));
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={css.part}>
      <h3 className={css.partTitle}>{t('contacts.same.title')}</h3>
      {items.map((one) => (
        <Likely key={one.contact.id} contact={contact} other={one} />
      ))}
    </section>
  );
}

function Likely({ contact, other }: { contact: ContactDetail; other: Duplicate }) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const address = other.contact.identities.find((one) => one.primary)?.value ?? other.contact.identities[0]?.value;
  async function makeOne() {
    setBusy(true);
    await mergeInto(other.contact.id, contact.id);
    setBusy(false);
  }
  return (
    <div className={css.likely}>
      <Link to="/contacts/$id" params={{ id: other.contact.id }} className={css.belongs}>
        <Face person={other.contact} size={32} customer decorative />
        <span className={css.grow}>
          <span className={css.strong}>{other.contact.name}</span>
          <span className={`${css.small} sp-truncate`} title={address}>
            {address} · {t('contacts.same.tickets', { count: other.tickets })}
          </span>
        </span>
      </Link>
      <ul className={css.reasons}>
        {other.likenesses.map((one) => (
          <li key={one}>
            <IconCheck size={15} stroke={1.8} aria-hidden />
            {t(`contacts.likeness.${one}`)}
          </li>
        ))}
        {other.differences.map((one) => (
          <li key={one} className={css.against}>
            <IconMinus size={15} stroke={1.8} aria-hidden />
            {t(`contacts.difference.${one}`)}
          </li>
        ))}
      </ul>
      {other.can.merge ? (
        <>
          <div className={css.answers}>
            <Button size={28} kind="soft" busy={busy} onClick={() => void makeOne()}>
              {t('contacts.same.yes')}
            </Button>
            <Button
              size={28}
              kind="quiet"
              onClick={() =>
                void doIt(() =>
                  api.post(`/contacts/${contact.id}/differences`, { body: { otherId: other.contact.id } }),
                )
              }
            >
              {t('contacts.same.no')}
            </Button>
          </div>
          <p className={css.small}>{t('contacts.same.undo')}</p>
        </>
      ) : null}
    </div>
  );
}

/** Two are one from now on, with a way back at once. */
async function mergeInto(contactId: string, intoId: string): Promise<void> {
  const done = await doIt(() => api.post<{ id: string }>('/contact-merges', { body: { contactId, intoId } }));
  if (!done) return;
  toast({
    title: sayNow().t('contacts.same.done'),
    undo: () => void doIt(() => api.delete(`/contact-merges/${done.answer.id}`)),
  });
}
