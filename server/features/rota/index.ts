import './rota.tables.ts';

export { absenceRoutes } from './absences.routes.ts';
export type { BuddyPlace } from './buddy-places.ts';
export { buddyPlacesIn, buddyPlacesOf } from './buddy-places.ts';
export type { ComingShift } from './coming-shifts.ts';
export { comingShifts } from './coming-shifts.ts';
export { completeShift } from './completing.ts';
export { feedRoutes } from './feeds.routes.ts';
export { calendarPages } from './feeds.ts';
export { dayInRota, raiseLevel, standingsOf } from './levels.ts';
export { isOnRota } from './people.queries.ts';
export { planRoutes } from './plans.routes.ts';
export { rotaFor, rotaRoutes } from './rotas.routes.ts';
export type { DayShift } from './shift-of-day.ts';
export {
  besideOnDay,
  buddiesOnDay,
  dayShiftById,
  lastShiftBefore,
  nextShiftAfter,
  rotaToRead,
  shiftsOfTeammate,
  shiftToday,
} from './shift-of-day.ts';
export { shiftRoutes } from './shifts.routes.ts';
export { solutionRoutes } from './solutions.routes.ts';
export { swapRoutes } from './swaps.routes.ts';
