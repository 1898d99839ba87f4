import { isDeepStrictEqual } from 'node:util';
import type { SatisfactionSetting } from '../../../contract/satisfaction.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { activeTeammate } from '../teammates/index.ts';
import { satisfactionSettingChanged } from './satisfaction.events.ts';
import { putSetting, settingOf } from './satisfaction.queries.ts';

/** Whether and when a desk's customers are asked, and who is told of low marks. @throws Problem 403; 422 for somebody of another desk. */
export async function changeSetting(one: Act, deskId: string, setting: SatisfactionSetting): Promise<void> {
  requirePermission(one.actor, 'desk.change', deskId);
  if (setting.tellId !== null) {
    const teammate = await activeTeammate(one.trx, setting.tellId);
    if (!teammate || !may({ kind: 'teammate', ...teammate }, 'ticket.read', deskId))
      throw fieldProblem('tellId', 'There is no such teammate on this desk.');
  }
  if (isDeepStrictEqual(await settingOf(one.trx, deskId), setting)) return;
  await putSetting(one.trx, deskId, setting, one.at);
  one.record(satisfactionSettingChanged, { deskId }, { deskId });
}
