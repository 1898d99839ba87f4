import { IconChevronDown, IconChevronRight, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { Invitation, Teammate } from '../../../contract/people.ts';
import { api, cache, may, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { useLive } from '../../live/index.ts';
import { plainLetters } from '../../shell/commands.ts';
import { Button, confirm, EmptyState, Face, RelativeTime, toast, useNow } from '../../ui/index.ts';
import { invitationsAsked, teammatesAsked } from './asking.ts';
import { GrantSentences, useGrantWords } from './grant-sentences.tsx';
import { InviteForm } from './invite-form.tsx';
import { Waiting } from './load-states.tsx';
import { PlaceFrame } from './place-frame.tsx';
import { reasonOf, type Saving, useSaving } from './saving.ts';
import css from './teammates-place.module.css';

/** Who is here, who is expected, and what each may do, in sentences. */
export function TeammatesPlace() {
  const { t, tx } = useSpeaking();
  const me = useMe();
  const saving = useSaving();
  const mayInvite = may(me, 'teammate.invite');
  const people = useQuery(teammatesAsked);
  const invited = useQuery({ ...invitationsAsked, enabled: mayInvite });
  // Whom another one invites is said by an event of the person's name, not of the invitation's.
  useLive((event) => {
    if (event.name === 'teammate.invited' || event.name.startsWith('invitation.')) {
      void cache.invalidateQueries({ queryKey: invitationsAsked.queryKey });
    }
  });
  const [inviting, setInviting] = useState(false);
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<string>();

  const wanted = plainLetters(typed).split(/\s+/).filter(Boolean);
  const fits = (...words: (string | null)[]) => {
    const text = plainLetters(words.join(' '));
    return wanted.every((part) => text.includes(part));
  };
  const all = people.data ?? [];
  const here = all.filter((one) => one.deactivatedAt === null);
  const gone = all.filter((one) => one.deactivatedAt !== null);
  const shownHere = here.filter((one) => fits(one.name, one.email, one.department));
  const shownGone = gone.filter((one) => fits(one.name, one.email, one.department));
  const waiting = invited.data ?? [];
  const shownWaiting = waiting.filter((one) => fits(one.name, one.email));
  const row = (one: Teammate) => (
    <PersonRow
      key={one.id}
      person={one}
      open={opened === one.id}
      onOpen={(open) => setOpened(open ? one.id : undefined)}
      saving={saving}
    />
  );

  return (
    <PlaceFrame
      title={t('settings.place.teammates')}
      lead={
        people.data === undefined
          ? t('settings.teammates.leadPlain')
          : tx(mayInvite ? 'settings.teammates.lead' : 'settings.teammates.leadCount', {
              count: here.length,
              invited: waiting.length,
              b: (words) => <b key="b">{words}</b>,
            })
      }
      saving={saving}
      action={
        mayInvite && !inviting ? (
          <Button kind="filled" icon={<IconPlus size={14} stroke={2} aria-hidden />} onClick={() => setInviting(true)}>
            {t('settings.invite.open')}
          </Button>
        ) : null
      }
    >
      {inviting ? <InviteForm onDone={() => setInviting(false)} saving={saving} /> : null}
      <Waiting query={people} rows={8}>
        {all.length > 8 ? (
          <label className={css.search}>
            <IconSearch size={16} stroke={1.6} aria-hidden />
            <input
              type="search"
              value={typed}
              aria-label={t('settings.teammates.find')}
              placeholder={t('settings.teammates.find')}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
        ) : null}
        {shownWaiting.length > 0 ? (
          <Group title={t('settings.teammates.invited')} count={shownWaiting.length}>
            {shownWaiting.map((one) => (
              <InvitedRow key={one.id} invitation={one} saving={saving} />
            ))}
          </Group>
        ) : null}
        {shownHere.length > 0 ? (
          <Group title={t('settings.teammates.here')} count={shownHere.length}>
            {shownHere.map(row)}
          </Group>
        ) : null}
        {shownGone.length > 0 ? (
          <Group title={t('settings.teammates.gone')} count={shownGone.length}>
            {shownGone.map(row)}
          </Group>
        ) : null}
        {shownHere.length + shownGone.length + shownWaiting.length === 0 ? (
          <EmptyState title={t('settings.teammates.nobody', { typed: typed.trim() })} />
        ) : null}
      </Waiting>
    </PlaceFrame>
  );
}

function Group({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const { number } = useSpeaking();
  return (
    <section className={css.group}>
      <h2 className={css.groupName}>
        {title}
        <span className="sp-figures">{number(count)}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

function InvitedRow({ invitation, saving }: { invitation: Invitation; saving: Saving }) {
  const { t, tx } = useSpeaking();
  const words = useGrantWords();
  const now = useNow();
  const expired = Date.parse(invitation.expiresAt) <= now;
  const withdraw = async () => {
    const sure = await confirm({
      title: t('settings.invite.withdrawTitle', { name: invitation.name }),
      text: t('settings.invite.withdrawText'),
      yes: t('settings.invite.withdrawYes'),
      no: t('settings.invite.withdrawNo'),
      danger: true,
    });
    if (!sure) return;
    await saving.save(() => api.delete(`/invitations/${invitation.id}`));
    await cache.invalidateQueries({ queryKey: invitationsAsked.queryKey });
  };
  return (
    <li className={css.row}>
      <div className={css.line}>
        <Face person={invitation} size={32} decorative />
        <span className={css.words}>
          <b>{invitation.name}</b>
          <span className={css.mail}>{invitation.email}</span>
          <span className={css.grants}>
            {words([{ role: invitation.role, deskId: invitation.deskId }])}
            {' · '}
            {tx(expired ? 'settings.invite.expired' : 'settings.invite.since', {
              when: <RelativeTime key="when" at={expired ? invitation.expiresAt : invitation.createdAt} />,
            })}
          </span>
        </span>
        <Button size={28} onClick={() => void withdraw()}>
          {t('settings.invite.withdraw')}
        </Button>
      </div>
    </li>
  );
}

function PersonRow({
  person,
  open,
  onOpen,
  saving,
}: {
  person: Teammate;
  open: boolean;
  onOpen: (open: boolean) => void;
  saving: Saving;
}) {
  const { t, moments } = useSpeaking();
  const me = useMe();
  const words = useGrantWords();
  const inside = useId();
  const gone = person.deactivatedAt !== null;
  const changeable = !gone && person.can.changeGrants;
  const opens = changeable || person.can.deactivate || person.can.reactivate;

  const after = () => cache.invalidateQueries({ queryKey: teammatesAsked.queryKey });
  const deactivate = async () => {
    const sure = await confirm({
      title: t('settings.teammates.offTitle', { name: person.name }),
      text: t('settings.teammates.offText'),
      yes: t('settings.teammates.offYes'),
      no: t('settings.teammates.offNo'),
      danger: true,
      byName: person.name,
    });
    if (sure && (await saving.save(() => api.post(`/teammates/${person.id}/deactivation`)))) {
      onOpen(false);
      await after();
    }
  };
  const reactivate = async () => {
    try {
      await saving.saveOrThrow(() => api.delete(`/teammates/${person.id}/deactivation`));
      toast({ title: t('settings.teammates.onAgain', { name: person.name }) });
      onOpen(false);
    } catch (error) {
      toast({ tone: 'failed', title: t('settings.notSaved'), text: reasonOf(error) });
    }
    await after();
  };

  const line = (
    <>
      <Face person={person} size={32} decorative />
      <span className={css.words}>
        <span className={css.who}>
          <b>{person.name}</b>
          {person.id === me.id ? <span className={css.you}>{t('settings.teammates.you')}</span> : null}
          {person.department ? <span className={css.department}>{person.department}</span> : null}
        </span>
        <span className={css.mail}>{person.email}</span>
        <span className={css.grants}>
          {person.deactivatedAt !== null
            ? t('settings.teammates.offSince', { date: moments.date(person.deactivatedAt) })
            : words(person.grants)}
        </span>
      </span>
    </>
  );

  return (
    <li className={css.row} data-open={open || undefined}>
      {opens ? (
        <button
          type="button"
          className={css.line}
          aria-expanded={open}
          aria-controls={inside}
          onClick={() => onOpen(!open)}
        >
          {line}
          {open ? (
            <IconChevronDown size={16} stroke={1.6} className={css.arrow} aria-hidden />
          ) : (
            <IconChevronRight size={16} stroke={1.6} className={css.arrow} aria-hidden />
          )}
        </button>
      ) : (
        <div className={css.line}>{line}</div>
      )}
      {open ? (
        <div className={css.inside} id={inside}>
          {changeable ? <GrantSentences person={person} saving={saving} /> : null}
          {person.can.deactivate ? (
            <Button kind="danger" size={28} onClick={() => void deactivate()}>
              {t('settings.teammates.off')}
            </Button>
          ) : null}
          {person.can.reactivate ? (
            <Button size={28} onClick={() => void reactivate()}>
              {t('settings.teammates.on')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
