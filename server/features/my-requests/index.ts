import './my-requests.tables.ts';

export type { ProviderTrouble } from './coming-by-provider.ts';
export { ATTEMPT_MINUTES, askProvider, comeByProvider } from './coming-by-provider.ts';
export type { Invitation } from './inviting.ts';
export { acceptInvitation, inviteTo, lookAtInvitation } from './inviting.ts';
export { networkLimit } from './network-limit.ts';
export { customerProviderRoutes } from './providers.routes.ts';
export { offeredProviders } from './providers.ts';
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
