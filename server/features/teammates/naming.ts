import type { Grant } from '../../../contract/permissions.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Db } from '../../platform/db/index.ts';
import { teammateByAddress, teammateById } from './teammates.queries.ts';

/** A teammate as an actor is made of. */
export interface ActiveTeammate {
  id: string;
  name: string;
  grants: readonly Grant[];
  locale: Language;
  timeZone: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The teammate of an id or a mail address, when the account is switched on. */
export async function activeTeammate(db: Db, idOrAddress: string): Promise<ActiveTeammate | undefined> {
  const row = UUID.test(idOrAddress) ? await teammateById(db, idOrAddress) : await teammateByAddress(db, idOrAddress);
  if (!row || row.deactivatedAt !== null) return undefined;
  return { id: row.id, name: row.name, grants: row.grants, locale: row.locale, timeZone: row.timeZone };
}
