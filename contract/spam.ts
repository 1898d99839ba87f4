import { z } from 'zod';
import { id, instant, mailAddress, pageQuery } from './shapes.ts';

export const BLOCK_KINDS = ['address', 'domain'] as const;
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u, 'This is not a domain.');

/** Whose mail is not taken in: no ticket, no answer, nothing to read. */
export const senderBlock = z.object({
  id,
  kind: z.enum(BLOCK_KINDS),
  value: z.string(),
  /** Null: on every desk. */
  desk: z.object({ id, name: z.string() }).nullable(),
  reason: z.string(),
  createdBy: z.object({ id, name: z.string() }).nullable(),
  createdAt: instant,
  /** How many mails it has stopped, and when the last one. */
  stopped: z.number().int(),
  lastStoppedAt: instant.nullable(),
  can: z.object({ unblock: z.boolean() }),
});
export type SenderBlock = z.infer<typeof senderBlock>;

const where = { deskId: id.nullable(), reason: z.string().trim().max(500).default('') };
export const newSenderBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('address'), value: mailAddress.toLowerCase(), ...where }),
  z.object({ kind: z.literal('domain'), value: domain, ...where }),
]);
export type NewSenderBlock = z.infer<typeof newSenderBlock>;

export const senderBlockQuery = pageQuery.extend({ q: z.string().trim().max(200).optional() });

/** How spam is kept, desk by desk, and how much was learnt; below `enough` of each kind what was learnt is not asked. */
export const spamSettings = z.object({
  learnt: z.object({ spam: z.number().int(), wanted: z.number().int(), enough: z.number().int() }),
  desks: z.array(
    z.object({
      id,
      name: z.string(),
      /** Days after which spam is deleted. */
      days: z.number().int(),
      count: z.number().int(),
      can: z.object({ change: z.boolean(), empty: z.boolean() }),
    }),
  ),
});
export type SpamSettings = z.infer<typeof spamSettings>;
export const spamDaysChange = z.object({ days: z.number().int().min(1).max(365) });
