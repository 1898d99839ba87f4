import { z } from '@hono/zod-openapi';
import type { ChangedMeanwhile, Ticket } from '../../../contract/tickets.ts';
import type { Act } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import { toTicket } from './presenting.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { findTicket } from './tickets.queries.ts';
import { lastEvents } from './timeline.queries.ts';

/** What somebody who changes a ticket takes it to be. */
export interface Expected {
  ifVersion?: number | undefined;
  /** The header If-Match (RFC 9110, 13.1.1). */
  ifMatch?: string | undefined;
  /** Which of its fields are to be changed: those that are told when it changed meanwhile. */
  fields?: readonly string[];
}

/** As routes declare it. */
export const ifMatchHeader = z.object({ 'if-match': z.string().max(1_000).optional() });

/** The ETag of a ticket at this version. */
export function etagOf(version: number): string {
  return `"v${version}"`;
}

/**
 * Whether a ticket of this version is meant by If-Match. A tag that something on the way weakened (W/, as proxies that
 * compress do) is taken as the strong one that we gave.
 */
export function matches(ifMatch: string, version: number): boolean {
  if (ifMatch.trim() === '*') return true;
  return ifMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etagOf(version));
}

/**
 * @throws Problem 409 (by `ifVersion`) or 412 (by If-Match) when the ticket changed since; its body holds what the fields that
 * were meant to change are now, who changed each and when, so that both versions can be shown.
 */
export async function requireUnchanged(one: Act, ticket: LockedTicket, expected: Expected): Promise<void> {
  const { ifVersion, ifMatch, fields = [] } = expected;
  const failed =
    ifMatch !== undefined && !matches(ifMatch, ticket.version)
      ? 412
      : ifVersion !== undefined && ifVersion !== ticket.version
        ? 409
        : null;
  if (failed === null) return;
  throw problem(
    failed,
    'changed-meanwhile',
    'Somebody changed this ticket since you opened it.',
    undefined,
    await asItIs(one, ticket, fields),
  );
}

async function asItIs(one: Act, ticket: LockedTicket, fields: readonly string[]): Promise<ChangedMeanwhile> {
  const known = fields.filter(isField);
  const row = known.length === 0 ? undefined : await findTicket(one.trx, one.actor, ticket.id);
  if (!row) return { version: ticket.version, changes: [] };
  const shown = toTicket(row, one.actor, one.platform.config);
  const events = await lastEvents(
    one.trx,
    ticket.id,
    known.flatMap((field) => FIELDS[field].events),
  );
  return {
    version: ticket.version,
    changes: known.map((field) => {
      const [last] = events
        .filter((event) => (FIELDS[field].events as readonly string[]).includes(event.name))
        .sort((a, b) => Temporal.Instant.compare(b.at, a.at));
      return {
        field,
        value: FIELDS[field].value(shown),
        by: last ? { kind: last.actor_kind, id: last.actor_id, name: last.actor_name ?? '' } : null,
        at: last?.at.toString() ?? null,
      };
    }),
  };
}

/** Each field as a change names it: how the ticket shows it, and which events tell of it. */
const FIELDS = {
  subject: { value: (ticket: Ticket) => ticket.subject, events: ['ticket.renamed'] },
  status: {
    value: (ticket: Ticket) => ticket.status,
    events: ['ticket.status-changed', 'ticket.solved', 'ticket.closed', 'ticket.reopened', 'ticket.replied'],
  },
  priority: { value: (ticket: Ticket) => ticket.priority, events: ['ticket.priority-changed'] },
  category: { value: (ticket: Ticket) => ticket.category, events: ['ticket.category-changed'] },
  tags: { value: (ticket: Ticket) => ticket.tags, events: ['ticket.tags-changed'] },
  desk: { value: (ticket: Ticket) => ticket.desk, events: ['ticket.moved'] },
  assignee: { value: (ticket: Ticket) => ticket.assignee, events: ['ticket.assigned'] },
  team: { value: (ticket: Ticket) => ticket.team, events: ['ticket.team-changed'] },
  startsAt: { value: (ticket: Ticket) => ticket.startsAt, events: ['ticket.scheduled'] },
  deadlineAt: { value: (ticket: Ticket) => ticket.deadlineAt, events: ['ticket.deadline-changed'] },
  promisedAt: { value: (ticket: Ticket) => ticket.promisedAt, events: ['ticket.promised', 'ticket.promise-withdrawn'] },
  estimatedMinutes: { value: (ticket: Ticket) => ticket.estimatedMinutes, events: ['ticket.estimated'] },
  requestType: { value: (ticket: Ticket) => ticket.requestType, events: ['ticket.request-type-changed'] },
  fields: { value: (ticket: Ticket) => ticket.fields, events: ['ticket.field-changed'] },
} as const satisfies Record<string, { value: (ticket: Ticket) => unknown; events: readonly string[] }>;

function isField(field: string): field is keyof typeof FIELDS {
  return Object.hasOwn(FIELDS, field);
}
