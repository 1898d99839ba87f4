import { z } from 'zod';
import { BLOCK_KINDS } from '../../../contract/spam.ts';
import { defineEvent } from '../../platform/events/index.ts';

const id = z.uuid();
const usual = { audience: 'company', inTimeline: false, outward: false } as const;

/** Who was blocked is a person's address: the event says that somebody was, and where. */
export const senderBlocked = defineEvent({
  name: 'sender.blocked',
  payload: z.object({ blockId: id, kind: z.enum(BLOCK_KINDS), blockedDeskId: id.nullable() }),
  sentence: 'spam.event.sender.blocked',
  ...usual,
});
export const senderUnblocked = defineEvent({
  name: 'sender.unblocked',
  payload: z.object({ blockId: id, kind: z.enum(BLOCK_KINDS), blockedDeskId: id.nullable() }),
  sentence: 'spam.event.sender.unblocked',
  ...usual,
});
export const spamDaysChanged = defineEvent({
  name: 'spam.days-changed',
  payload: z.object({ from: z.number().int(), to: z.number().int() }),
  sentence: 'spam.event.spam.days-changed',
  ...usual,
  audience: 'desk',
});
export const spamDeleted = defineEvent({
  name: 'spam.deleted',
  payload: z.object({ count: z.number().int() }),
  sentence: 'spam.event.spam.deleted',
  ...usual,
  audience: 'desk',
});
