// Who answers customers on which day, beside whom: the rota by subject.
export * from './rota/absences.ts';
export * from './rota/fairness.ts';
export * from './rota/people.ts';
export * from './rota/plans.ts';
export { dayRange, ROTA_KEPT_LIMITS } from './rota/shapes.ts';
export * from './rota/shifts.ts';
