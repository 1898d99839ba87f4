// What the shell and other screens use of what one is told.
export { BeingTold } from './being-told.tsx';
export { Bell, useUnread } from './bell.tsx';
export { openNotifications } from './opening.ts';
export { changeSettings, devicesAsked, type PushDevice, settingsAsked } from './settings-changing.ts';
export { leaveThisBrowser, pushAbility, tellThisBrowser, thisEndpoint } from './this-browser.ts';
