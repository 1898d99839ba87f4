import { IconPlus, IconX } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { Team } from '../../../contract/teams.ts';
import { api, type Me, may, optimistically, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, ChoiceMenu, Face, IconButton, Sentence, SentenceToken } from '../../ui/index.ts';
import { assignablesOn, teamsAsked } from './fields/fields-asking.ts';
import type { Saving } from './saving.ts';
import css from './teams-place.module.css';

const tiers = ['1', '2', '3'] as const;

/** Where this person may say who works. */
function managedDesks(me: Me): Me['desks'] {
  return me.desks.filter((desk) => may(me, 'team.manage', desk.id));
}

/** Which desks it serves and as which tier, a sentence for each. */
export function TeamDesks({ team, onChange }: { team: Team; onChange: (desks: Team['desks']) => void }) {
  const { t, tx } = useSpeaking();
  const me = useMe();
  const mine = managedDesks(me);
  const free = mine.filter((desk) => !team.desks.some(({ id }) => id === desk.id));
  const [adding, setAdding] = useState(false);
  return (
    <div className={css.desks}>
      {team.desks.map((desk) => {
        const may = team.can.change && mine.some(({ id }) => id === desk.id);
        return (
          <Sentence key={desk.id}>
            {tx('field-settings.teams.serves', {
              desk: <b key="desk">{desk.name}</b>,
              tier: (
                <SentenceToken
                  key="tier"
                  label={t('field-settings.teams.tierLabel', { desk: desk.name })}
                  value={String(desk.tier) as (typeof tiers)[number]}
                  disabled={!may}
                  options={tiers.map((value) => ({ value, label: t(`field-settings.teams.tier.${value}`) }))}
                  onChange={(tier) =>
                    onChange(team.desks.map((one) => (one.id === desk.id ? { ...one, tier: Number(tier) } : one)))
                  }
                />
              ),
            })}
            {may ? (
              <IconButton
                size={24}
                className={css.x ?? ''}
                label={t('field-settings.teams.noMore', { desk: desk.name })}
                icon={<IconX size={14} stroke={2} aria-hidden />}
                onClick={() => onChange(team.desks.filter(({ id }) => id !== desk.id))}
              />
            ) : null}
          </Sentence>
        );
      })}
      {team.can.change && free.length > 0 ? (
        <ChoiceMenu
          label={t('field-settings.teams.addDesk')}
          opened={adding}
          onOpened={setAdding}
          search={free.length > 8}
          choices={free.map(({ id, name }) => ({ id, label: name }))}
          nothing={(typed) => t('field-settings.nothing', { typed })}
          onChoose={(id) => {
            const desk = free.find((one) => one.id === id);
            if (desk) onChange([...team.desks, { id, name: desk.name, tier: 1 }]);
          }}
        >
          <Button
            kind="quiet"
            size={28}
            className={css.add ?? ''}
            icon={<IconPlus size={14} stroke={2} aria-hidden />}
            aria-expanded={adding}
            onClick={() => setAdding(!adding)}
          >
            {t('field-settings.teams.addDesk')}
          </Button>
        </ChoiceMenu>
      ) : null}
    </div>
  );
}

/** Who is in it: of those who may hold tickets of its desks. */
export function TeamMembers({ team, saving }: { team: Team; saving: Saving }) {
  const { t } = useSpeaking();
  const [adding, setAdding] = useState(false);
  const found = useQueries({
    queries: team.desks.map(({ id }) => ({ ...assignablesOn(id), enabled: adding })),
  });
  const fitting = new Map(found.flatMap(({ data }) => data?.teammates ?? []).map((one) => [one.id, one] as const));
  for (const { id } of team.members) fitting.delete(id);
  const offered = [...fitting.values()].sort((a, b) => a.name.localeCompare(b.name));
  const set = (members: Team['members']) =>
    void saving.save(() =>
      optimistically<Team[], Team>(
        teamsAsked.queryKey,
        (teams) => teams.map((one) => (one.id === team.id ? { ...one, members } : one)),
        () => api.put<Team>(`/teams/${team.id}/members`, { body: { memberIds: members.map(({ id }) => id) } }),
      ),
    );
  return (
    <div>
      <h2 className={css.caption}>{t('field-settings.teams.membersTitle')}</h2>
      <ul className={css.people}>
        {team.members.map((member) => (
          <li key={member.id} className={css.person}>
            <Face person={member} size={20} decorative />
            <span className="sp-truncate" title={member.name}>
              {member.name}
            </span>
            {team.can.members ? (
              <button
                type="button"
                className={css.out}
                aria-label={t('field-settings.teams.removeMember', { name: member.name })}
                onClick={() => set(team.members.filter(({ id }) => id !== member.id))}
              >
                <IconX size={12} stroke={2} aria-hidden />
              </button>
            ) : null}
          </li>
        ))}
        {team.can.members && team.desks.length > 0 ? (
          <li>
            <ChoiceMenu
              label={t('field-settings.teams.addMember')}
              opened={adding}
              onOpened={setAdding}
              search
              choices={offered.map((one) => ({
                id: one.id,
                label: one.name,
                icon: <Face person={one} size={20} decorative />,
              }))}
              nothing={(typed) =>
                typed === '' ? t('field-settings.teams.nobodyLeft') : t('field-settings.nothing', { typed })
              }
              onChoose={(id) => {
                const one = fitting.get(id);
                if (one) set([...team.members, { id, name: one.name }]);
              }}
            >
              <Button
                kind="quiet"
                size={28}
                icon={<IconPlus size={14} stroke={2} aria-hidden />}
                aria-expanded={adding}
                onClick={() => setAdding(!adding)}
              >
                {t('field-settings.teams.addMember')}
              </Button>
            </ChoiceMenu>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
