import type { TicketDetail } from '../../../contract/tickets.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { useNow } from '../../ui/index.ts';
import { changeField } from './changing.ts';
import { FieldChip } from './field-chip.tsx';
import { MomentMenu } from './moment-menu.tsx';

/** When work on it starts, until when it shall be done, or what the customer was promised. */
export function MomentField({
  ticket,
  field,
  opened,
  onOpened,
}: {
  ticket: TicketDetail;
  field: 'startsAt' | 'deadlineAt' | 'promisedAt';
  opened: boolean;
  onOpened: (opened: boolean) => void;
}) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const at = ticket[field];
  const said = at === null ? t('ticket-fields.notSet') : moments.ahead(at, now);
  const late = at !== null && field !== 'startsAt' && Date.parse(at) < now && ticket.solvedAt === null;
  const name = t(`ticket-fields.${field}`);
  return (
    <MomentMenu
      label={name}
      value={at}
      beginning={field === 'startsAt'}
      opened={opened}
      onOpened={onOpened}
      onChoose={(value) => void changeField(ticket, { field, value })}
    >
      <FieldChip
        quiet
        empty={at === null}
        disabled={!ticket.can.change}
        aria-label={t('tickets.field.is', { field: name, value: said })}
        aria-expanded={opened}
        title={at === null ? undefined : moments.full(at)}
        onClick={() => onOpened(!opened)}
      >
        {late && at !== null ? t('ticket-fields.late', { since: moments.ago(at, now) }) : said}
      </FieldChip>
    </MomentMenu>
  );
}
