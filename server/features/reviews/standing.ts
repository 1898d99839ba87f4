import type { Standing } from '../../../contract/reviews.ts';
import type { Platform } from '../../platform/act.ts';
import { shiftToday, standingsOf } from '../rota/index.ts';
import { chooseBuddy } from './choosing-buddy.ts';
import { countApproved } from './counting.queries.ts';

/** Where somebody stands in the rotas in which they answer in turn: one for each desk. */
export async function standingFor({ db, clock }: Platform, teammateId: string): Promise<Standing[]> {
  const now = clock.now();
  const standings = await standingsOf(db, teammateId, null);
  const today = standings.length === 0 ? null : await shiftToday(db, teammateId, now);
  const shown = new Map<string, Standing>();
  for (const { rotaId, deskId, level, rules } of standings) {
    const held = level === 'learning' && rules.looksBeforeAlone > 0;
    // Of two rotas on one desk: the one in which replies wait, as they do then.
    if (shown.get(deskId)?.held || (shown.has(deskId) && !held)) continue;
    const { buddy } = await chooseBuddy(db, now, { rotaId, deskId, authorId: teammateId });
    shown.set(deskId, {
      deskId,
      rotaId,
      level,
      held,
      approved: await countApproved(db, rotaId, teammateId),
      needed: rules.looksBeforeAlone,
      buddy,
      onShift: today?.deskId === deskId,
    });
  }
  return [...shown.values()];
}
