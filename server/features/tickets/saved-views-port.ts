import type { Sort, TicketFilter } from '../../../contract/filter.ts';
import type { Direction } from '../../../contract/views.ts';
import type { Actor } from '../../platform/access/index.ts';

/** A saved view, as far as lists need it. */
export interface ViewOfTickets {
  id: string;
  filter: TicketFilter;
  sort: Sort;
  direction: Direction;
}

/** What lists and counts need of the views that people keep. */
export interface SavedViews {
  /** Undefined where there is none or the actor may not see it. */
  find(actor: Actor, id: string): Promise<ViewOfTickets | undefined>;
  seenBy(actor: Actor): Promise<ViewOfTickets[]>;
}
