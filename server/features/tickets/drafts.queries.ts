import './tickets.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { json, sql } from '../../platform/db/index.ts';

type Kind = 'reply' | 'note';

export async function draftsOf(db: Db | Trx, teammateId: string, ticketId: string) {
  return db
    .selectFrom('drafts')
    .selectAll()
    .where('teammate_id', '=', teammateId)
    .where('ticket_id', '=', ticketId)
    .orderBy('kind')
    .execute();
}

export async function lockDraft(trx: Trx, teammateId: string, ticketId: string, kind: Kind) {
  return trx
    .selectFrom('drafts')
    .selectAll()
    .where('teammate_id', '=', teammateId)
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst();
}

export async function putDraft(
  trx: Trx,
  draft: {
    teammateId: string;
    ticketId: string;
    kind: Kind;
    html: string;
    facts: { cc?: string[]; bcc?: string[]; attachments?: string[] };
  },
  at: Temporal.Instant,
): Promise<number> {
  const row = await trx
    .insertInto('drafts')
    .values({
      teammate_id: draft.teammateId,
      ticket_id: draft.ticketId,
      kind: draft.kind,
      html: draft.html,
      facts: json(draft.facts),
      version: sql<number>`nextval('draft_versions')`,
      updated_at: at.toString(),
    })
    .onConflict((conflict) =>
      conflict.columns(['teammate_id', 'ticket_id', 'kind']).doUpdateSet({
        html: draft.html,
        facts: json(draft.facts),
        version: sql<number>`excluded.version`,
        updated_at: at.toString(),
      }),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

export async function deleteDraft(trx: Trx, teammateId: string, ticketId: string, kind: Kind): Promise<void> {
  await trx
    .deleteFrom('drafts')
    .where('teammate_id', '=', teammateId)
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', kind)
    .execute();
}
