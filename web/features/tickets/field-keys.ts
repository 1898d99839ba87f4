import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { useCommands, useKeys } from '../../shell/index.ts';
import { type OpenedField, openField } from './open-field.ts';
import { showOrHideChanges } from './shown-changes.ts';

/** Fields with a key of their own; the others have a command. `words`: one types into what opens. */
const fields: readonly {
  field: OpenedField;
  keys?: string;
  words?: true;
  label: 'team' | 'category' | 'tags' | Timed;
}[] = [
  { field: 'team', keys: 'shift+a', words: true, label: 'team' },
  { field: 'category', keys: 'shift+c', words: true, label: 'category' },
  { field: 'tags', keys: 'shift+t', words: true, label: 'tags' },
  { field: 'requestType', keys: 'shift+y', label: 'requestType' },
  { field: 'promisedAt', keys: 'shift+p', label: 'promisedAt' },
  { field: 'deadlineAt', keys: 'shift+d', label: 'deadlineAt' },
  { field: 'time', keys: 'shift+w', words: true, label: 'time' },
  { field: 'startsAt', label: 'startsAt' },
  { field: 'estimatedMinutes', label: 'estimatedMinutes' },
];
type Timed = 'requestType' | 'promisedAt' | 'deadlineAt' | 'time' | 'startsAt' | 'estimatedMinutes';

/** Keys and commands that open a field of the ticket in the panel beside it, which `onShow` brings up. */
export function useFieldKeys(ticket: TicketDetail, onShow: () => void): void {
  const t = useT();
  const may = ticket.can.change;
  const open = (field: OpenedField) => {
    onShow();
    openField(ticket.id, field);
  };
  useKeys(
    {
      ...Object.fromEntries(
        fields.flatMap(({ field, keys, words, label }) =>
          keys === undefined
            ? []
            : [
                [
                  keys,
                  {
                    label: t(`ticket-fields.do.${label}`),
                    off: !may,
                    opensField: words ?? false,
                    run: () => open(field),
                  },
                ],
              ],
        ),
      ),
      o: { label: t('ticket-fields.do.showChanges'), run: showOrHideChanges },
    },
    { group: t('tickets.keys.ticket') },
  );
  const group = t('tickets.commands.onThis', { number: ticket.number });
  useCommands(
    may
      ? fields.map(({ field, keys, label }) => ({
          id: `ticket field ${field}`,
          label: t(`ticket-fields.do.${label}`),
          group,
          ...(keys === undefined ? {} : { keys }),
          run: () => open(field),
        }))
      : [],
    'open',
  );
}
