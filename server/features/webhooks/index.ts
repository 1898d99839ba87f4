import './webhooks.tables.ts';

export { webhookSpreader } from './spreading.ts';
export { webhookRoutes } from './webhooks.routes.ts';
