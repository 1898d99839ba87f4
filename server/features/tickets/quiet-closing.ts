import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { applyStatus } from './changing.ts';
import { ticketFor } from './ticket-at-hand.ts';
import { quietTickets } from './tickets.queries.ts';

const BATCH = 200;

/** Closes what has been solved and quiet for as long as its desk says (seven days, unless changed). @returns how many. */
async function closeQuietTickets(platform: Platform): Promise<number> {
  const ids = await quietTickets(platform.db, platform.clock.now(), BATCH);
  for (const id of ids) {
    await act(platform, system('quiet time'), async (one) => {
      const ticket = await ticketFor(one, id);
      // The customer may have written since the list was read.
      if (ticket.status === 'solved') await applyStatus(one, ticket, 'closed');
    });
  }
  return ids.length;
}

export const quietClosingJob = defineJob({
  name: 'tickets.close-quiet',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '*/10 * * * *',
  run: async (platform) => {
    while ((await closeQuietTickets(platform)) === BATCH);
  },
});
