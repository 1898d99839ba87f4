import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldValuesChange } from '../../../contract/field-values.ts';
import type { RequestType } from '../../../contract/fields.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { ChoiceMenu } from '../../ui/index.ts';
import { deskFields, deskRequestTypes } from './asking-fields.ts';
import { changeField, latest } from './changing.ts';
import { FieldChip } from './field-chip.tsx';
import { missingOf, RequestTypeDialog } from './request-type-dialog.tsx';
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
  const { data: fields = [] } = useQuery(deskFields(ticket.desk.id));
  const [asking, setAsking] = useState<RequestType>();
  const become = (type: RequestType | undefined, given: FieldValuesChange) => {
    const value = type === undefined ? null : { id: type.id, name: type.name, key: type.key };
    void changeField(latest(ticket), { field: 'requestType', value, given });
  };
  const name = ticket.requestType?.name ?? t('ticket-fields.noRequestType');
  return (
    <>
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
          if (type !== undefined && missingOf(type, fields, ticket).length > 0) setAsking(type);
          else become(type, {});
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
      {asking === undefined ? null : (
        <RequestTypeDialog
          type={asking}
          asked={missingOf(asking, fields, ticket)}
          onDone={(given) => {
            setAsking(undefined);
            become(asking, given);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
