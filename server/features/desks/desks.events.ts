import { z } from 'zod';
import { TEMPLATE_KINDS } from '../../../contract/desks.ts';
import { id, language } from '../../../contract/shapes.ts';
import { defineEvent } from '../../platform/events/index.ts';

const onDesk = z.object({ deskId: id });
const ofTemplate = onDesk.extend({ kind: z.enum(TEMPLATE_KINDS), language });
const usual = { audience: 'desk', inTimeline: false, outward: false } as const;

export const deskCreated = defineEvent({
  name: 'desk.created',
  payload: onDesk,
  sentence: 'desks.event.desk.created',
  ...usual,
});

export const deskChanged = defineEvent({
  name: 'desk.changed',
  /** The settings that changed, by their names in the contract; never their values. */
  payload: onDesk.extend({ settings: z.array(z.string()) }),
  sentence: 'desks.event.desk.changed',
  ...usual,
});

export const deskAddressAdded = defineEvent({
  name: 'desk.address-added',
  payload: onDesk,
  sentence: 'desks.event.desk.address-added',
  ...usual,
});

export const deskAddressRemoved = defineEvent({
  name: 'desk.address-removed',
  payload: onDesk,
  sentence: 'desks.event.desk.address-removed',
  ...usual,
});

/** What it says is the person's own; the event says that it changed. */
export const signatureChanged = defineEvent({
  name: 'signature.changed',
  payload: z.object({ teammateId: id }),
  sentence: 'desks.event.signature.changed',
  ...usual,
  audience: 'owners',
  outward: false,
});

export const templateChanged = defineEvent({
  name: 'template.changed',
  payload: ofTemplate,
  sentence: 'desks.event.template.changed',
  ...usual,
});

export const templateReset = defineEvent({
  name: 'template.reset',
  payload: ofTemplate,
  sentence: 'desks.event.template.reset',
  ...usual,
});
