import './organizations.events.ts';
import './organizations.tables.ts';

export { createOrganization } from './changing.ts';
export { organizationRoutes } from './organizations.routes.ts';
export { isPublicProvider } from './public-providers.ts';
