import './due-soon.ts';
import './notifications.tables.ts';

export { notificationHearer } from './hearing.ts';
export { notificationRoutes } from './notifications.routes.ts';
export { stopNotificationMail } from './stopping.ts';
