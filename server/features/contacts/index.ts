export { bouncedFacts, clearBounces, markAddressBounced } from './bounced-addresses.queries.ts';
export {
  insertPeople,
  nameContacts,
  peopleByAddress,
  proveAddresses,
  showContact,
} from './contacts.queries.ts';
export type { TicketsOfContacts } from './contacts.routes.ts';
export { contactsRoutes } from './contacts.routes.ts';
