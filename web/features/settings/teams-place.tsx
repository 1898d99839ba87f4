import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LIMITS } from '../../../contract/limits.ts';
import type { Team } from '../../../contract/teams.ts';
import { api, cache, may, optimistically, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, confirm, EmptyState, FaceStack, toast } from '../../ui/index.ts';
import { teamsAsked } from './fields/fields-asking.ts';
import { NewTeam } from './fields/new-team.tsx';
import { OpeningRow, OpeningRows } from './fields/opening-row.tsx';
import { Waiting } from './load-states.tsx';
import { Part, PlaceFrame } from './place-frame.tsx';
import { SavedField } from './saved-field.tsx';
import { type Saving, useSaving } from './saving.ts';
import { TeamDesks, TeamMembers } from './team-parts.tsx';
import css from './teams-place.module.css';

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
        standing.length === 0
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
          <TeamDesks team={team} onChange={(desks) => void saveDesks(team, desks, change, saving)} />
          <TeamMembers team={team} saving={saving} />
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
