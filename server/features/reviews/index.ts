import './reviews.tables.ts';

export { awayAmong } from './away.queries.ts';
export type { BesideNow } from './beside-now.ts';
export { besideNow } from './beside-now.ts';
export type { PossibleBuddy } from './choosing-buddy.ts';
export { holdReply } from './holding.ts';
export type { Taught } from './lessons-port.ts';
export { registerLessonKeeper } from './lessons-port.ts';
export { approveReply, teachReply } from './looking.ts';
export { reviewRoutes } from './reviews.routes.ts';
export { reviewTakenBack } from './taking-back.ts';
