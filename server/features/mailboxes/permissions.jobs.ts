import { z } from 'zod';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { NoCredentials } from './no-credentials.ts';
import { refreshPermission } from './permission-refreshing.ts';
import { deleteUnused, permissionsToRefresh } from './permissions.queries.ts';

/** Access tokens live for about an hour: this leaves several tries before the old one ends. */
const AHEAD = Temporal.Duration.from({ minutes: 10 });
const MOST_AT_A_TIME = 100;
/** Providers asked at once. */
const ABREAST = 4;
const UNUSED_FOR = Temporal.Duration.from({ hours: 24 });

/** Gets new access tokens well before the old ones end, so that nobody who reads or sends has to wait for one. */
export const refreshPermissions = defineJob({
  name: 'mailboxes.refresh-permissions',
  payload: z.object({}).loose(),
  priority: PRIORITY.soon,
  recurs: '* * * * *',
  async run(platform) {
    const now = platform.clock.now();
    const due = await permissionsToRefresh(platform.db, now.add(AHEAD), now, MOST_AT_A_TIME);
    const next = due.values();
    const work = async (): Promise<void> => {
      for (const { id } of next) {
        try {
          await refreshPermission(platform, id, AHEAD);
        } catch (error) {
          // Written down with the permission and its mailboxes, and tried again after a pause.
          if (!(error instanceof NoCredentials)) throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, work));
  },
});

/** A permission that was given for a set-up which nobody ended is not kept. */
export const forgetUnusedPermissions = defineJob({
  name: 'mailboxes.forget-unused-permissions',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  recurs: '41 3 * * *',
  run: (platform) => deleteUnused(platform.db, platform.clock.now().subtract(UNUSED_FOR)),
});
