import { z } from 'zod';
import { PRIORITIES, STATUSES } from '../../../contract/tickets.ts';
import type { Board, LanesBy } from '../../../contract/views.ts';
import { CARDS_AT_FIRST } from '../../../contract/views.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import type { LaneRow } from './board.queries.ts';
import { countLanes, findLanes, inLane } from './board.queries.ts';
import { allOf, isInWork, TICKETS_IN_WORK } from './filtering.queries.ts';
import { firstOfEach, listedById, ticketsListed } from './listing.queries.ts';
import type { Asked } from './listing.ts';
import { cursorOf, toListed } from './listing.ts';

/** What is closed is in no lane unless the filter asks for it: nobody moves it any more. */
const USUAL_STATUSES = STATUSES.filter((status) => status !== 'closed');
const URGENT_FIRST = [...PRIORITIES].reverse();

/** A board: its lanes with their counts and first cards. Each goes on as a list of its own, narrowed by `laneCondition`. */
export async function boardOf(platform: Platform, actor: Actor, asked: Asked, by: LanesBy): Promise<Board> {
  const { db, clock } = platform;
  const now = clock.now();
  const where = onBoard(asked, by, ticketsListed(asked.filters, actor, now));
  const lanes = await lanesOf(platform, asked, by, where);
  const filled = lanes.filter(({ count }) => count > 0);
  const lists = filled.map(({ lane }) => ({ mark: lane, where: allOf([where, inLane(by, lane)]) }));
  const firsts = await firstOfEach(db, lists, asked.order, CARDS_AT_FIRST + 1);
  const rows = await listedById(
    db,
    actor,
    now,
    firsts.map(({ id }) => id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    by,
    lanes: lanes.map(({ lane, name, count, oldest_at }) => {
      const found = firsts.filter(({ mark }) => mark === lane).flatMap(({ id }) => byId.get(id) ?? []);
      const shown = found.slice(0, CARDS_AT_FIRST);
      const last = shown.at(-1);
      return {
        lane,
        name,
        count,
        oldestAt: oldest_at?.toString() ?? null,
        items: shown.map((row) => toListed(row, actor, platform)),
        nextCursor: found.length > CARDS_AT_FIRST && last ? cursorOf(last, asked.order) : null,
      };
    }),
  };
}

/** What stands on a board at all: without a word about the status, what is in work (and, by status, what is solved). */
function onBoard(asked: Asked, by: LanesBy, where: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  const says = asked.filters.some((filter) => filter.status !== undefined || isInWork(filter));
  return says || by === 'status' ? where : allOf([where, TICKETS_IN_WORK]);
}

async function lanesOf(platform: Platform, asked: Asked, by: LanesBy, where: RawBuilder<SqlBool>): Promise<LaneRow[]> {
  if (by === 'assignee' || by === 'category') return findLanes(platform.db, by, where);
  const lanes = by === 'priority' ? URGENT_FIRST : statusesOn(asked);
  return countLanes(
    platform.db,
    lanes.map((lane) => ({ lane, where: allOf([where, inLane(by, lane)]) })),
  );
}

/** In the usual order: those that all filters with a word about it leave. */
function statusesOn(asked: Asked) {
  const said = asked.filters.flatMap(({ status }) => (status === undefined ? [] : [status]));
  if (said.length === 0) return USUAL_STATUSES;
  const left = STATUSES.filter((status) => said.every((statuses) => statuses.includes(status)));
  return left.length > 0 ? left : USUAL_STATUSES;
}

/** A condition for what one lane goes on with. @throws Problem 422 for a lane that cannot be. */
export function laneCondition(
  asked: Asked,
  by: LanesBy,
  lane: string,
  where: RawBuilder<SqlBool>,
): RawBuilder<SqlBool> {
  const known: Readonly<Record<LanesBy, z.ZodType>> = {
    status: z.enum(STATUSES),
    priority: z.enum(PRIORITIES),
    assignee: z.union([z.uuid(), z.literal('none')]),
    category: z.union([z.uuid(), z.literal('none')]),
  };
  if (!known[by].safeParse(lane).success) throw fieldProblem('lane', 'There is no such lane.');
  return allOf([onBoard(asked, by, where), inLane(by, lane)]);
}
