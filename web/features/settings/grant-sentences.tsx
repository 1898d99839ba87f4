import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Teammate } from '../../../contract/people.ts';
import type { Grant, Role } from '../../../contract/permissions.ts';
import { api, type Me, optimistically, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, IconButton, Sentence, SentenceToken } from '../../ui/index.ts';
import { teammatesAsked } from './asking.ts';
import css from './grant-sentences.module.css';
import type { Saving } from './saving.ts';
import { mayTouch, movedTo, rolesIMayGive, type Where, wheresLeft } from './who-may-give.ts';

/** A select has words for its values; this one stands for "every desk". */
const everywhere = '*';

/** "Lead on Customer desk, agent on IT desk". Desks that this reader may not see are "another desk". */
export function useGrantWords(): (grants: readonly Grant[]) => string {
  const { t, locale } = useSpeaking();
  const me = useMe();
  return (grants) => {
    if (grants.length === 0) return t('settings.grant.none');
    const parts = grants.map(({ role, deskId }) => {
      const roleWord = t(`settings.role.${role}`);
      if (deskId === null) return t('settings.grant.everywhere', { role: roleWord });
      return t('settings.grant.on', { role: roleWord, desk: deskName(me, deskId) ?? t('settings.grant.otherDesk') });
    });
    const said = new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(parts);
    return said.slice(0, 1).toLocaleUpperCase(locale) + said.slice(1);
  };
}

function deskName(me: Me, deskId: string): string | undefined {
  return me.desks.find((desk) => desk.id === deskId)?.name;
}

/** What one person may do, a sentence for each place; only what I may give can be changed. */
export function GrantSentences({ person, saving }: { person: Teammate; saving: Saving }) {
  const { t, tx } = useSpeaking();
  const me = useMe();
  const [busy, setBusy] = useState(false);
  const { grants } = person;
  const firstName = person.name.split(' ')[0] ?? person.name;
  const free = wheresLeft(me, grants);

  const keep = async (next: readonly Grant[]) => {
    setBusy(true);
    await saving.save(() =>
      optimistically<Teammate[], Teammate>(
        teammatesAsked.queryKey,
        (people) => people.map((one) => (one.id === person.id ? { ...one, grants: [...next] } : one)),
        () => api.put<Teammate>(`/teammates/${person.id}/grants`, { body: { grants: next } }),
      ),
    );
    setBusy(false);
  };
  const nextFree = free[0];

  return (
    <div className={css.sentences}>
      {grants.map((grant, index) => {
        const mine = mayTouch(me, grant);
        const set = (next: Grant) => void keep(grants.map((one, at) => (at === index ? next : one)));
        const places: Where[] = [grant.deskId, ...free];
        return (
          <Sentence key={grant.deskId ?? everywhere}>
            {tx('settings.grant.sentence', {
              name: <b key="name">{firstName}</b>,
              role: (
                <RoleToken
                  key="role"
                  roles={mine ? rolesIMayGive(me, grant.deskId) : [grant.role]}
                  role={grant.role}
                  disabled={!mine || busy}
                  onChange={(role) => set({ ...grant, role })}
                />
              ),
              desk: (
                <WhereToken
                  key="desk"
                  places={places}
                  where={grant.deskId}
                  disabled={!mine || busy}
                  onChange={(where) => set(movedTo(grant, where))}
                />
              ),
            })}
            {mine ? (
              <IconButton
                size={24}
                className={css.away ?? ''}
                label={t('settings.grant.takeAway', {
                  role: t(`settings.role.${grant.role}`),
                  desk:
                    grant.deskId === null
                      ? t('settings.grant.everyDesk')
                      : (deskName(me, grant.deskId) ?? t('settings.grant.otherDesk')),
                })}
                icon={<IconX size={14} stroke={2} />}
                disabled={busy}
                onClick={() => void keep(grants.filter((_, at) => at !== index))}
              />
            ) : null}
          </Sentence>
        );
      })}
      {grants.length === 0 ? <p className={css.none}>{t('settings.grant.noneYet', { name: firstName })}</p> : null}
      {nextFree === undefined ? null : (
        <Button
          kind="quiet"
          size={28}
          className={css.more}
          icon={<IconPlus size={14} stroke={2} aria-hidden />}
          disabled={busy}
          onClick={() => {
            const where = free.find((one) => one !== null) ?? nextFree;
            void keep([...grants, { role: 'agent', deskId: where }]);
          }}
        >
          {t('settings.grant.more')}
        </Button>
      )}
    </div>
  );
}

export function RoleToken({
  role,
  roles,
  disabled = false,
  onChange,
}: {
  role: Role;
  roles: readonly Role[];
  disabled?: boolean;
  onChange: (role: Role) => void;
}) {
  const { t } = useSpeaking();
  return (
    <SentenceToken
      label={t('settings.grant.roleLabel')}
      value={role}
      disabled={disabled}
      options={(roles.includes(role) ? roles : [role, ...roles]).map((value) => ({
        value,
        label: t(`settings.role.${value}`),
      }))}
      onChange={onChange}
    />
  );
}

export function WhereToken({
  where,
  places,
  disabled = false,
  onChange,
}: {
  where: Where;
  places: readonly Where[];
  disabled?: boolean;
  onChange: (where: Where) => void;
}) {
  const { t } = useSpeaking();
  const me = useMe();
  return (
    <SentenceToken
      label={t('settings.grant.deskLabel')}
      value={where ?? everywhere}
      disabled={disabled}
      options={places.map((place) => ({
        value: place ?? everywhere,
        label: place === null ? t('settings.grant.everyDesk') : (deskName(me, place) ?? t('settings.grant.otherDesk')),
      }))}
      onChange={(chosen) => onChange(chosen === everywhere ? null : chosen)}
    />
  );
}
