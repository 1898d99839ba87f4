import type { Channel } from '../../features/tickets/index.ts';
import { understandForm } from './understanding.ts';

export type { PostedForm } from './posting.ts';
export { acceptForm, formId } from './posting.ts';

/** Answers to a form go by mail, to the address that was given. */
export const formChannel: Channel = {
  kind: 'form',
  capabilities: { html: false, attachments: true, threads: false, length: null, replyWindowHours: null },
  original: { ending: 'json', contentType: 'application/json' },
  parse: understandForm,
};
