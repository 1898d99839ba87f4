import './alerts.ts';
import './mailboxes.tables.ts';
import './permissions.jobs.ts';

export { credentialsOf, credentialsRefused } from './credentials.ts';
export { mailboxFigures } from './figures.ts';
export { accountProgress, accountsToFollow, keepAccountProgress } from './following.ts';
export { noteTrouble, noteWell, settleHealth } from './health.ts';
export { mailboxRoutes } from './mailboxes.routes.ts';
export { permissionPage, permissionRoutes } from './permissions.routes.ts';
export { registerAccountProbe } from './probing.ts';
export { queueSentCopy, registerSentCopyKeeper } from './sent-copies.ts';
export { wayOutFor, wayOutRefused } from './way-out.ts';
export { waysOutOfAll } from './ways-out.queries.ts';
