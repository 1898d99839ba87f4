import './bulk.tables.ts';

export { bulkRoutes } from './bulk.routes.ts';
export { bulkLeftoversJob, queueLeftBulkChanges } from './carrying-out.ts';
