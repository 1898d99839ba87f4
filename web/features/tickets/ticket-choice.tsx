import { type KeyboardEvent, useId } from 'react';
import { LIMITS } from '../../../contract/limits.ts';
import type { Ticket } from '../../../contract/tickets.ts';
import { RelativeTime, StatusGlyph } from '../../ui/index.ts';
import css from './merge-dialog.module.css';

interface OfferedTicket extends Pick<Ticket, 'id' | 'number' | 'subject' | 'status' | 'lastMessageAt'> {
  contact: { name: string };
}

/** A field to look for another ticket, and those that fit under it; arrows go through them, Enter takes one. */
export function TicketChoice<Offered extends OfferedTicket>({
  label,
  search,
  typed,
  onTyped,
  items,
  place,
  onPlace,
  onTake,
}: {
  /** What is chosen here. */
  label: string;
  /** The field's name and placeholder. */
  search: string;
  typed: string;
  onTyped: (typed: string) => void;
  items: readonly Offered[];
  /** Which of them is chosen. */
  place: number;
  onPlace: (place: number) => void;
  onTake: () => void;
}) {
  const id = useId();
  const chosen = items[place];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') onPlace(Math.min(place + 1, items.length - 1));
    else if (event.key === 'ArrowUp') onPlace(Math.max(place - 1, 0));
    else if (event.key === 'Enter') onTake();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className={css.field}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={items.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
        aria-label={search}
        placeholder={search}
        autoComplete="off"
        spellCheck={false}
        maxLength={LIMITS.subject}
        data-autofocus
        value={typed}
        onChange={(event) => onTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} hidden={items.length === 0} role="listbox" aria-label={label} className={css.list}>
        {items.map((one, at) => (
          <div
            key={one.id}
            id={`${id}-${one.id}`}
            role="option"
            aria-selected={one === chosen}
            tabIndex={-1}
            className={css.choice}
            onPointerMove={() => onPlace(at)}
            onClick={() => onPlace(at)}
            onKeyDown={onKeyDown}
          >
            <StatusGlyph status={one.status} />
            <span className={css.words}>
              <b className="sp-truncate" title={one.subject}>
                {one.subject}
              </b>
              <span className="sp-truncate">
                #{one.number} · {one.contact.name}
              </span>
            </span>
            <RelativeTime at={one.lastMessageAt} className={css.when} />
          </div>
        ))}
      </div>
    </>
  );
}
