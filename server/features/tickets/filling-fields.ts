import type { FieldValuesChange } from '../../../contract/field-values.ts';
import type { Act } from '../../platform/act.ts';
import { json } from '../../platform/db/index.ts';
import type { FieldRow, FilledIn, RequestTypeRow } from '../fields/index.ts';
import { fieldsOfDesk, fillIn, isRequired, requestTypeById, requestTypeFor, requireFilled } from '../fields/index.ts';
import { putCategory } from './categorising.ts';
import { addTags } from './tagging.ts';
import { factsOf, requireChange } from './ticket-at-hand.ts';
import { ticketFieldChanged, ticketPriorityChanged, ticketRequestTypeChanged } from './tickets.events.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.queries.ts';

/**
 * Values of the desk's own fields, by the field's id or key; those left out stay, null takes one away.
 * @throws Problem 403; 422 that names each value that does not fit, or that its request type asks for.
 */
export async function setFields(one: Act, ticket: LockedTicket, given: FieldValuesChange): Promise<void> {
  const fields = await fieldsOfDesk(one.trx, ticket.desk_id);
  const { values, changed } = fillIn(fields, ticket.fields, given);
  if (changed.length === 0) return;
  requireChange(one, ticket);
  const type = ticket.request_type_id === null ? undefined : await requestTypeById(one.trx, ticket.request_type_id);
  const missing = changed.filter(({ field, to }) => to === null && isRequired(field, type?.form ?? []));
  if (missing.length > 0) requireFilled(fields, type?.form ?? [], values);
  await putValues(one, ticket, values, changed);
}

/** Values that were checked already; without `changed` no event tells of them. */
export async function putValues(
  one: Act,
  ticket: LockedTicket,
  values: FilledIn,
  changed: ReturnType<typeof fillIn>['changed'] = [],
): Promise<void> {
  await updateTicket(one.trx, ticket, one.at, { fields: json(values) });
  for (const { field, from, to } of changed) {
    // What somebody typed stands in the ticket alone, where it can be erased.
    const typed = field.kind === 'text';
    one.record(
      ticketFieldChanged,
      { fieldId: field.id, kind: field.kind, set: to !== null, from: typed ? null : from, to: typed ? null : to },
      factsOf(ticket),
    );
  }
  ticket.fields = values;
}

/**
 * What kind of request it is, by key, name or id, with what its form asks; null takes the kind away and leaves the values.
 * Category, priority and tags of the kind come where nobody chose others.
 * @throws Problem 403; 422 where there is none of this name, or its form is not filled in.
 */
export async function setRequestType(
  one: Act,
  ticket: LockedTicket,
  wanted: string | null,
  given: FieldValuesChange = {},
): Promise<void> {
  if (wanted === null) {
    if (ticket.request_type_id !== null) {
      requireChange(one, ticket);
      await putRequestType(one, ticket, null);
    }
    await setFields(one, ticket, given);
    return;
  }
  const type = await requestTypeFor(one.trx, ticket.desk_id, wanted);
  if (type.id === ticket.request_type_id) {
    await setFields(one, ticket, given);
    return;
  }
  requireChange(one, ticket);
  const fields = await fieldsOfDesk(one.trx, ticket.desk_id);
  const { values, changed } = fillIn(fields, ticket.fields, given);
  requireFilled(fields, type.form, values);
  await putRequestType(one, ticket, type.id);
  if (changed.length > 0) await putValues(one, ticket, values, changed);
  await takeDefaults(one, ticket, type);
}

/** `setRequestType` where the right and the form were checked already. */
export async function putRequestType(one: Act, ticket: LockedTicket, typeId: string | null): Promise<void> {
  if (ticket.request_type_id === typeId) return;
  await updateTicket(one.trx, ticket, one.at, { request_type_id: typeId });
  one.record(ticketRequestTypeChanged, { from: ticket.request_type_id, to: typeId }, factsOf(ticket));
  ticket.request_type_id = typeId;
}

async function takeDefaults(one: Act, ticket: LockedTicket, { defaults }: RequestTypeRow): Promise<void> {
  if (ticket.category_id === null && defaults.categoryId != null) await putCategory(one, ticket, defaults.categoryId);
  if (ticket.priority === 'normal' && defaults.priority != null && defaults.priority !== 'normal') {
    await updateTicket(one.trx, ticket, one.at, { priority: defaults.priority });
    one.record(ticketPriorityChanged, { from: ticket.priority, to: defaults.priority }, factsOf(ticket));
    ticket.priority = defaults.priority;
  }
  if (defaults.tags !== undefined && defaults.tags.length > 0) await addTags(one, ticket, defaults.tags);
}

/**
 * What a ticket that is being made has of these.
 * @throws Problem 422 as `setRequestType`.
 */
export async function filledIn(
  one: Act,
  deskId: string,
  wanted: { requestType?: string | undefined; fields?: FieldValuesChange | undefined },
): Promise<{ type: RequestTypeRow | null; values: FilledIn }> {
  const type = wanted.requestType === undefined ? null : await requestTypeFor(one.trx, deskId, wanted.requestType);
  if (type === null && wanted.fields === undefined) return { type, values: {} };
  const fields: FieldRow[] = await fieldsOfDesk(one.trx, deskId);
  const { values } = fillIn(fields, {}, wanted.fields ?? {});
  requireFilled(fields, type?.form ?? [], values);
  return { type, values };
}
