import './contacts.tables.ts';

export { bouncedFacts, clearBounces, markAddressBounced } from './bounced-addresses.queries.ts';
export { cardPartsRoutes } from './card-parts.routes.ts';
export {
  insertPeople,
  nameContacts,
  peopleByAddress,
  proveAddresses,
  showContact,
} from './contacts.queries.ts';
export { contactsRoutes } from './contacts.routes.ts';
export { ownersOf } from './identities.queries.ts';
export { identityValue } from './identity-values.ts';
export { listContacts } from './listing.queries.ts';
export type { ContactToWrite } from './many.queries.ts';
export { writeContacts } from './many.queries.ts';
export { asShown, toContacts } from './presenting.ts';
export type { TicketsOfContacts } from './tickets-port.ts';
export { seeing } from './tickets-port.ts';
