import './mailboxes.tables.ts';

export type { Credentials } from './credentials.ts';
export { credentialsOf, NoCredentials, sendingCredentialsOf } from './credentials.ts';
export type { TroubleNote } from './health.ts';
export { noteTrouble, noteWell, settleHealth } from './health.ts';
