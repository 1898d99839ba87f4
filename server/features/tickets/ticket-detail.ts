import type { TicketDetail } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { bouncedFacts } from '../contacts/index.ts';
import { mergesOf, suggestionFor } from './merging.queries.ts';
import { UNDO_DAYS } from './merging.ts';
import { toTicket } from './presenting.ts';
import { mayChange } from './tickets.access.ts';
import { findTicket, linksOf, participantsOf } from './tickets.queries.ts';

/** One ticket opened, by id or number. @throws Problem 404 where there is none that the actor may see. */
export async function ticketDetailOf(platform: Platform, actor: Actor, idOrNumber: string): Promise<TicketDetail> {
  const { db, config } = platform;
  const row = await findTicket(db, actor, idOrNumber);
  if (!row) throw notFound('ticket');
  const [participants, links, merges, suggestion] = await Promise.all([
    participantsOf(db, row.id),
    linksOf(db, actor, row.id),
    mergesOf(db, actor, row.id),
    suggestionFor(db, actor, row.id),
  ]);
  const undoable = (kind: (typeof merges)[number]['kind']) =>
    merges
      .filter((each) => each.kind === kind)
      .map(({ id, number, subject, at }) => ({
        id,
        number,
        subject,
        undoUntil: at.add({ hours: 24 * UNDO_DAYS }).toString(),
      }));
  const [into] = undoable('into');
  return {
    ...toTicket(row, actor, config),
    participants: participants.map((each) => ({
      contactId: each.contact_id,
      name: each.name,
      address: each.value,
      role: each.role,
      confirmed: each.confirmed_at !== null,
      bounced: bouncedFacts(each),
    })),
    links,
    merge: into ? { ...into, canUndo: mayChange(actor, { deskId: row.desk_id, assigneeId: row.assignee_id }) } : null,
    merged: undoable('from'),
    split: undoable('split')[0] ?? null,
    suggestion: suggestion ?? null,
  };
}
