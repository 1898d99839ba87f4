export { siteRoutes } from './site.routes.tsx';
