import { useQuery } from '@tanstack/react-query';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { ChoiceMenu } from '../../ui/index.ts';
import { deskRequestTypes } from './asking-fields.ts';
import { changeField } from './changing.ts';
import { FieldChip } from './field-chip.tsx';
import { RequestTypeIcon } from './request-type-icon.tsx';

const none = 'none';

/** What kind of request it is; the kind says which fields it asks for. */
export function RequestTypeField({
  ticket,
  opened,
  onOpened,
}: {
  ticket: TicketDetail;
  opened: boolean;
  onOpened: (opened: boolean) => void;
}) {
  const t = useT();
  const { data: types = [] } = useQuery(deskRequestTypes(ticket.desk.id));
  const name = ticket.requestType?.name ?? t('ticket-fields.noRequestType');
  return (
    <ChoiceMenu
      label={t('ticket-fields.requestType')}
      opened={opened}
      onOpened={onOpened}
      position="bottom-end"
      search={types.length > 10}
      chosen={ticket.requestType?.id ?? none}
      choices={[
        { id: none, label: t('ticket-fields.noRequestType') },
        ...types.map((type) => ({
          id: type.id,
          label: type.name,
          icon: <RequestTypeIcon name={type.icon} />,
        })),
      ]}
      nothing={(typed) => t('ticket-fields.noSuchRequestType', { typed })}
      onChoose={(id) => {
        const type = types.find((one) => one.id === id);
        const value = type === undefined ? null : { id, name: type.name, key: type.key };
        void changeField(ticket, { field: 'requestType', value });
      }}
    >
      <FieldChip
        quiet
        empty={ticket.requestType === null}
        disabled={!ticket.can.change}
        aria-label={t('tickets.field.is', { field: t('ticket-fields.requestType'), value: name })}
        aria-expanded={opened}
        onClick={() => onOpened(!opened)}
      >
        {name}
      </FieldChip>
    </ChoiceMenu>
  );
}
