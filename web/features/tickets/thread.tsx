import { IconArrowDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Message, TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { Button, ErrorState, useSlow } from '../../ui/index.ts';
import { ticketEvents, ticketMessages } from './asking.ts';
import { whyNot } from './changing.ts';
import css from './thread.module.css';
import { ThreadEvents } from './thread-events.tsx';
import { ThreadMessage } from './thread-message.tsx';
import { layThread, type ThreadItem } from './thread-order.ts';

/** So near the end one counts as reading the newest, in px. */
const nearEnd = 60;

/**
 * Everything that was said and done, oldest first; it opens at its end, beside the composer, and stays there while the
 * reader does. `showMessage` opens at that message instead.
 */
export function Thread({
  ticket,
  showMessage,
  onSplit,
}: {
  ticket: TicketDetail;
  showMessage: string | undefined;
  /** From this message on it becomes a ticket of its own. */
  onSplit: (messageId: string) => void;
}) {
  const t = useT();
  const messages = useQuery(ticketMessages(ticket.id));
  const events = useQuery(ticketEvents(ticket.id));
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(showMessage === undefined ? [] : [showMessage]),
  );
  const items = useMemo(
    () => layThread(messages.data ?? [], events.data ?? [], opened),
    [messages.data, events.data, opened],
  );
  // The first message stays: without it there would be no ticket to leave behind.
  const firstId = messages.data?.[0]?.id;
  const splitFrom = (message: Message) =>
    ticket.can.change && ticket.mergedInto === null && message.mergedFrom === null && message.id !== firstId
      ? () => onSplit(message.id)
      : undefined;
  const open = (key: string) => setOpened((before) => new Set([...before, key]));
  const scroller = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  const following = useRef(showMessage === undefined);
  const [below, setBelow] = useState(false);
  const newest = messages.data?.at(-1)?.id;
  const slow = useSlow(messages.isPending);

  useLayoutEffect(() => {
    const box = scroller.current;
    const content = inside.current;
    if (!box || !content) return;
    const follow = () => {
      if (following.current) box.scrollTop = box.scrollHeight;
    };
    follow();
    // Letters and pictures get their height late.
    const watch = new ResizeObserver(follow);
    watch.observe(content);
    watch.observe(box);
    return () => watch.disconnect();
  }, []);

  const known = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (newest === undefined) return;
    if (known.current === undefined && showMessage !== undefined) {
      document.getElementById(`message-${showMessage}`)?.scrollIntoView({ block: 'center' });
    } else if (known.current !== undefined && known.current !== newest && !following.current) setBelow(true);
    known.current = newest;
  }, [newest, showMessage]);

  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    following.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
    if (following.current) setBelow(false);
  };

  return (
    <div className={css.holder}>
      <section
        className={css.scroller}
        ref={scroller}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
        tabIndex={0}
        aria-label={t('tickets.thread.label')}
      >
        <div className={css.thread} ref={inside}>
          {messages.isPending && slow ? <LoadingThread /> : null}
          {messages.error && !messages.data ? (
            <ErrorState
              title={t('tickets.thread.failed')}
              action={
                <Button kind="filled" size={28} busy={messages.isFetching} onClick={() => void messages.refetch()}>
                  {t('tickets.list.tryNow')}
                </Button>
              }
            >
              {whyNot(messages.error)} {t('tickets.list.failedSafe')}
            </ErrorState>
          ) : null}
          {messages.data
            ? items.map((item) => <Item key={item.key} ticket={ticket} item={item} onOpen={open} onSplit={splitFrom} />)
            : null}
        </div>
      </section>
      {below ? (
        <button
          type="button"
          className={css.pill}
          onClick={() => {
            scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
          }}
        >
          <IconArrowDown size={13} stroke={2} aria-hidden />
          {t('tickets.thread.new')}
        </button>
      ) : null}
    </div>
  );
}

function Item({
  ticket,
  item,
  onOpen,
  onSplit,
}: {
  ticket: TicketDetail;
  item: ThreadItem;
  onOpen: (key: string) => void;
  onSplit: (message: Message) => (() => void) | undefined;
}) {
  const t = useT();
  switch (item.kind) {
    case 'message':
      return (
        <ThreadMessage
          ticket={ticket}
          message={item.message}
          folded={item.folded}
          onOpen={() => onOpen(item.message.id)}
          onSplit={onSplit(item.message)}
        />
      );
    case 'earlier':
      return (
        <button type="button" className={css.earlier} onClick={() => onOpen('earlier')}>
          {t('tickets.thread.earlier', { count: item.messages.length })}
        </button>
      );
    case 'event':
      return <ThreadEvents ticket={ticket} events={[item.event]} />;
    case 'events':
      return <ThreadEvents ticket={ticket} events={item.events} />;
  }
}

/** The shape of two messages in still grey. */
function LoadingThread() {
  const t = useT();
  return (
    <div role="status" aria-label={t('shell.loading')} className={css.shapes}>
      <i />
      <i />
    </div>
  );
}
