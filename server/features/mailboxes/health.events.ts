import { z } from 'zod';
import { TROUBLES } from '../../../contract/mailboxes.ts';
import { id } from '../../../contract/shapes.ts';
import { defineEvent } from '../../platform/events/index.ts';

const ofDesk = z.object({ deskId: id, way: z.enum(['in', 'out']) });
const usual = { audience: 'desk', inTimeline: false, outward: false } as const;

/** Letters do not come in, or do not leave, by an address of the desk. Told once for a row of failures. */
export const mailboxFailing = defineEvent({
  name: 'mailbox.failing',
  payload: ofDesk.extend({ trouble: z.enum(TROUBLES) }),
  sentence: 'mailboxes.event.mailbox.failing',
  ...usual,
});

export const mailboxRecovered = defineEvent({
  name: 'mailbox.recovered',
  payload: ofDesk,
  sentence: 'mailboxes.event.mailbox.recovered',
  ...usual,
});
