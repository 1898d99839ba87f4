// What the rest of the app takes of a shift's day. The page itself stands apart.
export { BuddyDays, FeltTogether, LoadToLift, OwnDay } from './of-others.tsx';
export { OnShiftLine } from './on-shift-line.tsx';
export { opensToShift } from './opening.ts';
