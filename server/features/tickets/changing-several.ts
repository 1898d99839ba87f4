import type { TicketChange } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { setCategory } from './categorising.ts';
import { assigneeId, assignTicket, renameTicket, setPriority, setStatus } from './changing.ts';
import { setFields, setRequestType } from './filling-fields.ts';
import { setTeam } from './handing-to-teams.ts';
import { moveTicket } from './moving.ts';
import { promiseBy, scheduleTicket, setDeadline } from './promising.ts';
import { setTags } from './tagging.ts';
import { onTicket } from './ticket-at-hand.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { estimateTicket } from './time-spent.ts';

/**
 * PATCH: each field by its own verb, all in one transaction, so that a refused one leaves nothing half done.
 * @param ifMatch the header If-Match
 */
export async function changeTicket(
  platform: Platform,
  actor: Actor,
  ticketId: string,
  change: TicketChange,
  ifMatch?: string,
): Promise<void> {
  const { ifVersion, ...fields } = change;
  await onTicket(platform, actor, ticketId, (one, ticket) => changeFields(one, ticket, change), {
    ifVersion,
    ifMatch,
    fields: Object.keys(fields),
  });
}

/** Each field by its own verb, within a change that goes on: macros and bulk changes do this to a ticket they have locked. */
export async function changeFields(one: Act, ticket: LockedTicket, change: TicketChange): Promise<void> {
  if (change.desk !== undefined) await moveTicket(one, ticket, change.desk);
  if (change.team !== undefined) await setTeam(one, ticket, change.team);
  if (change.assignee !== undefined) await assignTicket(one, ticket, await assigneeId(one, change.assignee));
  if (change.subject !== undefined) await renameTicket(one, ticket, change.subject);
  if (change.priority !== undefined) await setPriority(one, ticket, change.priority);
  if (change.category !== undefined) await setCategory(one, ticket, change.category);
  if (change.tags !== undefined) await setTags(one, ticket, change.tags);
  if (change.startsAt !== undefined) await scheduleTicket(one, ticket, change.startsAt);
  if (change.deadlineAt !== undefined) await setDeadline(one, ticket, change.deadlineAt);
  if (change.promisedAt !== undefined) await promiseBy(one, ticket, change.promisedAt);
  if (change.estimatedMinutes !== undefined) await estimateTicket(one, ticket, change.estimatedMinutes);
  // The kind of request before its fields: its form may ask for what is given with it.
  if (change.requestType !== undefined) await setRequestType(one, ticket, change.requestType, change.fields);
  else if (change.fields !== undefined) await setFields(one, ticket, change.fields);
  if (change.status !== undefined) await setStatus(one, ticket, change.status);
}
