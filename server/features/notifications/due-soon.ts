import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import { act } from '../../platform/act.ts';
import { PRIORITY } from '../../platform/jobs/definition.ts';
import { defineJob } from '../../platform/jobs/index.ts';
import { tellOf, wakeScreens } from './hearing.ts';
import { deleteOldNotifications, dueSoon } from './notifications.queries.ts';

/** So long before a reply is due its holder hears of it. */
const BEFORE = Temporal.Duration.from({ minutes: 30 });
/** What is late for longer than this was told, or lies where nobody looks anyway. */
const LATE_AT_MOST = Temporal.Duration.from({ hours: 12 });
const MOST_AT_A_TIME = 1_000;
const KEPT_FOR = Temporal.Duration.from({ hours: 24 * 60 });
const SWEPT_AT_ONCE = 5_000;

export const tellOfDue = defineJob({
  name: 'notifications.due',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  recurs: '*/5 * * * *',
  async run(platform) {
    const told = await act(platform, system('notifications'), async (one) => {
      const rows = await dueSoon(one.trx, one.at.add(BEFORE), one.at.subtract(LATE_AT_MOST), MOST_AT_A_TIME);
      const hints = rows.map((row) => ({
        teammateId: row.assignee_id,
        kind: 'due' as const,
        ticketId: row.id,
        about: row.due.toString(),
        actor: null,
      }));
      return tellOf(one, hints, new Map(rows.map((row) => [row.id, row])));
    });
    wakeScreens(platform, told);
  },
});

defineJob({
  name: 'notifications.sweep',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  recurs: '23 3 * * *',
  async run(platform) {
    const before = platform.clock.now().subtract(KEPT_FOR);
    for (;;) {
      const gone = await act(platform, system('notifications'), (one) =>
        deleteOldNotifications(one.trx, before, SWEPT_AT_ONCE),
      );
      if (gone < SWEPT_AT_ONCE) return;
    }
  },
});
