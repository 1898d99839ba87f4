import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fieldValue } from '../../../contract/field-values.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import type { IntakeResult } from '../../../contract/tickets.ts';
import { acceptInbound, takeInNow } from '../../features/tickets/index.ts';
import type { Platform } from '../../platform/act.ts';

/** How long whoever sent a form is kept waiting for its number; it is stored by then, and the number comes by mail. */
const PATIENCE_MS = 4_000;

const file = z.object({
  name: z.string(),
  contentType: z.string(),
  size: z.number().int(),
  /** Its bytes are in the storage. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A form as somebody sent it, and as it is kept: its original. What it says was checked by whoever received it. */
export const postedForm = z.object({
  /** Of the page: what makes two sendings of it one. */
  nonce: z.string(),
  deskId: z.uuid(),
  /** Of the page it was written on. */
  language: z.enum(LANGUAGES),
  requestTypeId: z.uuid().nullable(),
  words: z.string(),
  /** Claimed, unless `proved`. */
  address: z.string(),
  name: z.string(),
  /** By the id of the desk's own field. */
  fields: z.record(z.string(), fieldValue),
  files: z.array(file),
});
export type PostedForm = z.infer<typeof postedForm>;

/** The same page sent twice with the same words is one request; with other words it is another one. */
export function formId(form: PostedForm): string {
  const { nonce, words, address, requestTypeId, fields, files } = form;
  const said = [words, address, requestTypeId, fields, files.map(({ sha256, name }) => [sha256, name])];
  return `${nonce}:${createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32)}`;
}

/**
 * Stores a form and commits it, then waits a moment for what becomes of it. When this returns nothing can be lost any more.
 * @param peer the address it came from, for audit.
 * @returns its inbound id, and what became of it so far.
 */
export async function acceptForm(
  platform: Platform,
  form: PostedForm,
  peer: string | undefined,
): Promise<{ inboundId: string; result: IntakeResult | null }> {
  const raw = await platform.storage.put(new TextEncoder().encode(JSON.stringify(form)));
  const envelope = { from: null, to: [], ...(peer === undefined ? {} : { peer }) };
  const [inboundId = ''] = await acceptInbound(platform, [
    { channel: 'form', externalId: formId(form), envelope, raw },
  ]);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  const taken = takeInNow(platform, inboundId);
  // Whoever is late is told of by the job that follows each original.
  taken.catch((error: unknown) =>
    platform.log.warn({ part: 'form', inboundId, reason: error instanceof Error ? error.message : 'unknown' }, 'late'),
  );
  try {
    return { inboundId, result: await Promise.race([taken, late]) };
  } finally {
    clearTimeout(timer);
  }
}
