import './alerts.ts';
import './mailboxes.tables.ts';
import './permissions.jobs.ts';

export type { Credentials } from './credentials.ts';
export { credentialsOf, credentialsRefused, sendingCredentialsOf } from './credentials.ts';
export { mailboxFigures } from './figures.ts';
export type { AccountProgress, FollowedAccount } from './following.ts';
export { accountProgress, accountsToFollow, keepAccountProgress } from './following.ts';
export type { TroubleNote } from './health.ts';
export { noteTrouble, noteWell, settleHealth } from './health.ts';
export { mailboxRoutes } from './mailboxes.routes.ts';
export { NoCredentials } from './no-credentials.ts';
export { permissionPage, permissionRoutes } from './permissions.routes.ts';
export type { AccountProbe, ProbeStep } from './probing.ts';
export { registerAccountProbe } from './probing.ts';
export { wayOutFor, wayOutRefused } from './way-out.ts';
export { waysOutOfAll } from './ways-out.queries.ts';
