import './organizations.events.ts';
import './organizations.tables.ts';

export { organizationRoutes } from './organizations.routes.ts';
