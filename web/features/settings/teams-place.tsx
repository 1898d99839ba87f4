import { IconPlus, IconX } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LIMITS } from '../../../contract/limits.ts';
import type { Team } from '../../../contract/teams.ts';
import { api, cache, type Me, may, optimistically, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import {
  Button,
  ChoiceMenu,
  confirm,
  EmptyState,
  Face,
  FaceStack,
  IconButton,
  Sentence,
  SentenceToken,
  toast,
} from '../../ui/index.ts';
import { assignablesOn, teamsAsked } from './fields/fields-asking.ts';
import { NewTeam } from './fields/new-team.tsx';
import { OpeningRow, OpeningRows } from './fields/opening-row.tsx';
import { Waiting } from './load-states.tsx';
import { Part, PlaceFrame } from './place-frame.tsx';
import { SavedField } from './saved-field.tsx';
import { type Saving, useSaving } from './saving.ts';
import css from './teams-place.module.css';

const tiers = ['1', '2', '3'] as const;

/** Who works together, for which desks, and who answers first. */
export function TeamsPlace() {
  const { t, tx } = useSpeaking();
  const me = useMe();
  const saving = useSaving();
  const teams = useQuery(teamsAsked);
  const [making, setMaking] = useState(false);
  const [opened, setOpened] = useState<string>();
  const all = teams.data ?? [];
  const standing = all.filter(({ archived }) => !archived);
  const away = all.filter(({ archived }) => archived);
  const desksWithout = me.desks.filter(
    (desk) => !standing.some((team) => team.desks.some(({ id }) => id === desk.id)),
  ).length;
  const row = (team: Team) => (
    <TeamRow
      key={team.id}
      team={team}
      open={opened === team.id}
      onOpen={(open) => setOpened(open ? team.id : undefined)}
      saving={saving}
    />
  );
  return (
    <PlaceFrame
      title={t('settings.place.teams')}
      lead={
        teams.data === undefined
          ? t('field-settings.teams.leadPlain')
          : tx('field-settings.teams.lead', {
              count: standing.length,
              without: desksWithout,
              b: (words) => <b key="b">{words}</b>,
            })
      }
      saving={saving}
      action={
        may(me, 'team.manage') && !making ? (
          <Button kind="filled" icon={<IconPlus size={14} stroke={2} aria-hidden />} onClick={() => setMaking(true)}>
            {t('field-settings.teams.new')}
          </Button>
        ) : null
      }
    >
      {making ? (
        <NewTeam
          saving={saving}
          onDone={(made) => {
            setMaking(false);
            if (made) setOpened(made);
          }}
        />
      ) : null}
      <Waiting query={teams} rows={4}>
        {standing.length > 0 ? (
          <OpeningRows>{standing.map(row)}</OpeningRows>
        ) : making ? null : (
          <EmptyState level={2} title={t('field-settings.teams.empty')}>
            {t('field-settings.teams.emptyText')}
          </EmptyState>
        )}
        {away.length > 0 ? (
          <Part title={t('field-settings.awayPart')}>
            <OpeningRows>{away.map(row)}</OpeningRows>
          </Part>
        ) : null}
      </Waiting>
    </PlaceFrame>
  );
}

function TeamRow({
  team,
  open,
  onOpen,
  saving,
}: {
  team: Team;
  open: boolean;
  onOpen: (open: boolean) => void;
  saving: Saving;
}) {
  const { t, locale } = useSpeaking();
  const desks = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    team.desks.map(({ name, tier }) => t('field-settings.teams.desk', { desk: name, tier })),
  );
  const change = (next: Team, send: () => Promise<Team>) =>
    saving.saveOrThrow(() =>
      optimistically<Team[], Team>(
        teamsAsked.queryKey,
        (teams) => teams.map((one) => (one.id === team.id ? next : one)),
        send,
      ),
    );
  const putAway = async () => {
    const sure = await confirm({
      title: t('field-settings.teams.awayTitle', { name: team.name }),
      text: t('field-settings.teams.awayText'),
      yes: t('field-settings.putAway'),
      no: t('field-settings.leave'),
      danger: true,
      byName: team.name,
    });
    if (!sure) return;
    if (await saving.save(() => api.post(`/teams/${team.id}/archival`)))
      toast({ title: t('field-settings.isAway', { name: team.name }) });
    await cache.invalidateQueries({ queryKey: ['team'] });
  };
  const bringBack = async () => {
    await saving.save(() => api.delete(`/teams/${team.id}/archival`));
    await cache.invalidateQueries({ queryKey: ['team'] });
  };
  return (
    <OpeningRow
      title={team.name}
      words={team.desks.length === 0 ? t('field-settings.teams.noDesk') : desks}
      figures={
        team.members.length === 0 ? (
          t('field-settings.teams.noMembers')
        ) : (
          <span className={css.members}>
            <FaceStack people={team.members} ground="var(--sp-surface)" />
            {t('field-settings.teams.members', { count: team.members.length })}
          </span>
        )
      }
      quiet={team.archived}
      open={open}
      onOpen={onOpen}
    >
      {team.archived ? null : (
        <>
          {team.can.change ? (
            <SavedField
              label={t('field-settings.teams.name')}
              value={team.name}
              path="name"
              maxLength={LIMITS.name}
              missing={t('settings.missing.name')}
              onSave={(name) =>
                change({ ...team, name }, () => api.patch<Team>(`/teams/${team.id}`, { body: { name } }))
              }
            />
          ) : null}
          <Desks team={team} onChange={(desks) => void saveDesks(team, desks, change, saving)} />
          <Members team={team} saving={saving} />
        </>
      )}
      {team.can.change ? (
        team.archived ? (
          <Button size={28} className={css.away ?? ''} onClick={() => void bringBack()}>
            {t('field-settings.bringBack')}
          </Button>
        ) : (
          <Button kind="danger" size={28} className={css.away ?? ''} onClick={() => void putAway()}>
            {t('field-settings.putAwayAsk')}
          </Button>
        )
      ) : null}
    </OpeningRow>
  );
}

function saveDesks(
  team: Team,
  desks: Team['desks'],
  change: (next: Team, send: () => Promise<Team>) => Promise<void>,
  saving: Saving,
): Promise<boolean> {
  const body = { desks: desks.map(({ id, tier }) => ({ deskId: id, tier })) };
  return saving.save(() => change({ ...team, desks }, () => api.patch<Team>(`/teams/${team.id}`, { body })));
}

/** Where this person may say who works. */
function managedDesks(me: Me): Me['desks'] {
  return me.desks.filter((desk) => may(me, 'team.manage', desk.id));
}

/** Which desks it serves and as which tier, a sentence for each. */
function Desks({ team, onChange }: { team: Team; onChange: (desks: Team['desks']) => void }) {
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
function Members({ team, saving }: { team: Team; saving: Saving }) {
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
