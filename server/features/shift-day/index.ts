import './shift-day.tables.ts';

export type { BriefingNote } from './briefing-notes-port.ts';
export { registerBriefingNotes } from './briefing-notes-port.ts';
export { buddyDayRoutes } from './buddy-days.routes.ts';
export { buddyHasRoom } from './buddy-days.ts';
export { presentDay } from './my-day.ts';
export { shiftDayRoutes } from './shift-day.routes.ts';
export { dayOf, endDay } from './shift-days.queries.ts';
export { enoughForToday } from './stops.ts';
