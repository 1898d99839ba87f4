import './fields.events.ts';
import './fields.tables.ts';

export { categoryById } from './categories.queries.ts';
export { categoryRoutes } from './categories.routes.ts';
export { categoryFor, foldCategory, sameCategoryOn } from './categories.ts';
export type { FieldRow } from './fields.queries.ts';
export { fieldsOfDesk } from './fields.queries.ts';
export { fieldRoutes } from './fields.routes.ts';
export type { FilledIn } from './filling-in.ts';
export { carryOver, fillIn, isRequired, requireFilled } from './filling-in.ts';
export { makeMissingRequestTypes, makeReadyRequestTypes } from './ready-request-types.ts';
export type { RequestTypeRow } from './request-types.queries.ts';
export { requestTypeById, requestTypesOfDesk } from './request-types.queries.ts';
export { requestTypeRoutes } from './request-types.routes.ts';
export { requestTypeFor, sameRequestTypeOn } from './request-types.ts';
export { localeOf, wordsFor } from './words.ts';
