import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Ticket } from '../../../contract/tickets.ts';
import type { Board, BoardLane } from '../../../contract/views.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { useKeys } from '../../shell/index.ts';
import { Button, Face, PriorityGlyph, StatusGlyph, useNow } from '../../ui/index.ts';
import { isChosen, isEmpty, type Selection } from '../bulk/index.ts';
import { sayCount } from '../views/index.ts';
import { BoardCard } from './board-card.tsx';
import { cardBeside, laneBeside } from './board-lanes.ts';
import type { Boarding } from './boarding.ts';
import css from './ticket-board.module.css';
import type { TicketListHandle } from './ticket-list.tsx';

/** What is dragged, as the browser calls it; nothing from elsewhere can be dropped here. */
const dragged = 'text/x-sportello-ticket';

/**
 * The tickets of a view in lanes. Cards are moved by pointer, by Shift with the arrows, or by opening them: never by dragging
 * alone.
 */
export function TicketBoard({
  board,
  boarding,
  stopId,
  hrefOf,
  selection,
  onStop,
  onOpen,
  onPick,
  ref,
}: {
  board: Board;
  boarding: Boarding;
  stopId: string | undefined;
  hrefOf: (ticket: Ticket) => string;
  selection: Selection;
  onStop: (ticketId: string) => void;
  onOpen: (ticket: Ticket) => void;
  onPick: (ticket: Ticket, range: boolean) => void;
  ref?: Ref<TicketListHandle>;
}) {
  const { t } = useSpeaking();
  const box = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const [over, setOver] = useState<string>();
  const laneName = useLaneName(board);
  const focus = (id: string) => {
    const card = box.current?.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(id)}"]`);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  useImperativeHandle(ref, () => ({ reveal: focus }));

  const go = (key: 'up' | 'down' | 'left' | 'right') => {
    const next = cardBeside(board, stopId, key);
    if (!next) return;
    onStop(next.id);
    focus(next.id);
  };
  // The card is drawn anew in its lane, there and maybe back; the focus goes along.
  const moving = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the lanes change, as long as something moves
  useEffect(() => {
    if (moving.current !== undefined) focus(moving.current);
  }, [board]);
  const put = async (id: string, lane: BoardLane) => {
    moving.current = id;
    onStop(id);
    setSaid(t('views.board.moved', { lane: laneName(lane) }));
    if (!(await boarding.move(id, lane.lane))) setSaid(t('views.board.back'));
    requestAnimationFrame(() => {
      if (moving.current === id) moving.current = undefined;
    });
  };
  const shift = (step: 1 | -1) => {
    const lane = stopId === undefined ? undefined : laneBeside(board, stopId, step);
    if (stopId !== undefined && lane) void put(stopId, lane);
  };
  useKeys(
    {
      up: { run: () => go('up') },
      down: { run: () => go('down') },
      left: { label: t('views.board.left'), run: () => go('left') },
      right: { label: t('views.board.right'), run: () => go('right') },
      'shift+left': { label: t('views.board.moveLeft'), run: () => shift(-1) },
      'shift+right': { label: t('views.board.moveRight'), run: () => shift(1) },
    },
    { group: t('views.layout.board') },
  );

  return (
    <div className={css.board} ref={box}>
      <p className="sp-hidden" role="status">
        {said}
      </p>
      {board.lanes.map((lane) => (
        <section
          key={lane.lane}
          className={css.lane}
          data-over={over === lane.lane || undefined}
          aria-label={t('views.board.lane', { lane: laneName(lane), count: lane.count })}
          onDragOver={(event) => {
            if (!event.dataTransfer.types.includes(dragged)) return;
            event.preventDefault();
            setOver(lane.lane);
          }}
          onDragLeave={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(undefined);
          }}
          onDrop={(event) => {
            const id = event.dataTransfer.getData(dragged);
            setOver(undefined);
            if (id === '') return;
            event.preventDefault();
            void put(id, lane);
          }}
        >
          <LaneHead board={board} lane={lane} name={laneName(lane)} />
          <ol className={css.cards}>
            {lane.items.map((ticket) => (
              <li key={ticket.id}>
                <BoardCard
                  ticket={ticket}
                  href={hrefOf(ticket)}
                  isStop={ticket.id === stopId}
                  picked={isChosen(selection, ticket.id)}
                  picking={!isEmpty(selection)}
                  onOpen={onOpen}
                  onPick={onPick}
                  onFocus={() => onStop(ticket.id)}
                  onDrag={(event) => {
                    event.dataTransfer.setData(dragged, ticket.id);
                    event.dataTransfer.effectAllowed = 'move';
                  }}
                />
              </li>
            ))}
            {lane.nextCursor === null ? null : (
              <li>
                <Button
                  kind="quiet"
                  size={28}
                  wide
                  onClick={() => lane.nextCursor !== null && boarding.more(lane.lane, lane.nextCursor)}
                >
                  {t('views.board.more')}
                </Button>
              </li>
            )}
          </ol>
        </section>
      ))}
    </div>
  );
}

function useLaneName(board: Board): (lane: BoardLane) => string {
  const { t } = useSpeaking();
  return (lane) => {
    if (lane.name !== null) return lane.name;
    if (board.by === 'status') return t(`shell.status.${lane.lane as 'new'}`);
    if (board.by === 'priority') return t(`shell.priority.${lane.lane as 'low'}`);
    return t(board.by === 'assignee' ? 'views.value.nobody' : 'views.value.none');
  };
}

/** Its name, how many it holds, and since when the one that waits longest does. */
function LaneHead({ board, lane, name }: { board: Board; lane: BoardLane; name: string }) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  return (
    <header className={css.head}>
      <h3>
        {board.by === 'status' ? <StatusGlyph status={lane.lane as 'new'} decorative /> : null}
        {board.by === 'priority' ? <PriorityGlyph priority={lane.lane as 'low'} decorative /> : null}
        {board.by === 'assignee' && lane.name !== null ? (
          <Face person={{ id: lane.lane, name: lane.name }} size={18} decorative />
        ) : null}
        <span className="sp-truncate">{name}</span>
        <span className={css.count}>{sayCount(lane.count)}</span>
      </h3>
      <p>
        {lane.oldestAt === null
          ? t('views.board.empty')
          : t('views.board.oldest', { length: moments.length(now - Date.parse(lane.oldestAt)) })}
      </p>
    </header>
  );
}
