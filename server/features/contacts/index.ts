export { insertPeople, markAddressBounced, nameContacts, peopleByAddress } from './contacts.queries.ts';
export type { TicketsOfContacts } from './contacts.routes.ts';
export { contactsRoutes } from './contacts.routes.ts';
