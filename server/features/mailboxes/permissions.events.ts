import { z } from 'zod';
import { MAIL_PROVIDERS } from '../../../contract/mailboxes.ts';
import { id } from '../../../contract/shapes.ts';
import { defineEvent } from '../../platform/events/index.ts';

const provider = z.enum(MAIL_PROVIDERS);

/** Somebody let us use an account, for the first time or anew. `mailboxIds`: those that use it. */
export const mailPermissionGiven = defineEvent({
  name: 'mailbox.permission-given',
  payload: z.object({ permissionId: id, provider, mailboxIds: z.array(id) }),
  audience: 'company',
  sentence: 'mailboxes.event.mailbox.permission-given',
  inTimeline: false,
  outward: false,
});

export const mailProviderChanged = defineEvent({
  name: 'mail-provider.changed',
  payload: z.object({ provider }),
  audience: 'owners',
  sentence: 'mailboxes.event.mail-provider.changed',
  inTimeline: false,
  outward: false,
});
