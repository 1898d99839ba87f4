import { IconLayoutSidebarRight, IconLock } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TimelineEntry } from '../../../contract/contacts.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import type { Panels } from '../../shell/index.ts';
import {
  Button,
  ChannelIcon,
  ClockChip,
  EmptyState,
  ErrorState,
  Face,
  IconButton,
  LoadingRows,
  RelativeTime,
  StatusGlyph,
  useNow,
} from '../../ui/index.ts';
import { type Of, timeline } from './asking.ts';
import { reasonOf } from './doing.ts';
import css from './timeline.module.css';
import { groupOf, type TimelineGroup } from './timeline-groups.ts';

const counted = 1_000;
const known = ['email', 'form', 'chat', 'phone', 'social', 'messenger', 'forum'] as const;
type Known = (typeof known)[number];

/** Everything that happened, newest first: what is open is a card, notes are ochre, all else is a line. */
export function TimelinePart({ of, id, name, panels }: { of: Of; id: string; name: string; panels?: Panels }) {
  const { t, locale, timeZone } = useSpeaking();
  const now = useNow();
  const [show, setShow] = useState('all');
  const list = useInfiniteQuery(timeline(of, id, show));
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = list.data?.pages[0]?.counts;
  const groups: { name: string; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const group = nameOf(groupOf(entry.at, new Date(now), timeZone), { t, locale });
    const last = groups.at(-1);
    if (last?.name === group) last.entries.push(entry);
    else groups.push({ name: group, entries: [entry] });
  }
  const shows: { id: string; label: string; count: number | undefined }[] = [
    { id: 'all', label: t('contacts.timeline.all'), count: counts ? counts.tickets + counts.notes : undefined },
    ...(counts?.channels ?? []).map(({ channel, count }) => ({
      id: channel,
      label: isKnown(channel) ? t(`contacts.timeline.channel.${channel}`) : channel,
      count,
    })),
    { id: 'notes', label: t('contacts.timeline.notes'), count: counts?.notes },
  ];
  return (
    <section className={css.timeline} aria-label={t('contacts.timeline.title', { name })}>
      <div className={css.bar}>
        <fieldset className={css.shows}>
          <legend className="sp-hidden">{t('contacts.timeline.which')}</legend>
          {shows.map((one) => (
            <button
              key={one.id}
              type="button"
              className={css.show}
              aria-pressed={show === one.id}
              onClick={() => setShow(one.id)}
            >
              {one.label}
              {one.count === undefined ? null : (
                <span className="sp-figures">{one.count >= counted ? ` ${counted}+` : ` ${one.count}`}</span>
              )}
            </button>
          ))}
        </fieldset>
        {panels && !panels.sideOpen ? (
          <IconButton
            label={t('contacts.between')}
            icon={<IconLayoutSidebarRight size={17} stroke={1.6} aria-hidden />}
            onClick={() => panels.setSideOpen(true)}
          />
        ) : null}
      </div>
      <div className={css.scroll}>
        {list.isPending ? (
          <LoadingRows rows={6} />
        ) : list.error && entries.length === 0 ? (
          <ErrorState
            title={t('contacts.timeline.notRead')}
            action={
              <Button kind="filled" size={28} onClick={() => void list.refetch()}>
                {t('contacts.again')}
              </Button>
            }
          >
            {reasonOf(list.error)}
          </ErrorState>
        ) : entries.length === 0 ? (
          <EmptyState title={t('contacts.timeline.empty')}>{t('contacts.timeline.emptyText')}</EmptyState>
        ) : (
          groups.map((group) => (
            <section key={group.name} aria-label={group.name}>
              <h3 className={css.group}>{group.name}</h3>
              <ol className={css.entries}>
                {group.entries.map((entry) => (
                  <Entry key={`${entry.kind} ${entry.id}`} entry={entry} />
                ))}
              </ol>
            </section>
          ))
        )}
        {list.hasNextPage ? (
          <div className={css.more}>
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('contacts.more')}
            </Button>
          </div>
        ) : entries.length > 0 ? (
          <p className={css.end}>{t('contacts.timeline.end')}</p>
        ) : null}
      </div>
    </section>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const t = useT();
  const { ticket } = entry;
  const open = ticket.status !== 'solved' && ticket.status !== 'closed';
  const subject = ticket.subject || t('contacts.timeline.noSubject');
  const to = {
    to: '/tickets/$number' as const,
    params: { number: String(ticket.number) },
    search: { view: 'all', ...(entry.kind === 'note' ? { message: entry.id } : {}) },
  };
  if (entry.kind === 'note')
    return (
      <li className={css.entry}>
        <span className={css.icon} data-note>
          <IconLock size={14} stroke={1.8} aria-hidden />
        </span>
        <Link {...to} className={css.note}>
          <span className={css.line}>
            <span className={css.noteAuthor}>{entry.author?.name}</span>
            <span className={css.small}>{t('contacts.timeline.noteOn', { number: ticket.number })}</span>
            <RelativeTime at={entry.at} className={css.when} />
          </span>
          <span className={css.words}>{entry.excerpt}</span>
        </Link>
      </li>
    );
  return (
    <li className={css.entry}>
      <span className={css.icon}>
        <ChannelIcon channel={ticket.channel} />
      </span>
      <Link {...to} className={open ? css.card : css.plain}>
        <span className={css.line}>
          <StatusGlyph status={ticket.status} />
          <span className={`${css.subject} sp-truncate`} title={subject}>
            {subject}
          </span>
          <span className={css.small}>#{ticket.number}</span>
          <span className={css.when}>
            {open && ticket.replyDueAt ? <ClockChip due={ticket.replyDueAt} /> : <RelativeTime at={entry.at} />}
          </span>
        </span>
        {open && entry.excerpt ? <span className={css.words}>{entry.excerpt}</span> : null}
        <span className={css.facts}>
          {ticket.assignee ? <Face person={ticket.assignee} size={18} decorative /> : null}
          {[ticket.assignee?.name, t('contacts.timeline.messages', { count: ticket.messages }), ticket.desk.name]
            .filter((fact) => fact)
            .join(' · ')}
        </span>
      </Link>
    </li>
  );
}

function isKnown(channel: string): channel is Known {
  return (known as readonly string[]).includes(channel);
}

function nameOf(group: TimelineGroup, { t, locale }: { t: ReturnType<typeof useT>; locale: string }): string {
  if (group.kind === 'today') return t('contacts.timeline.today');
  if (group.kind === 'week') return t('contacts.timeline.week');
  if (group.kind === 'year') return String(group.year);
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(group.year, group.month, 15)),
  );
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
