import type { Permission } from '../../../contract/permissions.ts';
import { PERMISSIONS } from '../../../contract/permissions.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import './teammates.tables.ts';

/** Somebody who can be written to. */
export interface ReachableTeammate {
  id: string;
  email: string;
  name: string;
  locale: Language;
  timeZone: string;
}

function reachable(db: Db | Trx) {
  return db
    .selectFrom('teammates')
    .select([
      'teammates.id',
      'teammates.email',
      'teammates.name',
      'teammates.locale',
      'teammates.time_zone as timeZone',
    ])
    .where('teammates.deactivated_at', 'is', null)
    .orderBy('teammates.name')
    .orderBy('teammates.id');
}

/** Those of these people whose account is switched on. */
export async function reachableTeammates(db: Db | Trx, ids: readonly string[]): Promise<ReachableTeammate[]> {
  if (ids.length === 0) return [];
  return reachable(db).where('teammates.id', 'in', ids).execute();
}

/** Everybody whose role brings this permission on the desk. */
export async function permissionHolders(
  db: Db | Trx,
  permission: Permission,
  deskId: string,
): Promise<ReachableTeammate[]> {
  const { roles } = PERMISSIONS[permission];
  return reachable(db)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('grants')
          .select('grants.id')
          .whereRef('grants.teammate_id', '=', 'teammates.id')
          .where('grants.role', 'in', roles)
          .where((where) => where.or([where('grants.desk_id', 'is', null), where('grants.desk_id', '=', deskId)])),
      ),
    )
    .execute();
}
