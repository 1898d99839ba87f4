export { cache, optimistically } from './cache.ts';
export { type Ask, api, onSignedOut } from './client.ts';
export { type House, house } from './house.ts';
export { changeMe, forgetMe, type Me, may, myself, useMe } from './me.ts';
export { ApiError, fieldErrors, mayPass, Unreachable } from './problem.ts';
