import { LIMITS } from '../../../contract/limits.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { askedOnce } from './gathering.ts';
import { eachTagOnce, tagKey } from './tag-spelling.ts';
import { spellOnDesk } from './tags.queries.ts';
import { factsOf, requireChange } from './ticket-at-hand.ts';
import { ticketTagsChanged } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.queries.ts';

/** As the desk spells them, each once. @throws Problem 422 for too many. */
export async function tagsOn(one: Act, deskId: string, tags: readonly string[]): Promise<string[]> {
  const once = eachTagOnce(tags);
  if (once.length > LIMITS.tags) throw fieldProblem('tags', `A ticket has ${LIMITS.tags} tags at most.`);
  const question = JSON.stringify(['tags', deskId, once]);
  return askedOnce(one, question, () => spellOnDesk(one.trx, deskId, once, one.at));
}

/** These and no others. @throws Problem 403; 422 for too many. */
export async function setTags(one: Act, ticket: LockedTicket, tags: readonly string[]): Promise<void> {
  const keys = new Set(tags.map(tagKey));
  const same = keys.size === ticket.tags.length && ticket.tags.every((tag) => keys.has(tagKey(tag)));
  if (same) return;
  requireChange(one, ticket);
  const wanted = await tagsOn(one, ticket.desk_id, tags);
  const added = wanted.filter((tag) => !ticket.tags.includes(tag));
  const removed = ticket.tags.filter((tag) => !wanted.includes(tag));
  if (added.length === 0 && removed.length === 0) return;
  await updateTicket(one.trx, ticket, one.at, { tags: wanted });
  one.record(ticketTagsChanged, { added, removed }, factsOf(ticket));
  ticket.tags = wanted;
}

export function addTags(one: Act, ticket: LockedTicket, tags: readonly string[]): Promise<void> {
  return setTags(one, ticket, [...ticket.tags, ...tags]);
}

export function removeTags(one: Act, ticket: LockedTicket, tags: readonly string[]): Promise<void> {
  const gone = new Set(tags.map(tagKey));
  return setTags(
    one,
    ticket,
    ticket.tags.filter((tag) => !gone.has(tagKey(tag))),
  );
}
