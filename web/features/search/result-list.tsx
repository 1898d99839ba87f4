import { IconLock, IconPaperclip, IconQuote } from '@tabler/icons-react';
import type { FoundTicket, SearchPassage } from '../../../contract/search.ts';
import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { ChannelIcon, Face, LanguageMark, Marked, RelativeTime, StatusGlyph } from '../../ui/index.ts';
import css from './result-list.module.css';
import { type Stop, stopsOf } from './stops.ts';

/** What was found, by ticket: its head of two lines, then the passages. Each passage is a place for the keyboard. */
export function ResultList({
  id,
  items,
  chosen,
  onChoose,
  onOpen,
}: {
  id: string;
  items: readonly FoundTicket[];
  chosen: string | undefined;
  onChoose: (stop: Stop) => void;
  onOpen: (stop: Stop, inNewTab: boolean) => void;
}) {
  const t = useT();
  return (
    <ul id={id} className={css.list} aria-label={t('search-page.results')}>
      {items.map((found) => {
        const stops = stopsOf([found]);
        return (
          <li key={found.ticket.id} className={css.ticket}>
            <TicketHead found={found} />
            {stops.map((stop) => (
              <a
                key={stop.key}
                className={css.passage}
                href={addressOf(stop)}
                data-stop={stop.key}
                data-chosen={stop.key === chosen || undefined}
                aria-current={stop.key === chosen ? 'true' : undefined}
                tabIndex={stop.key === chosen ? 0 : -1}
                onFocus={() => onChoose(stop)}
                onClick={(event) => {
                  // With a key held the browser opens it where it was asked to.
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  // By the keyboard it is no press of a pointer: Enter opens, as everywhere.
                  if (event.detail !== 1) onOpen(stop, false);
                  else onChoose(stop);
                }}
              >
                {stop.passage === undefined ? (
                  <Newest found={found} />
                ) : (
                  <Passage passage={stop.passage} found={found} />
                )}
              </a>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

export function addressOf(stop: Stop): string {
  const message = stop.messageId === undefined ? '' : `?message=${stop.messageId}`;
  return `/tickets/${stop.found.ticket.number}${message}`;
}

function TicketHead({ found }: { found: FoundTicket }) {
  const t = useT();
  const me = useMe();
  const { ticket } = found;
  const facts = [
    ticket.contact.name,
    ticket.assignee === null
      ? undefined
      : ticket.assignee.id === me.id
        ? t('search-page.youHaveIt')
        : t('search-page.hasIt', { name: ticket.assignee.name.split(' ')[0] ?? '' }),
    me.desks.length > 1 ? ticket.desk.name : undefined,
    found.why === 'number' ? t('search-page.byNumber') : undefined,
    found.passages.length > 1 ? t('search-page.passages', { count: found.passages.length }) : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <div className={css.head}>
      <StatusGlyph status={ticket.status} />
      <h3 className={`${css.subject} sp-truncate`} title={ticket.subject}>
        <Marked text={ticket.subject} marks={found.subjectMarks} />
      </h3>
      <span className={`${css.number} sp-figures`}>#{ticket.number}</span>
      <p className={css.facts} title={facts.join(' · ')}>
        <Face person={ticket.contact} size={16} customer decorative />
        <span className="sp-truncate">{facts.join(' · ')}</span>
      </p>
    </div>
  );
}

function Passage({ passage, found }: { passage: SearchPassage; found: FoundTicket }) {
  const t = useT();
  const { message, file } = passage;
  return (
    <>
      <span className={css.who}>
        {file !== null ? (
          <IconPaperclip size={14} stroke={1.8} role="img" aria-label={t('search-page.inFile')} />
        ) : message.type === 'note' ? (
          <IconLock size={14} stroke={1.8} role="img" aria-label={t('shell.message.note')} />
        ) : passage.place === 'quoted' ? (
          <IconQuote size={14} stroke={1.8} role="img" aria-label={t('search-page.quoted')} />
        ) : (
          <ChannelIcon channel={found.ticket.channel} />
        )}
        {message.language === null ? null : <LanguageMark language={message.language} />}
        <span className="sp-truncate">
          {file === null ? (
            message.from.name || message.from.address
          ) : (
            <Marked text={file.name} marks={file.nameMarks} />
          )}
        </span>
        <RelativeTime at={message.createdAt} className={css.when} />
      </span>
      <span className={css.words} dir="auto">
        <Marked text={passage.snippet} marks={passage.marks} />
      </span>
    </>
  );
}

/** Found by its number or by operators alone: its newest message says what it is. */
function Newest({ found }: { found: FoundTicket }) {
  const { message } = found;
  return (
    <>
      <span className={css.who}>
        <ChannelIcon channel={found.ticket.channel} />
        {message?.language == null ? null : <LanguageMark language={message.language} />}
        <span className="sp-truncate">{message === null ? '' : message.from.name || message.from.address}</span>
        <RelativeTime at={message?.createdAt ?? found.ticket.lastMessageAt} className={css.when} />
      </span>
      <span className={css.words} dir="auto">
        <Marked text={found.snippet} marks={found.marks} />
      </span>
    </>
  );
}
