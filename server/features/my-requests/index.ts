import './my-requests.tables.ts';

export type { Invitation } from './inviting.ts';
export { acceptInvitation, inviteTo, lookAtInvitation } from './inviting.ts';
export { networkLimit } from './network-limit.ts';
export type { OwnRequest, OwnRequests } from './reading.ts';
export { languageOf, noteOwnRead, openOwnRequest, readRequests } from './reading.ts';
export type { Reader } from './signing-in.queries.ts';
export {
  askToEnter,
  enter,
  isAddress,
  LINK_MINUTES,
  lookAtLink,
  readerOf,
  SESSION_DAYS,
  signOut,
} from './signing-in.ts';
