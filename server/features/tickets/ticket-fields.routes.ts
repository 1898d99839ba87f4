import { z } from '@hono/zod-openapi';
import { FIELD_LIMITS, fieldValues } from '../../../contract/field-values.ts';
import { id, instant, LIMITS } from '../../../contract/shapes.ts';
import { PRIORITIES, STATUSES, ticketDetail } from '../../../contract/tickets.ts';
import type { Act, Platform } from '../../platform/act.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { setCategory } from './categorising.ts';
import { etagOf, ifMatchHeader } from './changed-meanwhile.ts';
import { assignTicket, renameTicket, setPriority, setStatus } from './changing.ts';
import { setFields, setRequestType } from './filling-fields.ts';
import { setTeam } from './handing-to-teams.ts';
import { moveTicket } from './moving.ts';
import { promiseBy, scheduleTicket, setDeadline } from './promising.ts';
import { setTags } from './tagging.ts';
import { onTicket } from './ticket-at-hand.ts';
import { ticketDetailOf } from './ticket-detail.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { estimateTicket } from './time-spent.ts';

const byId = z.object({ id });
const version = { ifVersion: z.number().int().optional() };

/** One field of a ticket each, by a PUT of its own: `ifVersion` or If-Match refuse it when the ticket changed since. */
export function ticketFieldRoutes(platform: Platform): Routes {
  const routes = createRoutes();

  /** @param field its name in a change, where that is not the path's */
  function put<Shape extends z.ZodRawShape>(
    path: string,
    field: string,
    summary: string,
    shape: Shape,
    run: (one: Act, row: LockedTicket, input: z.infer<z.ZodObject<Shape>>) => Promise<void>,
  ): void {
    const schema = z.object({ ...shape, ...version });
    routes.route(
      // Taking a free ticket is the one thing that needs less than changing one.
      path === 'assignee' ? 'ticket.take' : 'ticket.change-own',
      {
        method: 'put',
        path: `/tickets/{id}/${path}`,
        tags: ['tickets'],
        summary,
        request: { params: byId, headers: ifMatchHeader, body: body(schema) },
        responses: answers(200, 'The ticket', ticketDetail),
      },
      async (c) => {
        const ticketId = c.req.valid('param').id;
        const input = c.req.valid('json') as z.infer<z.ZodObject<Shape>> & { ifVersion?: number };
        const expected = { ifVersion: input.ifVersion, ifMatch: c.req.header('if-match'), fields: [field] };
        await onTicket(platform, c.get('actor'), ticketId, (one, row) => run(one, row, input), expected);
        const shown = await ticketDetailOf(platform, c.get('actor'), ticketId);
        return c.json(shown, 200, { etag: etagOf(shown.version) });
      },
    );
  }

  put('assignee', 'assignee', 'Give it to a teammate, or to nobody', { teammateId: id.nullable() }, (one, row, input) =>
    assignTicket(one, row, input.teammateId),
  );
  put('team', 'team', 'Give it to a team, or to none', { teamId: id.nullable() }, (one, row, input) =>
    setTeam(one, row, input.teamId),
  );
  put('priority', 'priority', 'Set its priority', { priority: z.enum(PRIORITIES) }, (one, row, input) =>
    setPriority(one, row, input.priority),
  );
  put(
    'category',
    'category',
    'Set its category, by name, path or id',
    {
      name: z
        .string()
        .trim()
        .min(1)
        .max(LIMITS.name * FIELD_LIMITS.categoryDepth)
        .nullable(),
    },
    (one, row, input) => setCategory(one, row, input.name),
  );
  put(
    'tags',
    'tags',
    'Set its tags',
    { tags: z.array(z.string().trim().min(1).max(LIMITS.tagLength)).max(LIMITS.tags) },
    (one, row, input) => setTags(one, row, input.tags),
  );
  put('subject', 'subject', 'Rename it', { subject: z.string().trim().min(1).max(LIMITS.subject) }, (one, row, input) =>
    renameTicket(one, row, input.subject),
  );
  put('desk', 'desk', 'Move it to another desk', { deskId: id }, (one, row, input) =>
    moveTicket(one, row, input.deskId),
  );
  put('status', 'status', 'Set its status', { status: z.enum(STATUSES) }, (one, row, input) =>
    setStatus(one, row, input.status),
  );
  put('start', 'startsAt', 'Set when work on it starts', { startsAt: instant.nullable() }, (one, row, input) =>
    scheduleTicket(one, row, input.startsAt),
  );
  put(
    'deadline',
    'deadlineAt',
    'Set until when it shall be done',
    { deadlineAt: instant.nullable() },
    (one, row, input) => setDeadline(one, row, input.deadlineAt),
  );
  put(
    'promise',
    'promisedAt',
    'Note until when it was promised to the customer',
    { promisedAt: instant.nullable() },
    (one, row, input) => promiseBy(one, row, input.promisedAt),
  );
  put(
    'estimate',
    'estimatedMinutes',
    'Set how many minutes of work it will take',
    { minutes: z.number().int().min(0).max(FIELD_LIMITS.minutes).nullable() },
    (one, row, input) => estimateTicket(one, row, input.minutes),
  );
  put(
    'fields',
    'fields',
    "Set values of the desk's own fields; those left out stay",
    { fields: fieldValues },
    (one, row, input) => setFields(one, row, input.fields),
  );
  put(
    'request-type',
    'requestType',
    'Set what kind of request it is, with what its form asks',
    { requestType: z.string().trim().min(1).max(LIMITS.name).nullable(), fields: fieldValues.optional() },
    (one, row, input) => setRequestType(one, row, input.requestType, input.fields),
  );
  return routes;
}
