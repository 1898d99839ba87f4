import { z } from 'zod';
import { instant } from './shapes.ts';

/** One event as the browser hears it: ids only; the screens read anew what it touches. */
export const liveEvent = z.object({
  seq: z.number().int(),
  name: z.string(),
  at: instant,
  actorKind: z.string(),
  actorId: z.string().nullable(),
  deskId: z.string().nullable(),
  ticketId: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
});
export type LiveEvent = z.infer<typeof liveEvent>;
