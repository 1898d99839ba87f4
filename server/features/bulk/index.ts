import './bulk.tables.ts';

export { bulkRoutes } from './bulk.routes.ts';
export { queueLeftBulkChanges } from './carrying-out.ts';
