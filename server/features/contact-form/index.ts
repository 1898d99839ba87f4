import './contact-form.tables.ts';

export type { AskedField, OfferedForm } from './asking.ts';
export { offeredForm } from './asking.ts';
export { checkForm, fieldName } from './checking.ts';
export { markOpenedVisit, markVisit, receiptOf } from './contact-form.queries.ts';
export { contactFormRoutes } from './contact-form.routes.ts';
export type { RecentWaits } from './figures.ts';
export { recentWaits } from './figures.ts';
export type { FormFile } from './files.ts';
export { filesByKey, keepFormFiles, sendFilesWith } from './files.ts';
export type { FormPace } from './pacing.ts';
export { openPace } from './pacing.ts';
export { openReceipt, readStamp, signReceipt, stampForm } from './stamping.ts';
