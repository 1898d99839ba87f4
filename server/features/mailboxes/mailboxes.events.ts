import { z } from 'zod';
import { id } from '../../../contract/shapes.ts';
import { defineEvent } from '../../platform/events/index.ts';

const ofMailbox = z.object({ mailboxId: id, deskId: id });
const usual = { audience: 'desk', inTimeline: false, outward: false } as const;

export const mailboxCreated = defineEvent({
  name: 'mailbox.created',
  payload: ofMailbox,
  sentence: 'mailboxes.event.mailbox.created',
  ...usual,
});

export const mailboxChanged = defineEvent({
  name: 'mailbox.changed',
  /** The settings that changed, by their names in the contract; never their values. */
  payload: ofMailbox.extend({ settings: z.array(z.string()) }),
  sentence: 'mailboxes.event.mailbox.changed',
  ...usual,
});

export const mailboxRemoved = defineEvent({
  name: 'mailbox.removed',
  payload: ofMailbox,
  sentence: 'mailboxes.event.mailbox.removed',
  ...usual,
});

export const mailWatchersChanged = defineEvent({
  name: 'mailbox.watchers-changed',
  payload: z.object({ deskId: id, count: z.number().int() }),
  sentence: 'mailboxes.event.mailbox.watchers-changed',
  ...usual,
});
