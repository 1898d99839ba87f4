import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { OrganizationDetail } from '../../../contract/organizations.ts';
import { api, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Columns, useCommands, useKeys, usePanels, useTitle } from '../../shell/index.ts';
import { Button, Chip, ErrorState, LoadingRows, PanelHeader } from '../../ui/index.ts';
import { contactList, organizationCard, organizationNotes } from './asking.ts';
import css from './card.module.css';
import { CardForm } from './card-form.tsx';
import { CardBar, CardHead } from './card-head.tsx';
import { Listed, PersonRow } from './contacts-page.tsx';
import { doIt, reasonOf } from './doing.ts';
import { FactsPart } from './facts-part.tsx';
import { NotesPart } from './notes-part.tsx';
import { TimelinePart } from './timeline-part.tsx';

/** One organization: its domains and desks, its people, and everything that happened with them. */
export default function OrganizationPage() {
  const t = useT();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: organization, error, refetch } = useQuery(organizationCard(id));
  useTitle(organization?.name ?? t('contacts.organization.title'));
  if (organization === undefined)
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
  return <Card key={organization.id} organization={organization} />;
}

function Card({ organization }: { organization: OrganizationDetail }) {
  const t = useT();
  const panels = usePanels();
  const router = useRouter();
  const [editing, setEditing] = useState(false);
  const { data: notes } = useQuery(organizationNotes(organization.id));
  const { can, id } = organization;
  const edit = () => setEditing(true);
  const group = t('contacts.organization.title');
  useKeys(
    {
      e: { label: t('contacts.organization.edit'), run: edit, off: !can.change },
      esc: { run: () => router.history.back() },
    },
    { group },
  );
  useCommands(
    can.change
      ? [{ id: 'edit organization', label: t('contacts.organization.edit'), group, keys: 'e', run: edit }]
      : [],
  );
  const who = (
    <>
      <CardBar title={group} edit={can.change ? { label: t('contacts.organization.edit'), run: edit } : undefined} />
      <CardHead
        of={organization}
        line={organization.domains.join(', ') || t('contacts.organization.noDomain')}
        onVip={
          can.change
            ? () => void doIt(() => api.patch(`/organizations/${id}`, { body: { vip: !organization.vip } }))
            : undefined
        }
      />
      <Sharing organization={organization} />
      <FactsPart card={organization} of="organization" />
    </>
  );
  const between = (
    <>
      <PanelHeader title={t('contacts.organization.people')} />
      <People id={id} />
      <NotesPart of="organizations" id={id} notes={notes?.items ?? []} mayWrite={can.note} name={organization.name} />
    </>
  );
  return (
    <>
      {panels.breakpoint === 'phone' ? (
        <div className={css.onPhone}>
          {who}
          {between}
          <TimelinePart of="organizations" id={id} name={organization.name} />
        </div>
      ) : (
        <Columns
          panels={panels}
          list={<div className={css.column}>{who}</div>}
          side={<div className={css.column}>{between}</div>}
          listWidth={308}
          sideWidth={348}
        >
          <TimelinePart of="organizations" id={id} name={organization.name} panels={panels} />
        </Columns>
      )}
      {editing ? <CardForm card={organization} of="organization" onClose={() => setEditing(false)} /> : null}
    </>
  );
}

/** On which desks its people see each other's requests; a press turns one on or off. */
function Sharing({ organization }: { organization: OrganizationDetail }) {
  const t = useT();
  const { desks } = useMe();
  const toggle = (deskId: string) => {
    const { sharesOn } = organization;
    const next = sharesOn.includes(deskId) ? sharesOn.filter((one) => one !== deskId) : [...sharesOn, deskId];
    void doIt(() => api.patch(`/organizations/${organization.id}`, { body: { sharesOn: next } }));
  };
  return (
    <section className={css.part}>
      <div className={css.caption}>
        <h3>{t('contacts.organization.sharing')}</h3>
      </div>
      <p className={css.small}>{t('contacts.organization.sharingText')}</p>
      <p className={css.marks}>
        {desks.map((desk) =>
          organization.can.change ? (
            <Chip key={desk.id} pressed={organization.sharesOn.includes(desk.id)} onClick={() => toggle(desk.id)}>
              {desk.name}
            </Chip>
          ) : organization.sharesOn.includes(desk.id) ? (
            <Chip key={desk.id}>{desk.name}</Chip>
          ) : null,
        )}
      </p>
    </section>
  );
}

function People({ id }: { id: string }) {
  const t = useT();
  const list = useInfiniteQuery(contactList({ q: '', vip: false, organization: id }));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={css.people}>
      <Listed list={list} empty={rows.length === 0} title={t('contacts.organization.nobody')}>
        {rows.map((row) => (
          <PersonRow key={row.id} row={row} narrow />
        ))}
      </Listed>
    </div>
  );
}
