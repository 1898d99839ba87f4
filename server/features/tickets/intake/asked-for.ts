import type { Priority } from '../../../../contract/tickets.ts';
import type { Act } from '../../../platform/act.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { FieldRow, FilledIn } from '../../fields/index.ts';
import { categoryById, fieldsOfDesk, fillIn, requestTypeById } from '../../fields/index.ts';
import type { OpenedRequest } from '../channel.ts';
import { tagsOn } from '../tagging.ts';
import type { CreatedTicket } from './gathered.ts';

/** What a new ticket has of what its writer was asked, and of what that kind of request brings along. */
export interface AskedFor {
  requestTypeId: string | null;
  fields: FilledIn;
  priority: Priority;
  categoryId: string | null;
  tags: string[];
}

export const NOTHING_ASKED: AskedFor = {
  requestTypeId: null,
  fields: {},
  priority: 'normal',
  categoryId: null,
  tags: [],
};

/** Of each, in order. Mails ask nothing, and cost no statement. */
export async function askedFor(one: Act, created: readonly CreatedTicket[]): Promise<AskedFor[]> {
  const asked: AskedFor[] = [];
  for (const { ticket, read } of created) {
    const { opens } = read.intake;
    asked.push(opens === undefined ? NOTHING_ASKED : await inOpened(one, ticket.deskId, opens));
  }
  return asked;
}

async function inOpened(one: Act, deskId: string, opens: OpenedRequest): Promise<AskedFor> {
  const found = opens.requestTypeId === null ? undefined : await requestTypeById(one.trx, opens.requestTypeId);
  const type = found?.desk_id === deskId ? found : undefined;
  const { categoryId, priority, tags = [] } = type?.defaults ?? {};
  const category = categoryId == null ? undefined : await categoryById(one.trx, categoryId);
  return {
    requestTypeId: type?.id ?? null,
    fields: stillFitting(await fieldsOfDesk(one.trx, deskId), opens.fields),
    priority: priority ?? 'normal',
    categoryId: category?.desk_id === deskId ? category.id : null,
    tags: tags.length === 0 ? [] : await tagsOn(one, deskId, tags),
  };
}

/** They were checked when they were given; a field that was changed or put away since keeps no request from coming in. */
function stillFitting(fields: readonly FieldRow[], given: OpenedRequest['fields']): FilledIn {
  let values: FilledIn = {};
  for (const [fieldId, value] of Object.entries(given)) {
    try {
      values = fillIn(fields, values, { [fieldId]: value }).values;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
  return values;
}
