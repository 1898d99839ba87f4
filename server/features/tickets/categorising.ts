import type { Act } from '../../platform/act.ts';
import { categoryFor } from '../fields/index.ts';
import { askedOnce } from './gathering.ts';
import { factsOf, requireChange } from './ticket-at-hand.ts';
import { ticketCategoryChanged } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.queries.ts';

/** By name, path "Parent > Child" or id; a new name becomes a new category where the actor may make one. */
export async function setCategory(one: Act, ticket: LockedTicket, wanted: string | null): Promise<void> {
  requireChange(one, ticket);
  const category = wanted === null ? null : await categoryNamed(one, ticket.desk_id, wanted);
  await putCategory(one, ticket, category?.id ?? null);
}

function categoryNamed(one: Act, deskId: string, wanted: string) {
  return askedOnce(one, JSON.stringify(['category', deskId, wanted]), () => categoryFor(one, deskId, wanted));
}

/** `setCategory` where the right was checked already and the category is the desk's. */
export async function putCategory(one: Act, ticket: LockedTicket, categoryId: string | null): Promise<void> {
  if (ticket.category_id === categoryId) return;
  await updateTicket(one.trx, ticket, one.at, { category_id: categoryId });
  one.record(ticketCategoryChanged, { from: ticket.category_id, to: categoryId }, factsOf(ticket));
  ticket.category_id = categoryId;
}
