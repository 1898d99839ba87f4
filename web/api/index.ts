export { cache, optimistically } from './cache.ts';
export { api, onSignedOut } from './client.ts';
export { house } from './house.ts';
export { changeMe, forgetMe, type Me, may, myself, useMe } from './me.ts';
export { ApiError, fieldErrors, mayPass, refusalOf } from './problem.ts';
