import './after-shift.tables.ts';

export { afterShiftRoutes } from './after-shift.routes.ts';
export { briefingNotes } from './briefing-notes.ts';
export { companyOfRotaRoutes } from './company.routes.ts';
export { keepLessons } from './keeping-lessons.ts';
export { noteSearchedInVain } from './searched-in-vain.ts';
