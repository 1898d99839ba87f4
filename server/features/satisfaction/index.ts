import './satisfaction.tables.ts';

export type { MarkLink } from './giving.ts';
export { giveMark, markable, openMarkLink } from './giving.ts';
export { marksOf } from './marks.ts';
export { satisfactionHearer } from './planning.ts';
export { satisfactionRoutes } from './satisfaction.routes.ts';
