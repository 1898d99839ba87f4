import { IconCalendarDue, IconTag, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RequestType } from '../../../contract/fields.ts';
import type { Priority } from '../../../contract/tickets.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { ChoiceMenu, Face, PriorityGlyph, useNow } from '../../ui/index.ts';
import { assignablesOf, deskCategories } from './asking-fields.ts';
import { categoryChoices, sayPath } from './category-choices.ts';
import { FieldChip } from './field-chip.tsx';
import { MomentMenu } from './moment-menu.tsx';
import type { NewTicketDraft } from './new-ticket-draft.ts';
import css from './new-ticket-facts.module.css';

const none = 'none';
const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

/** What the team knows of it already; where nothing is said, the kind of request says it. */
export function NewTicketFacts({
  draft,
  type,
  onChange,
}: {
  draft: NewTicketDraft;
  type: RequestType | undefined;
  onChange: (part: Partial<NewTicketDraft>) => void;
}) {
  const { t, moments } = useSpeaking();
  const me = useMe();
  const now = useNow();
  const [opened, setOpened] = useState<'assignee' | 'team' | 'priority' | 'category' | 'deadline'>();
  const { data: categories = [] } = useQuery(deskCategories(draft.deskId));
  const { data: assignables } = useQuery(assignablesOf(draft.deskId));
  const opening = (which: NonNullable<typeof opened>) => ({
    opened: opened === which,
    onOpened: (open: boolean) => setOpened(open ? which : undefined),
  });
  const chip = (which: NonNullable<typeof opened>, label: string, value: string, empty: boolean) => ({
    empty,
    'aria-label': t('tickets.field.is', { field: label, value }),
    'aria-expanded': opened === which,
    title: value,
    onClick: () => setOpened(opened === which ? undefined : which),
  });
  const mates = (assignables?.teammates ?? []).filter(({ id, can }) => can || id === me.id);
  const teams = (assignables?.teams ?? []).filter(({ can }) => can);
  const usual = categories.find(({ id }) => id === type?.defaults.categoryId);
  const priority = draft.priority ?? type?.defaults.priority ?? 'normal';
  const category = draft.category ?? usual;
  const assignee = draft.assignee?.name ?? t('tickets.field.nobody');
  const team = draft.team?.name ?? t('ticket-fields.noTeam');
  const said = category === undefined ? t('tickets.field.noCategory') : sayPath(category);
  const due = draft.deadlineAt === undefined ? t('ticket-fields.notSet') : moments.ahead(draft.deadlineAt, now);
  return (
    <div className={css.chips}>
      <ChoiceMenu
        {...opening('assignee')}
        label={t('tickets.field.assignee')}
        search={mates.length > 7}
        chosen={draft.assignee?.id ?? none}
        choices={[
          { id: none, label: t('tickets.field.nobody') },
          ...mates
            .toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id) || a.name.localeCompare(b.name))
            .map((one) => ({
              id: one.id,
              label: one.id === me.id ? t('tickets.field.me', { name: one.name }) : one.name,
              icon: <Face person={one} size={20} decorative />,
            })),
        ]}
        nothing={(typed) => t('tickets.field.noTeammate', { typed })}
        onChoose={(id) => {
          const one = mates.find((mate) => mate.id === id);
          onChange({ assignee: one && { id: one.id, name: one.name } });
        }}
      >
        <FieldChip
          {...chip('assignee', t('tickets.field.assignee'), assignee, draft.assignee === undefined)}
          icon={<IconUserPlus size={14} stroke={1.8} aria-hidden />}
        >
          {assignee}
        </FieldChip>
      </ChoiceMenu>
      {teams.length > 0 ? (
        <ChoiceMenu
          {...opening('team')}
          label={t('ticket-fields.team')}
          search={teams.length > 7}
          chosen={draft.team?.id ?? none}
          choices={[
            { id: none, label: t('ticket-fields.noTeam') },
            ...teams.map((one) => ({
              id: one.id,
              label: one.name,
              hint: t('ticket-fields.tier', { tier: one.tier }),
            })),
          ]}
          nothing={(typed) => t('ticket-fields.noSuchTeam', { typed })}
          onChoose={(id) => {
            const one = teams.find((each) => each.id === id);
            onChange({ team: one && { id: one.id, name: one.name } });
          }}
        >
          <FieldChip
            {...chip('team', t('ticket-fields.team'), team, draft.team === undefined)}
            icon={<IconUsers size={14} stroke={1.8} aria-hidden />}
          >
            {team}
          </FieldChip>
        </ChoiceMenu>
      ) : null}
      <ChoiceMenu
        {...opening('priority')}
        label={t('tickets.field.priority')}
        width={180}
        chosen={priority}
        choices={priorities.map((one) => ({
          id: one,
          label: t(`shell.priority.${one}`),
          icon: <PriorityGlyph priority={one} decorative />,
        }))}
        onChoose={(id) => onChange({ priority: id as Priority })}
      >
        <FieldChip
          {...chip('priority', t('tickets.field.priority'), t(`shell.priority.${priority}`), false)}
          icon={<PriorityGlyph priority={priority} decorative />}
        >
          {t(`shell.priority.${priority}`)}
        </FieldChip>
      </ChoiceMenu>
      <ChoiceMenu
        {...opening('category')}
        label={t('tickets.field.category')}
        width={280}
        search
        chosen={category?.id ?? none}
        choices={[{ id: none, label: t('tickets.field.noCategory') }, ...categoryChoices(categories, undefined)]}
        nothing={(typed) => t('tickets.field.noSuchCategory', { typed })}
        onChoose={(id) => {
          const one = categories.find((each) => each.id === id);
          onChange({ category: one && { id: one.id, name: one.name, path: one.path } });
        }}
      >
        <FieldChip
          {...chip('category', t('tickets.field.category'), said, category === undefined)}
          icon={<IconTag size={13} stroke={1.8} aria-hidden />}
        >
          {said}
        </FieldChip>
      </ChoiceMenu>
      <MomentMenu
        {...opening('deadline')}
        label={t('ticket-fields.deadlineAt')}
        value={draft.deadlineAt ?? null}
        onChoose={(at) => onChange({ deadlineAt: at ?? undefined })}
      >
        <FieldChip
          {...chip('deadline', t('ticket-fields.deadlineAt'), due, draft.deadlineAt === undefined)}
          icon={<IconCalendarDue size={14} stroke={1.8} aria-hidden />}
        >
          {draft.deadlineAt === undefined ? t('ticket-fields.deadlineAt') : due}
        </FieldChip>
      </MomentMenu>
    </div>
  );
}
