import '../features/rota/rota.tables.ts';
import type { Trx } from '../platform/db/index.ts';

/** A month that was planned and published three weeks before it began. */
export async function addPublishedPlan(
  trx: Trx,
  { id, rotaId, by, begin }: { id: string; rotaId: string; by: string; begin: Temporal.PlainDate },
): Promise<void> {
  const at = begin.subtract({ days: 21 }).toZonedDateTime('UTC').toInstant().toString();
  await trx
    .insertInto('rota_plans')
    .values({
      id,
      rota_id: rotaId,
      from_on: begin.toString(),
      to_on: begin.with({ day: begin.daysInMonth }).toString(),
      seed: 1,
      keep: false,
      state: 'published',
      progress: 1,
      made_by: by,
      made_at: at,
      published_by: by,
      published_at: at,
    })
    .execute();
}
