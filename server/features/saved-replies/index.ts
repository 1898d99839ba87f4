import './saved-replies.tables.ts';

export { savedReplyKeeper } from './applying.ts';
export type { FittingReply } from './fitting.ts';
export { repliesThatMayFit } from './fitting.ts';
export { createSavedReply } from './keeping.ts';
export { savedReplyRoutes } from './saved-replies.routes.ts';
