import './teammates.events.ts';
import './teammates.tables.ts';

export { AUTH_PATH } from './account-library.ts';
export { invitationRoutes } from './invitations.routes.ts';
export { createTeammate } from './joining.ts';
export { myAccountRoutes } from './my-account.routes.ts';
export { activeTeammate } from './naming.ts';
export { hashPassword } from './passwords.ts';
export type { AccountMail, TeammatePorts } from './ports.ts';
export { sameSecret, secretHash } from './secret-hash.ts';
export type { Auth } from './signing-in.ts';
export { createAuth } from './signing-in.ts';
export { otherActiveOwners, teammateByAddress, teammatesAtAddresses } from './teammates.queries.ts';
export { teammateRoutes } from './teammates.routes.ts';
export { tokenRoutes } from './tokens.routes.ts';
export type { TryLimit } from './tries.queries.ts';
export { tryKey } from './tries.queries.ts';
