import { IconChevronDown, IconChevronUp, IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Chip, ErrorState, Face, IconButton, LoadingRows, PriorityGlyph, StatusBadge } from '../../ui/index.ts';
import { Thread, ticketDetail, whyNot } from '../tickets/index.ts';
import { markWords } from './marking.ts';
import css from './reading-pane.module.css';
import { foundWords, type Stop } from './stops.ts';

/** The ticket of the chosen passage, to be read only: at that passage, which is tinted, with what was found marked. */
export default function ReadingPane({
  stop,
  place,
  of,
  onStep,
  onOpen,
}: {
  stop: Stop;
  /** The passage's place among those of its ticket, from 1. */
  place: number;
  of: number;
  onStep: (step: 1 | -1) => void;
  onOpen: () => void;
}) {
  const t = useT();
  const { ticket: row } = stop.found;
  const { data, error } = useQuery(ticketDetail(row.id));
  const box = useRef<HTMLDivElement>(null);
  const words = foundWords(stop.found).join('\n');
  const { messageId } = stop;

  useEffect(() => {
    const inside = box.current;
    if (inside === null) return;
    const mark = () => {
      for (const old of inside.querySelectorAll('[data-passage]')) old.removeAttribute('data-passage');
      if (messageId !== undefined) document.getElementById(`message-${messageId}`)?.setAttribute('data-passage', '');
      markWords(inside, words.split('\n'));
    };
    mark();
    // Messages come after the ticket, and unfold later still.
    const watch = new MutationObserver(mark);
    watch.observe(inside, { childList: true, subtree: true });
    return () => {
      watch.disconnect();
      markWords(inside, []);
    };
  }, [words, messageId]);

  const readOnly = { reply: false, note: false, change: false, take: false, assign: false };
  const ticket: TicketDetail | undefined = data && { ...data, can: { ...data.can, ...readOnly } };
  return (
    <article className={css.pane} aria-label={`#${row.number} ${row.subject}`} ref={box}>
      <header className={css.header}>
        <StatusBadge status={row.status} />
        <span className={`${css.number} sp-figures`}>#{row.number}</span>
        <span className={css.grow} />
        {of > 1 ? (
          <>
            <span className={`${css.place} sp-figures`}>{t('search-page.passageOf', { place, of })}</span>
            <IconButton
              label={t('search-page.before')}
              icon={<IconChevronUp size={17} stroke={1.6} aria-hidden />}
              onClick={() => onStep(-1)}
            />
            <IconButton
              label={t('search-page.after')}
              icon={<IconChevronDown size={17} stroke={1.6} aria-hidden />}
              onClick={() => onStep(1)}
            />
          </>
        ) : null}
        <Button kind="filled" size={28} keys="enter" onClick={onOpen}>
          {t('search-page.openTicket')}
        </Button>
      </header>
      <div className={css.block}>
        <h2 className={css.subject} dir="auto">
          {row.subject}
        </h2>
        <p className={css.chips}>
          <Chip icon={row.assignee === null ? undefined : <Face person={row.assignee} size={16} decorative />}>
            {row.assignee?.name ?? t('search-page.nobody')}
          </Chip>
          {row.priority === 'normal' ? null : (
            <Chip icon={<PriorityGlyph priority={row.priority} />}>{t(`shell.priority.${row.priority}`)}</Chip>
          )}
          {row.category === null ? null : (
            <Chip icon={<IconTag size={14} stroke={1.6} aria-hidden />}>{row.category.name}</Chip>
          )}
          <Chip>{row.desk.name}</Chip>
        </p>
      </div>
      {ticket ? (
        <Thread
          key={`${ticket.id} ${messageId ?? ''}`}
          ticket={ticket}
          showMessage={messageId}
          onSplit={() => undefined}
        />
      ) : error ? (
        <ErrorState title={t('search-page.notRead')}>{whyNot(error)}</ErrorState>
      ) : (
        <LoadingRows rows={3} />
      )}
    </article>
  );
}
