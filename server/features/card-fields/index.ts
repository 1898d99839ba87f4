import './card-fields.tables.ts';

export { cardFields } from './card-fields.queries.ts';
export { cardFieldRoutes } from './card-fields.routes.ts';
export { changedFields, readFieldValue, readNumber, shownFields } from './values.ts';
