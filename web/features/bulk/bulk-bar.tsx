import {
  IconCategory,
  IconChecks,
  IconClockPause,
  IconFlag,
  IconMessageReply,
  IconMoodWrrr,
  IconTag,
  IconUserPlus,
  IconUsersGroup,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { BulkFields, BulkTickets } from '../../../contract/bulk.ts';
import { LIMITS } from '../../../contract/limits.ts';
import type { Ticket } from '../../../contract/tickets.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { type Choice, ChoiceMenu, IconButton, PriorityGlyph, StatusGlyph } from '../../ui/index.ts';
import { replyHits } from '../saved-replies/index.ts';
import { priorities, statuses, useChoices } from '../views/index.ts';
import css from './bulk-bar.module.css';
import { begin } from './running.ts';
import type { Selection } from './selection.ts';
import { laterMorning } from './snooze-times.ts';

type MenuName = 'status' | 'assignee' | 'team' | 'priority' | 'category' | 'tags' | 'snooze' | 'reply' | 'more';

/** What can be done with the chosen tickets, docked below the list while some are chosen. */
export function BulkBar({
  selection,
  rows,
  total,
  everything,
  onEverything,
  onDone,
}: {
  selection: Selection;
  /** Those that are here. */
  rows: readonly Ticket[];
  /** How many the view holds; undefined where nobody knows. */
  total: number | undefined;
  /** All of the view, as the server is told. */
  everything: BulkTickets;
  onEverything: () => void;
  onDone: () => void;
}) {
  const { t, timeZone, moments } = useSpeaking();
  const me = useMe();
  const [menu, setMenu] = useState<MenuName>();
  const [typed, setTyped] = useState('');
  const count = selection.everything ? total : selection.ids.size;
  const start = (change: BulkFields, name?: string) => {
    const tickets: BulkTickets = selection.everything ? everything : { ids: [...selection.ids] };
    void begin(tickets, change, { count, name }).then((begun) => {
      if (begun) onDone();
    });
  };
  const assignees = useChoices('assignee', '', menu === 'assignee');
  const teams = useChoices('team', '', menu === 'team');
  const categories = useChoices('category', '', menu === 'category');
  const tags = useChoices('tags', typed, menu === 'tags');
  const { data: replies } = useQuery({
    ...replyHits(menu === 'reply' ? typed : '', undefined, undefined),
    enabled: menu === 'reply',
  });
  // What does something besides its words can do that alone.
  const answers: Choice[] = (replies?.items ?? []).flatMap(({ id, name, isMacro, languages }) => [
    ...(languages.length > 0 ? [{ id: `reply ${id}`, label: name }] : []),
    ...(isMacro ? [{ id: `macro ${id}`, label: name, hint: t('bulk.withoutLetter') }] : []),
  ]);

  const entry = (
    name: MenuName,
    icon: ReactNode,
    label: string,
    choices: readonly Choice[],
    onChoose: (choice: Choice) => void,
    search = false,
    onNew?: (name: string) => void,
  ) => (
    <ChoiceMenu
      label={label}
      opened={menu === name}
      onOpened={(open) => setMenu(open ? name : undefined)}
      position="top-start"
      search={search}
      onTyped={setTyped}
      choices={choices}
      onChoose={(id) => {
        const choice = choices.find((one) => one.id === id);
        if (choice) onChoose(choice);
      }}
      onNew={onNew ? { label: (words) => t('bulk.newTag', { tag: words }), run: onNew } : undefined}
    >
      <button
        type="button"
        className={css.action}
        aria-expanded={menu === name}
        onClick={() => setMenu(menu === name ? undefined : name)}
      >
        {icon}
        <span>{label}</span>
      </button>
    </ChoiceMenu>
  );
  const size = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;
  const mornings = [1, 3, 7, 14].map((days) => laterMorning(days, timeZone));

  return (
    <section className={css.bar} aria-label={t('bulk.bar')}>
      <div className={css.count} role="status">
        <b>{t('bulk.chosen', { count: count === undefined ? 'all' : count })}</b>
        {!selection.everything &&
        selection.ids.size >= Math.min(rows.length, LIMITS.pageSize) &&
        (total === undefined || total > rows.length) ? (
          <button type="button" className="sp-link" onClick={onEverything}>
            {t('bulk.everything', { count: total === undefined || total > 1_000 ? 'all' : total })}
          </button>
        ) : null}
      </div>
      <div className={css.actions}>
        {entry(
          'status',
          <IconChecks {...size} />,
          t('bulk.action.status'),
          statuses.map((id) => ({ id, label: t(`shell.status.${id}`), icon: <StatusGlyph status={id} decorative /> })),
          ({ id }) => start({ status: id as BulkFields['status'] }),
        )}
        {entry(
          'assignee',
          <IconUserPlus {...size} />,
          t('bulk.action.assignee'),
          assignees,
          ({ id, label }) =>
            id === 'none' ? start({ assignee: null }) : start({ assignee: id }, id === 'me' ? me.name : label),
          true,
        )}
        {entry(
          'team',
          <IconUsersGroup {...size} />,
          t('bulk.action.team'),
          teams.filter(({ id }) => id !== 'mine'),
          ({ id, label }) => (id === 'none' ? start({ team: null }) : start({ team: id }, label)),
          true,
        )}
        {entry(
          'priority',
          <IconFlag {...size} />,
          t('bulk.action.priority'),
          priorities.map((id) => ({
            id,
            label: t(`shell.priority.${id}`),
            icon: <PriorityGlyph priority={id} decorative />,
          })),
          ({ id }) => start({ priority: id as BulkFields['priority'] }),
        )}
        {entry(
          'category',
          <IconCategory {...size} />,
          t('bulk.action.category'),
          categories,
          ({ id, label, path }) => (id === 'none' ? start({ category: null }) : start({ category: id }, path ?? label)),
          true,
        )}
        {entry(
          'tags',
          <IconTag {...size} />,
          t('bulk.action.tags'),
          tags,
          ({ label }) => start({ addTags: [label] }),
          true,
          (words) => start({ addTags: [words] }),
        )}
        {entry(
          'snooze',
          <IconClockPause {...size} />,
          t('bulk.action.snooze'),
          mornings.map((at) => ({ id: at, label: moments.ahead(at, Date.now()) })),
          ({ id }) => start({ snoozeUntil: id }),
        )}
        {entry(
          'reply',
          <IconMessageReply {...size} />,
          t('bulk.action.reply'),
          answers,
          ({ id: choice, label }) => {
            const [what, id = ''] = choice.split(' ');
            start(what === 'reply' ? { reply: id } : { macro: id }, label);
          },
          true,
        )}
        {entry(
          'more',
          <IconMoodWrrr {...size} />,
          t('bulk.action.more'),
          [
            { id: 'follow', label: t('bulk.action.follow') },
            { id: 'unfollow', label: t('bulk.action.unfollow') },
            { id: 'wake', label: t('bulk.action.wake') },
            { id: 'spam', label: t('bulk.action.spam') },
            { id: 'notSpam', label: t('bulk.action.notSpam') },
          ],
          ({ id }) => start(others[id as keyof typeof others]),
        )}
      </div>
      <IconButton label={t('bulk.keys.letGo')} icon={<IconX size={16} stroke={1.8} aria-hidden />} onClick={onDone} />
    </section>
  );
}

const others = {
  follow: { follow: true },
  unfollow: { follow: false },
  wake: { snoozeUntil: null },
  spam: { spam: true },
  notSpam: { spam: false },
} as const satisfies Record<string, BulkFields>;
