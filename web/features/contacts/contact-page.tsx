import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContactDetail } from '../../../contract/contacts.ts';
import { api } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Columns, useCommands, useKeys, usePanels, useTitle } from '../../shell/index.ts';
import { Button, ErrorState, LoadingRows, PanelHeader } from '../../ui/index.ts';
import { ContactMarks } from '../satisfaction/index.ts';
import { contactCard } from './asking.ts';
import css from './card.module.css';
import { CardForm } from './card-form.tsx';
import { CardBar } from './card-head.tsx';
import { ContactHead } from './contact-head.tsx';
import { doIt, reasonOf } from './doing.ts';
import { DuplicatesPart } from './duplicates-part.tsx';
import { FactsPart } from './facts-part.tsx';
import { IdentitiesPart } from './identities-part.tsx';
import { MergesPart } from './merges-part.tsx';
import { NotesPart } from './notes-part.tsx';
import { OrganizationPart } from './organization-part.tsx';
import { TimelinePart } from './timeline-part.tsx';

/** One person: who they are, everything that happened with them, and what we keep between us. */
export default function ContactPage() {
  const t = useT();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: contact, error, refetch } = useQuery(contactCard(id));
  useTitle(contact?.name ?? t('contacts.card.title'));
  if (contact === undefined)
    return error ? (
      <div className={css.lone}>
        <ErrorState
          title={t('contacts.card.notRead')}
          action={
            <Button kind="filled" size={28} onClick={() => void refetch()}>
              {t('contacts.again')}
            </Button>
          }
        >
          {reasonOf(error)}
        </ErrorState>
      </div>
    ) : (
      <LoadingRows rows={6} />
    );
  return <Card key={contact.id} contact={contact} />;
}

function Card({ contact }: { contact: ContactDetail }) {
  const t = useT();
  const panels = usePanels();
  const router = useRouter();
  const [editing, setEditing] = useState(false);
  const phone = panels.breakpoint === 'phone';
  const { can } = contact;
  const edit = () => setEditing(true);
  const toggleVip = () => void doIt(() => api.patch(`/contacts/${contact.id}`, { body: { vip: !contact.vip } }));
  const group = t('contacts.card.title');
  useKeys(
    {
      e: { label: t('contacts.card.edit'), run: edit, off: !can.change },
      n: {
        label: t('contacts.notes.write'),
        run: () => document.querySelector<HTMLElement>('[data-write-note]')?.focus(),
        off: !can.change,
      },
      esc: { run: () => router.history.back() },
    },
    { group },
  );
  useCommands(
    can.change
      ? [
          { id: 'edit contact', label: t('contacts.card.edit'), group, keys: 'e', run: edit },
          {
            id: 'contact vip',
            label: t(contact.vip ? 'contacts.card.noVip' : 'contacts.card.makeVip'),
            group,
            run: toggleVip,
          },
        ]
      : [],
  );
  const who = (
    <>
      <CardBar
        title={t('contacts.card.title')}
        edit={can.change ? { label: t('contacts.card.edit'), run: edit } : undefined}
      />
      <ContactHead contact={contact} onVip={can.change ? toggleVip : undefined} />
      <IdentitiesPart contact={contact} folded={phone} />
      <OrganizationPart contact={contact} />
      <FactsPart card={contact} of="contact" language={contact} />
    </>
  );
  const between = (
    <>
      <PanelHeader title={t('contacts.between')} />
      <ContactMarks contactId={contact.id} />
      <DuplicatesPart contact={contact} />
      <MergesPart contact={contact} />
      <NotesPart of="contacts" id={contact.id} notes={contact.notes} mayWrite={can.change} name={contact.name} />
    </>
  );
  return (
    <>
      {phone ? (
        <div className={css.onPhone}>
          {who}
          {between}
          <TimelinePart of="contacts" id={contact.id} name={contact.name} />
        </div>
      ) : (
        <Columns
          panels={panels}
          list={<div className={css.column}>{who}</div>}
          side={<div className={css.column}>{between}</div>}
          listWidth={308}
          sideWidth={348}
        >
          <TimelinePart of="contacts" id={contact.id} name={contact.name} panels={panels} />
        </Columns>
      )}
      {editing ? <CardForm card={contact} of="contact" onClose={() => setEditing(false)} /> : null}
    </>
  );
}
