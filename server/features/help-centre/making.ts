import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { deskName, deskOfSlug, desksWithoutCentre, insertCentre } from './help-centre.queries.ts';
import { slugFrom } from './slugs.ts';

/** The help centre of a desk that was just opened, within its transaction. It is open, and says nothing until something is published. */
export async function makeHelpCentre(one: Act, deskId: string): Promise<void> {
  await lockForTransaction(one.trx, 'help-centres');
  const wanted = slugFrom(await deskName(one.trx, deskId));
  let slug = wanted;
  for (let count = 2; await deskOfSlug(one.trx, slug); count++) slug = `${wanted}-${count}`;
  const at = one.at.toString();
  await insertCentre(one.trx, { desk_id: deskId, slug, opened_at: at, updated_at: at });
}

/** For desks that were opened before there were help centres. */
export async function makeMissingHelpCentres(platform: Platform): Promise<void> {
  for (const deskId of await desksWithoutCentre(platform.db)) {
    await act(platform, system('help-centres.make'), (one) => makeHelpCentre(one, deskId));
  }
}
