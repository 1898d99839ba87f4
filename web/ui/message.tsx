import { IconArrowBackUp, IconChevronDown, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/index.ts';
import { Face, type Person } from './face.tsx';
import css from './message.module.css';
import { RelativeTime } from './relative-time.tsx';

interface MessageProps {
  who: Person;
  /** ISO 8601 instant. */
  at: string;
  children: ReactNode;
  /** Beside the name: how it came, whether it arrived. */
  facts?: ReactNode;
  /** At the right end of the head, after the time: a menu. */
  after?: ReactNode;
  id?: string;
}

/** What the customer wrote: a white card over the whole width. */
export function CustomerMessage({ who, at, children, facts, after, id }: MessageProps) {
  return (
    <article className={css.customer} id={id}>
      <header className={css.head}>
        <Face person={who} size={24} customer decorative />
        <span className={css.name} title={who.name}>
          {who.name}
        </span>
        <span className={css.facts}>{facts}</span>
        <RelativeTime at={at} className={css.when} />
        {after}
      </header>
      <div className={css.words}>{children}</div>
    </article>
  );
}

/** A teammate's name; on a phone the first name is enough. */
function TeammateName({ name }: { name: string }) {
  const end = name.indexOf(' ');
  return (
    <span className={css.name} title={name}>
      {end === -1 ? name : name.slice(0, end)}
      {end === -1 ? null : <span className={css.lastName}>{name.slice(end)}</span>}
    </span>
  );
}

/** What we answered: no card, a green bar at the left. `facts` says whether it arrived ("Reply, delivered"). */
export function OurReply({ who, at, children, facts, after, id }: MessageProps) {
  return (
    <article className={css.ours} id={id}>
      <header className={css.head}>
        <Face person={who} size={22} decorative />
        <TeammateName name={who.name} />
        <span className={css.facts}>
          <IconArrowBackUp size={14} stroke={2} aria-hidden />
          {facts}
        </span>
        <RelativeTime at={at} className={css.when} />
        {after}
      </header>
      <div className={css.words}>{children}</div>
    </article>
  );
}

/** For the team only: ochre, lock, and the words that say so. */
export function NoteMessage({ who, at, children, facts, after, id }: MessageProps) {
  const t = useT();
  return (
    <article className={css.note} id={id}>
      <header className={css.head}>
        <Face person={who} size={22} decorative />
        <TeammateName name={who.name} />
        <span className={css.noteMark}>
          <IconLock size={13} stroke={2} aria-hidden />
          {t('shell.message.note')}
        </span>
        {facts}
        <RelativeTime at={at} className={css.when} />
        {after}
      </header>
      <div className={css.words}>{children}</div>
    </article>
  );
}

/** One thing that happened, in a line with its time. */
export function EventLine({ icon, at, children }: { icon?: ReactNode; at: string; children: ReactNode }) {
  return (
    <p className={css.event}>
      {icon}
      <span className={css.sentence}>{children}</span>
      <RelativeTime at={at} className={css.when} />
    </p>
  );
}

/** Several events gathered in one centred line that opens in place. */
export function GatheredEvents({
  children,
  open,
  onToggle,
}: {
  children: ReactNode;
  open: boolean;
  onToggle: () => void;
}) {
  return (
    <button type="button" className={css.gathered} aria-expanded={open} onClick={onToggle}>
      <span>{children}</span>
      <IconChevronDown size={14} stroke={1.8} aria-hidden className={open ? css.turned : undefined} />
    </button>
  );
}

/** An older message folded to one line of 32 px; opens in place. */
export function FoldedMessage({
  who,
  customer,
  at,
  firstWords,
  note = false,
  mark,
  onOpen,
}: {
  who: Person;
  customer: boolean;
  at: string;
  firstWords: string;
  note?: boolean;
  /** Before its words: what it is, where no person wrote it. */
  mark?: ReactNode;
  onOpen: () => void;
}) {
  const t = useT();
  return (
    <button type="button" className={css.folded} data-note={note || undefined} aria-expanded={false} onClick={onOpen}>
      <Face person={who} size={20} customer={customer} decorative />
      <span className={css.foldedName}>{who.name}</span>
      {note ? (
        <>
          <IconLock size={13} stroke={2} aria-hidden />
          <span className="sp-hidden">{t('shell.message.note')}</span>
        </>
      ) : null}
      {mark === undefined ? null : <span className={css.foldedMark}>{mark}</span>}
      <span className={`${css.foldedWords} sp-truncate`}>{firstWords}</span>
      <RelativeTime at={at} className={css.when} />
    </button>
  );
}
