export { changesListener, liveRoutes } from './live.routes.ts';
