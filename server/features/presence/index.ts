export { presenceRoutes } from './presence.routes.ts';
export { openPresence } from './presence.ts';
