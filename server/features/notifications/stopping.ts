import { NOTIFICATION_KINDS } from '../../../contract/notification-kinds.ts';
import type { Language } from '../../../contract/shapes.ts';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { activeTeammate } from '../teammates/index.ts';
import { lockSettingsByStopToken, putSettings } from './notifications.queries.ts';

/**
 * What stands behind List-Unsubscribe: no kind comes by mail any more; app and push stay as they are. The address is the key,
 * so it needs no account (RFC 8058), and it changes nothing but this.
 * @param really false: only say whose language the page speaks
 * @returns undefined for an address that is none of ours.
 */
export async function stopNotificationMail(
  platform: Platform,
  token: string,
  really: boolean,
): Promise<{ language: Language } | undefined> {
  return act(platform, system('notifications'), async (one) => {
    const row = await lockSettingsByStopToken(one.trx, token);
    const person = row && (await activeTeammate(one.trx, row.teammate_id));
    if (!row || !person) return undefined;
    if (really) {
      const kinds = { ...row.settings.kinds };
      for (const kind of NOTIFICATION_KINDS) if (kinds[kind]) kinds[kind] = { ...kinds[kind], mail: false };
      await putSettings(one.trx, row.teammate_id, { ...row.settings, kinds }, token, one.at);
    }
    return { language: person.locale };
  });
}
