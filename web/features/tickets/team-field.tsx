import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { ChoiceMenu } from '../../ui/index.ts';
import { assignablesOf } from './asking-fields.ts';
import { changeField } from './changing.ts';
import { FieldChip } from './field-chip.tsx';

const none = 'none';

/** Which team it is with: those that serve the ticket's desk, the first tier first. */
export function TeamField({
  ticket,
  opened,
  onOpened,
}: {
  ticket: TicketDetail;
  opened: boolean;
  onOpened: (opened: boolean) => void;
}) {
  const t = useT();
  const { data } = useQuery({ ...assignablesOf(ticket.desk.id), enabled: opened });
  const teams = (data?.teams ?? [])
    .filter(({ can, id }) => can || id === ticket.team?.id)
    .sort((a, b) => a.tier - b.tier || a.name.localeCompare(b.name));
  const name = ticket.team?.name ?? t('ticket-fields.noTeam');
  return (
    <ChoiceMenu
      label={t('ticket-fields.team')}
      opened={opened}
      onOpened={onOpened}
      position="bottom-end"
      search={teams.length > 7}
      chosen={ticket.team?.id ?? none}
      choices={[
        { id: none, label: t('ticket-fields.noTeam') },
        ...teams.map((team) => ({
          id: team.id,
          label: team.name,
          icon: <IconUsers size={16} stroke={1.6} aria-hidden />,
          hint: t('ticket-fields.tier', { tier: team.tier }),
        })),
      ]}
      nothing={(typed) => t('ticket-fields.noSuchTeam', { typed })}
      onChoose={(id) => {
        const team = teams.find((one) => one.id === id);
        void changeField(ticket, { field: 'team', value: team ? { id: team.id, name: team.name } : null });
      }}
    >
      <FieldChip
        quiet
        empty={ticket.team === null}
        disabled={!ticket.can.change && !ticket.can.assign}
        aria-label={t('tickets.field.is', { field: t('ticket-fields.team'), value: name })}
        aria-expanded={opened}
        onClick={() => onOpened(!opened)}
      >
        {name}
      </FieldChip>
    </ChoiceMenu>
  );
}
