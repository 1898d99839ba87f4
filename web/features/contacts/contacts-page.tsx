import { IconDownload, IconForms, IconPlus, IconSearch, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Contact } from '../../../contract/contacts.ts';
import type { Organization } from '../../../contract/organizations.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import { useCommands, useKeys, useTitle } from '../../shell/index.ts';
import { Button, Chip, EmptyState, ErrorState, Face, LoadingRows } from '../../ui/index.ts';
import { contactList, organizationList } from './asking.ts';
import { CardFieldsDialog } from './card-fields-dialog.tsx';
import css from './contacts-page.module.css';
import { reasonOf } from './doing.ts';
import { NewCard } from './new-card.tsx';
import { VipMark } from './vip-mark.tsx';

/** While one types, the list is asked for after a pause of so many milliseconds. */
const pause = 180;
type Show = 'people' | 'organizations';

/** Who writes to us, and where they belong. */
export default function ContactsPage() {
  const t = useT();
  const { can } = useMe();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false });
  const show: Show = asked.show === 'organizations' ? 'organizations' : 'people';
  const q = asked.q ?? '';
  const vip = asked.vip === 'yes' && show === 'people';
  const [typed, setTyped] = useState(q);
  const [making, setMaking] = useState(false);
  const [fields, setFields] = useState(false);
  useTitle(t('shell.place.contacts'));

  const go = (search: { show?: Show; q?: string; vip?: boolean }) => {
    const next = { show, q, vip, ...search };
    void navigate({
      to: '/contacts',
      replace: true,
      search: {
        ...(next.show === 'organizations' ? { show: next.show } : {}),
        ...(next.q ? { q: next.q } : {}),
        ...(next.vip ? { vip: 'yes' } : {}),
      },
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: waits for what is typed alone
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => go({ q: typed.trim() }), pause);
    return () => clearTimeout(timer);
  }, [typed]);

  const mayAdd = show === 'people' ? has(can['contact.change']) : can['organization.change'] === true;
  const make = () => setMaking(true);
  const group = t('shell.place.contacts');
  const newLabel = t(`contacts.new.${show}`);
  useKeys(
    {
      j: { label: t('contacts.keys.down'), run: () => walk(1) },
      k: { label: t('contacts.keys.up'), run: () => walk(-1) },
      c: { label: newLabel, run: make, off: !mayAdd },
    },
    { group },
  );
  useCommands(mayAdd ? [{ id: 'new contact', label: newLabel, group, keys: 'c', run: make }] : []);
  const exported = new URLSearchParams({ ...(q ? { q } : {}), ...(vip ? { vip: 'true' } : {}) }).toString();

  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1 className={css.title}>{t('shell.place.contacts')}</h1>
        <div className={css.shows}>
          {(['people', 'organizations'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className={css.show}
              aria-pressed={show === one}
              onClick={() => go({ show: one })}
            >
              {t(`contacts.show.${one}`)}
            </button>
          ))}
        </div>
        <span className={css.grow} />
        {can['card-field.change'] === true ? (
          <button type="button" className={css.link} onClick={() => setFields(true)}>
            <IconForms size={16} stroke={1.6} aria-hidden />
            <span className={css.linkWords}>{t('contacts.fields.open')}</span>
          </button>
        ) : null}
        {has(can['contact.export']) && show === 'people' ? (
          <a className={css.link} href={`/api/v1/contact-export${exported ? `?${exported}` : ''}`} download>
            <IconDownload size={16} stroke={1.6} aria-hidden />
            <span className={css.linkWords}>{t('contacts.export')}</span>
          </a>
        ) : null}
        {can['contact.import'] === true && show === 'people' ? (
          <Link className={css.link} to="/contact-import">
            <IconUpload size={16} stroke={1.6} aria-hidden />
            <span className={css.linkWords}>{t('contacts.import.open')}</span>
          </Link>
        ) : null}
        {mayAdd ? (
          <Button
            className={css.make}
            kind="filled"
            icon={<IconPlus size={14} stroke={2} aria-hidden />}
            onClick={make}
          >
            {newLabel}
          </Button>
        ) : null}
      </header>
      <div className={css.find}>
        <IconSearch size={16} stroke={1.7} aria-hidden />
        <input
          aria-label={t(`contacts.find.${show}`)}
          placeholder={t(`contacts.find.${show}`)}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {show === 'people' ? (
          <Chip tone={vip ? 'special' : 'plain'} pressed={vip} onClick={() => go({ vip: !vip })}>
            {t('contacts.vipOnly')}
          </Chip>
        ) : null}
      </div>
      {show === 'people' ? <People q={q} vip={vip} /> : <Organizations q={q} />}
      {fields ? <CardFieldsDialog onClose={() => setFields(false)} /> : null}
      {making ? <NewCard show={show} onClose={() => setMaking(false)} /> : null}
    </div>
  );
}

function has(can: boolean | readonly string[] | undefined): boolean {
  return can === true || (Array.isArray(can) && can.length > 0);
}

/** Moves the focus among the rows, which are links. */
function walk(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-person]')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
}

function People({ q, vip }: { q: string; vip: boolean }) {
  const t = useT();
  const list = useInfiniteQuery(contactList({ q, vip }));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Listed
      list={list}
      empty={rows.length === 0}
      title={q || vip ? t('contacts.emptyFound') : t('contacts.empty.people')}
      text={q || vip ? undefined : t('contacts.empty.peopleText')}
    >
      {rows.map((row) => (
        <PersonRow key={row.id} row={row} />
      ))}
    </Listed>
  );
}

/** `narrow`: in a side panel, who they are alone. */
export function PersonRow({ row, narrow = false }: { row: Contact; narrow?: boolean }) {
  const { t, locale, timeZone } = useSpeaking();
  const address = row.identities.find((one) => one.primary)?.value ?? row.identities[0]?.value ?? '';
  const more = row.identities.length - 1;
  return (
    <li>
      <Link
        to="/contacts/$id"
        params={{ id: row.id }}
        className={css.row}
        data-person={row.id}
        data-narrow={narrow || undefined}
      >
        <Face person={row} size={32} customer decorative />
        <span className={css.who}>
          <span className={css.nameLine}>
            <span className={`${css.name} sp-truncate`} title={row.name || address}>
              {row.name || address}
            </span>
            {row.vip ? <VipMark /> : null}
          </span>
          <span className={`${css.small} sp-truncate`}>
            {address}
            {more > 0 ? ` ${t('contacts.moreAddresses', { count: more })}` : ''}
          </span>
        </span>
        <span className={`${css.organization} sp-truncate`}>{row.organization?.name ?? ''}</span>
        <span className={`${css.since} sp-figures`}>
          {new Intl.DateTimeFormat(locale, { timeZone, month: 'short', year: 'numeric' }).format(
            new Date(row.createdAt),
          )}
        </span>
      </Link>
    </li>
  );
}

function Organizations({ q }: { q: string }) {
  const t = useT();
  const list = useInfiniteQuery(organizationList(q));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Listed
      list={list}
      empty={rows.length === 0}
      title={q ? t('contacts.emptyFound') : t('contacts.empty.organizations')}
      text={q ? undefined : t('contacts.empty.organizationsText')}
    >
      {rows.map((row: Organization) => (
        <li key={row.id}>
          <Link to="/organizations/$id" params={{ id: row.id }} className={css.row} data-person={row.id}>
            <Face person={row} size={32} customer decorative />
            <span className={css.who}>
              <span className={css.nameLine}>
                <span className={`${css.name} sp-truncate`}>{row.name}</span>
                {row.vip ? <VipMark /> : null}
              </span>
              <span className={`${css.small} sp-truncate`}>
                {row.domains.join(', ') || t('contacts.organization.noDomain')}
              </span>
            </span>
            <span className={`${css.organization} sp-truncate`}>{row.plan ?? ''}</span>
          </Link>
        </li>
      ))}
    </Listed>
  );
}

interface ListQuery {
  isPending: boolean;
  error: Error | null;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
}

export function Listed({
  list,
  empty,
  title,
  text,
  children,
}: {
  list: ListQuery;
  empty: boolean;
  title: string;
  text?: string | undefined;
  children: React.ReactNode;
}) {
  const t = useT();
  if (list.isPending) return <LoadingRows rows={8} />;
  if (list.error && empty)
    return (
      <ErrorState
        title={t('contacts.notListed')}
        action={
          <Button kind="filled" size={28} onClick={() => void list.refetch()}>
            {t('contacts.again')}
          </Button>
        }
      >
        {reasonOf(list.error)}
      </ErrorState>
    );
  if (empty) return <EmptyState title={title}>{text}</EmptyState>;
  return (
    <div className={css.list}>
      <ul>{children}</ul>
      {list.hasNextPage ? (
        <div className={css.more}>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('contacts.more')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
