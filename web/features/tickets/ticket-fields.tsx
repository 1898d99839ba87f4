import { IconTag, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Priority, Status, TicketDetail } from '../../../contract/tickets.ts';
import { may, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { ChoiceMenu, Face, PriorityGlyph, StatusBadge, StatusGlyph } from '../../ui/index.ts';
import { assignablesOf, deskCategories } from './asking-fields.ts';
import { categoryChoices, sayPath } from './category-choices.ts';
import { changeField } from './changing.ts';
import { newNamed } from './field-changes.ts';
import { FieldChip } from './field-chip.tsx';
import css from './ticket-fields.module.css';

interface FieldProps {
  ticket: TicketDetail;
  /** Opened by a key of the screen. */
  opened?: boolean;
  onOpened?: (opened: boolean) => void;
  quiet?: boolean;
}

/** A field's list is opened by its button, or from outside by a key. */
function useOpening({
  opened,
  onOpened,
}: Pick<FieldProps, 'opened' | 'onOpened'>): [boolean, (opened: boolean) => void] {
  const [own, setOwn] = useState(false);
  return [opened ?? own, onOpened ?? setOwn];
}

const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

export function PriorityField({ ticket, quiet = false, ...opening }: FieldProps) {
  const t = useT();
  const [opened, setOpened] = useOpening(opening);
  return (
    <ChoiceMenu
      label={t('tickets.field.priority')}
      opened={opened}
      onOpened={setOpened}
      position={quiet ? 'bottom-end' : 'bottom-start'}
      width={180}
      chosen={ticket.priority}
      choices={priorities.map((priority) => ({
        id: priority,
        label: t(`shell.priority.${priority}`),
        icon: <PriorityGlyph priority={priority} decorative />,
      }))}
      onChoose={(id) => void changeField(ticket, { field: 'priority', value: id as Priority })}
    >
      <FieldChip
        quiet={quiet}
        data-short
        disabled={!ticket.can.change}
        aria-label={t('tickets.field.is', {
          field: t('tickets.field.priority'),
          value: t(`shell.priority.${ticket.priority}`),
        })}
        aria-expanded={opened}
        icon={<PriorityGlyph priority={ticket.priority} decorative />}
        onClick={() => setOpened(!opened)}
      >
        {t(`shell.priority.${ticket.priority}`)}
      </FieldChip>
    </ChoiceMenu>
  );
}

const nobody = 'nobody';

export function AssigneeField({ ticket, quiet = false, ...opening }: FieldProps) {
  const t = useT();
  const me = useMe();
  const [opened, setOpened] = useOpening(opening);
  const { data } = useQuery({ ...assignablesOf(ticket.desk.id), enabled: opened && ticket.can.assign });
  const mine = ticket.assignee?.id === me.id;
  const others = (data?.teammates ?? [])
    .filter(({ id, can }) => id !== me.id && can)
    .sort((a, b) => a.name.localeCompare(b.name));
  const mayTouch = ticket.can.assign || ticket.can.take || mine;
  const name = ticket.assignee?.name ?? t('tickets.field.nobody');
  return (
    <ChoiceMenu
      label={t('tickets.field.assignee')}
      opened={opened}
      onOpened={setOpened}
      position={quiet ? 'bottom-end' : 'bottom-start'}
      search={ticket.can.assign}
      chosen={ticket.assignee?.id ?? nobody}
      choices={[
        ...(ticket.can.assign || ticket.can.take || mine
          ? [
              {
                id: me.id,
                label: t('tickets.field.me', { name: me.name }),
                icon: <Face person={me} size={20} decorative />,
              },
            ]
          : []),
        { id: nobody, label: t('tickets.field.nobody'), icon: <IconUserPlus size={16} stroke={1.6} aria-hidden /> },
        ...(ticket.can.assign ? others : []).map((teammate, place) => ({
          id: teammate.id,
          label: teammate.name,
          icon: <Face person={teammate} size={20} decorative />,
          ...(place === 0 ? { group: t('tickets.field.onThisDesk') } : {}),
        })),
      ]}
      nothing={(typed) => t('tickets.field.noTeammate', { typed })}
      onChoose={(id) => {
        const found = id === me.id ? me : others.find((teammate) => teammate.id === id);
        void changeField(ticket, {
          field: 'assignee',
          value: id === nobody || !found ? null : { id: found.id, name: found.name },
        });
      }}
    >
      <FieldChip
        quiet={quiet}
        empty={ticket.assignee === null}
        disabled={!mayTouch}
        aria-label={t('tickets.field.is', { field: t('tickets.field.assignee'), value: name })}
        aria-expanded={opened}
        icon={
          ticket.assignee === null ? (
            <IconUserPlus size={14} stroke={1.8} aria-hidden />
          ) : (
            <Face person={ticket.assignee} size={16} decorative />
          )
        }
        onClick={() => setOpened(!opened)}
      >
        {quiet ? name : name.split(' ')[0]}
      </FieldChip>
    </ChoiceMenu>
  );
}

export function CategoryField({ ticket, quiet = false, ...opening }: FieldProps) {
  const t = useT();
  const me = useMe();
  const [opened, setOpened] = useOpening(opening);
  const { data: known = [] } = useQuery({ ...deskCategories(ticket.desk.id), enabled: opened });
  const mayMake = may(me, 'category.create', ticket.desk.id);
  const name = ticket.category === null ? t('tickets.field.noCategory') : sayPath(ticket.category);
  return (
    <ChoiceMenu
      label={t('tickets.field.category')}
      opened={opened}
      onOpened={setOpened}
      position={quiet ? 'bottom-end' : 'bottom-start'}
      search
      chosen={ticket.category?.id ?? 'none'}
      choices={[{ id: 'none', label: t('tickets.field.noCategory') }, ...categoryChoices(known, ticket.category?.id)]}
      nothing={(typed) => t('tickets.field.noSuchCategory', { typed })}
      onNew={
        mayMake
          ? {
              label: (typed) => t('tickets.field.newCategory', { name: typed }),
              run: (typed) => void changeField(ticket, { field: 'category', value: newNamed(typed) }),
            }
          : undefined
      }
      onChoose={(id) => {
        const found = known.find((category) => category.id === id);
        const value = found === undefined ? null : { id, name: found.name, path: found.path };
        void changeField(ticket, { field: 'category', value });
      }}
    >
      <FieldChip
        quiet={quiet}
        data-long
        empty={ticket.category === null}
        disabled={!ticket.can.change}
        aria-label={t('tickets.field.is', {
          field: t('tickets.field.category'),
          value: name,
        })}
        aria-expanded={opened}
        title={name}
        icon={quiet ? undefined : <IconTag size={13} stroke={1.8} aria-hidden />}
        onClick={() => setOpened(!opened)}
      >
        {name}
      </FieldChip>
    </ChoiceMenu>
  );
}

export function DeskField({ ticket, quiet = false, ...opening }: FieldProps) {
  const t = useT();
  const me = useMe();
  const [opened, setOpened] = useOpening(opening);
  return (
    <ChoiceMenu
      label={t('tickets.field.desk')}
      opened={opened}
      onOpened={setOpened}
      position="bottom-end"
      chosen={ticket.desk.id}
      choices={me.desks.map((desk) => ({ id: desk.id, label: desk.name }))}
      onChoose={(id) => {
        const desk = me.desks.find((one) => one.id === id);
        if (desk) void changeField(ticket, { field: 'desk', value: { id: desk.id, name: desk.name } });
      }}
    >
      <FieldChip
        quiet={quiet}
        disabled={!ticket.can.change || me.desks.length < 2}
        aria-label={t('tickets.field.is', { field: t('tickets.field.desk'), value: ticket.desk.name })}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {ticket.desk.name}
      </FieldChip>
    </ChoiceMenu>
  );
}

const statuses: readonly Status[] = ['new', 'open', 'waiting', 'on_hold', 'solved', 'closed'];

/** The state as a badge that opens the others. */
export function StatusField({ ticket, onSolve }: { ticket: TicketDetail; onSolve: () => void }) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  if (!ticket.can.change) return <StatusBadge status={ticket.status} />;
  return (
    <ChoiceMenu
      label={t('tickets.field.status')}
      opened={opened}
      onOpened={setOpened}
      width={200}
      chosen={ticket.status}
      choices={statuses
        .filter((status) => status !== 'new' || ticket.status === 'new')
        .map((status) => ({
          id: status,
          label: t(`shell.status.${status}`),
          icon: <StatusGlyph status={status} decorative />,
          ...(status === 'solved' && ticket.status !== 'solved' ? { keys: 'e' } : {}),
        }))}
      onChoose={(id) => {
        if (id === 'solved' && ticket.status !== 'solved') onSolve();
        else void changeField(ticket, { field: 'status', value: id as Status });
      }}
    >
      <button
        type="button"
        className={css.status}
        aria-expanded={opened}
        aria-label={t('tickets.field.is', {
          field: t('tickets.field.status'),
          value: t(`shell.status.${ticket.status}`),
        })}
        onClick={() => setOpened(!opened)}
      >
        <StatusBadge status={ticket.status} />
      </button>
    </ChoiceMenu>
  );
}
