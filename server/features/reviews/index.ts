import './reviews.tables.ts';

export { lessonsOf } from './figures.ts';
export { holdReply } from './holding.ts';
export { approveReply, teachReply } from './looking.ts';
export { reviewRoutes } from './reviews.routes.ts';
export { reviewTakenBack } from './taking-back.ts';
