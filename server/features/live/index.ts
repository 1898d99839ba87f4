export { liveRoutes, mayHear } from './live.routes.ts';
