// What the shell and other screens use of what one is told.
export { BeingTold } from './being-told.tsx';
export { Bell } from './bell.tsx';
