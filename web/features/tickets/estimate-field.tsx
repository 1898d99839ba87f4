import type { TicketDetail } from '../../../contract/tickets.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { changeField } from './changing.ts';
import { TypedValue } from './typed-value.tsx';
import { minutesOf, writtenMinutes } from './work-time.ts';

const minute = 60_000;

/** How long it will take, written as one says it: "1h20". */
export function EstimateField({
  ticket,
  opened,
  onOpened,
}: {
  ticket: TicketDetail;
  opened: boolean;
  onOpened: (opened: boolean) => void;
}) {
  const { t, moments } = useSpeaking();
  const minutes = ticket.estimatedMinutes;
  const said = minutes === null ? t('ticket-fields.notSet') : moments.length(minutes * minute);
  const name = t('ticket-fields.estimatedMinutes');
  return (
    <TypedValue
      label={t('tickets.field.is', { field: name, value: said })}
      name={name}
      shown={said}
      empty={minutes === null}
      value={minutes === null ? '' : writtenMinutes(minutes)}
      maxLength={20}
      disabled={!ticket.can.change}
      opened={opened}
      onOpened={onOpened}
      wrong={(typed) => (minutesOf(typed) === undefined ? t('ticket-fields.timeWrong') : undefined)}
      onKeep={(typed) =>
        void changeField(ticket, { field: 'estimatedMinutes', value: typed === '' ? null : (minutesOf(typed) ?? null) })
      }
    />
  );
}
