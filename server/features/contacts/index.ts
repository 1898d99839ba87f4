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
export type { TicketsOfContacts } from './tickets-port.ts';
