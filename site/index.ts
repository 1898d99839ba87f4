export { helpRoutes } from './help/help.routes.tsx';
export type { SitePorts } from './site.routes.tsx';
export { siteRoutes } from './site.routes.tsx';
