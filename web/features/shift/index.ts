// What the rest of the app takes of a shift's day. The page itself stands apart.
export { FeltTogether } from './felt-together.tsx';
export { LoadToLift } from './load-to-lift.tsx';
export { OnShiftLine } from './on-shift-line.tsx';
export { opensToShift } from './opening.ts';
