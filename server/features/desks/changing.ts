import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { deskChange } from '../../../contract/desks.ts';
import type { Act } from '../../platform/act.ts';
import { lockDeskFor } from './addresses.ts';
import { deskChanged } from './desks.events.ts';
import { updateDesk } from './desks.queries.ts';

export type DeskChange = z.infer<typeof deskChange>;

/**
 * Changes a desk's settings; what is left out stays. Requests that wait keep the reply time that they were promised.
 * @throws Problem 404, 403.
 */
export async function changeDesk(one: Act, deskId: string, change: DeskChange): Promise<void> {
  const before = await lockDeskFor(one, deskId);
  const wanted = {
    name: change.name,
    languages: change.languages,
    time_zone: change.timeZone,
    hours: change.hours,
    reply_target_minutes: change.replyTargetMinutes,
    quiet_days: change.quietDays,
    from_name: change.fromName,
    help_url: change.helpUrl,
    auto_reply: change.autoReply,
    quoted_history: change.quotedHistory,
    teammates_forward: change.teammatesForward,
  };
  const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (column) => wanted[column] !== undefined && !isDeepStrictEqual(wanted[column], before[column]),
  );
  if (changed.length === 0) return;
  await updateDesk(one.trx, deskId, { ...wanted, updated_at: one.at.toString() });
  one.record(deskChanged, { deskId, settings: changed.map(settingName) }, { deskId });
}

function settingName(column: string): string {
  return column.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
