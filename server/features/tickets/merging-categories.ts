import { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission, system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/definition.ts';
import { categoryById, foldCategory } from '../fields/index.ts';
import { countInCategory, moveToCategory } from './categorising.queries.ts';

/** Tickets of one transaction of the job: few enough that nobody waits for them. */
const AT_ONCE = 500;

const moveJob = defineJob({
  name: 'tickets.move-to-category',
  payload: z.object({ from: z.uuid(), to: z.uuid() }),
  priority: PRIORITY.background,
  run: (platform, { from, to }) => moveTickets(platform, from, to),
});

/**
 * Folds a category into another of its desk; its tickets follow by a job, with one event for all of them.
 * @throws Problem as `foldCategory`.
 */
export async function mergeCategory(one: Act, categoryId: string, intoId: string): Promise<void> {
  await foldCategory(one, categoryId, intoId);
  one.queue(moveJob, { from: categoryId, to: intoId });
}

/**
 * How many tickets are still in a category, for how far its merge is.
 * @throws Problem 403; 404 for one that the actor may not see.
 */
export async function leftOfCategory(platform: Platform, actor: Actor, categoryId: string): Promise<number> {
  const category = await categoryById(platform.db, categoryId);
  if (!category || !may(actor, 'desk.read', category.desk_id)) throw notFound('category');
  requirePermission(actor, 'category.change', category.desk_id);
  return countInCategory(platform.db, categoryId);
}

async function moveTickets(platform: Platform, from: string, to: string): Promise<void> {
  for (;;) {
    const moved = await act(platform, system('tickets.move-to-category'), (one) =>
      moveToCategory(one.trx, { from, to }, one.at, AT_ONCE),
    );
    if (moved < AT_ONCE) return;
  }
}
