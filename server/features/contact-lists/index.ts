import './contact-lists.tables.ts';

export { contactListRoutes } from './contact-lists.routes.ts';
