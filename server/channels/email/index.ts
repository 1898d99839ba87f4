import type { Channel } from '../../features/tickets/index.ts';
import { authenticateMail } from './authenticating.ts';
import { understandMail } from './understanding.ts';

export type { Followers, MailboxHost } from './imap/following.ts';
export { followMailboxes } from './imap/following.ts';
export { probeAccount } from './imap/probing.ts';
export { keepSentCopy } from './imap/sent-copies.ts';
export type { Receiver } from './receiving.ts';
export { startReceiver } from './receiving.ts';

export const emailChannel: Channel = {
  kind: 'email',
  capabilities: { html: true, attachments: true, threads: true, length: null, replyWindowHours: null },
  original: { ending: 'eml', contentType: 'message/rfc822' },
  parse: understandMail,
  authenticate: authenticateMail,
};
