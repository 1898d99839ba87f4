import { z } from 'zod';
import { defineEvent } from '../../platform/events/index.ts';

const onTicket = { audience: 'desk', inTimeline: true, outward: true } as const;

export const satisfactionAsked = defineEvent({
  name: 'satisfaction.asked',
  payload: z.object({}),
  sentence: 'satisfaction.event.satisfaction.asked',
  ...onTicket,
});

/** The comment stands with the mark alone. */
export const satisfactionGiven = defineEvent({
  name: 'satisfaction.given',
  payload: z.object({
    mark: z.number().int(),
    best: z.number().int(),
    low: z.boolean(),
    /** Who is told, where it is low. */
    tellId: z.uuid().nullable(),
  }),
  sentence: 'satisfaction.event.satisfaction.given',
  ...onTicket,
});

export const satisfactionSettingChanged = defineEvent({
  name: 'satisfaction.setting-changed',
  payload: z.object({ deskId: z.uuid() }),
  audience: 'desk',
  sentence: 'satisfaction.event.satisfaction.setting-changed',
  inTimeline: false,
  outward: false,
});
