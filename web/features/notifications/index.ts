// What the shell and other screens use of what one is told.
export { BeingTold } from './being-told.tsx';
export { Bell } from './bell.tsx';
export { changeSettings, devicesAsked, type PushDevice, settingsAsked } from './settings-changing.ts';
export { leaveThisBrowser, pushAbility, tellThisBrowser, thisEndpoint } from './this-browser.ts';
