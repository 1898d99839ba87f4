import './tickets.tables.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

type Kind = 'reply' | 'note';

export interface DraftKey {
  authorId: string;
  ticketId: string;
  kind: Kind;
}

function sharesOfDraft(db: Db | Trx, { authorId, ticketId, kind }: DraftKey) {
  return db
    .selectFrom('draft_shares')
    .where('author_id', '=', authorId)
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', kind);
}

/** Everybody to whom it is shown. */
export async function shownTo(db: Db | Trx, draft: DraftKey): Promise<string[]> {
  const rows = await sharesOfDraft(db, draft).select('teammate_id').execute();
  return rows.map((row) => row.teammate_id);
}

/** @returns false where it is shown to them already */
export async function insertShare(
  trx: Trx,
  draft: DraftKey,
  teammateId: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('draft_shares')
    .values({
      author_id: draft.authorId,
      ticket_id: draft.ticketId,
      kind: draft.kind,
      teammate_id: teammateId,
      shared_at: at.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** @returns whether it was shown to them */
export async function deleteShare(trx: Trx, draft: DraftKey, teammateId: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('draft_shares')
    .where('author_id', '=', draft.authorId)
    .where('ticket_id', '=', draft.ticketId)
    .where('kind', '=', draft.kind)
    .where('teammate_id', '=', teammateId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Null takes the suggestion away. @returns false where it is not shown to them */
export async function setSuggestion(
  trx: Trx,
  draft: DraftKey,
  teammateId: string,
  suggestion: { html: string; version: number } | null,
  at: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('draft_shares')
    .set({
      suggestion: suggestion?.html ?? null,
      suggestion_version: suggestion?.version ?? null,
      suggested_at: suggestion ? at.toString() : null,
    })
    .where('author_id', '=', draft.authorId)
    .where('ticket_id', '=', draft.ticketId)
    .where('kind', '=', draft.kind)
    .where('teammate_id', '=', teammateId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** To whom an author shows their drafts of a ticket, and what those suggest. */
export async function sharesBy(db: Db, authorId: string, ticketId: string) {
  return db
    .selectFrom('draft_shares')
    .innerJoin('teammates', 'teammates.id', 'draft_shares.teammate_id')
    .selectAll('draft_shares')
    .select('teammates.name')
    .where('author_id', '=', authorId)
    .where('ticket_id', '=', ticketId)
    .where('teammates.deactivated_at', 'is', null)
    .orderBy('shared_at')
    .orderBy('teammate_id')
    .execute();
}

/** What others show this teammate of a ticket; an author who left shows nothing any more. */
export async function sharesWith(db: Db | Trx, teammateId: string, ticketId: string) {
  return db
    .selectFrom('draft_shares')
    .innerJoin('drafts', (join) =>
      join
        .onRef('drafts.teammate_id', '=', 'draft_shares.author_id')
        .onRef('drafts.ticket_id', '=', 'draft_shares.ticket_id')
        .onRef('drafts.kind', '=', 'draft_shares.kind'),
    )
    .innerJoin('teammates', 'teammates.id', 'draft_shares.author_id')
    .selectAll('draft_shares')
    .select(['drafts.html', 'drafts.version', 'drafts.facts', 'drafts.updated_at', 'teammates.name'])
    .where('draft_shares.teammate_id', '=', teammateId)
    .where('draft_shares.ticket_id', '=', ticketId)
    .where('teammates.deactivated_at', 'is', null)
    .orderBy('shared_at')
    .execute();
}

/** Uploads that are in no message yet become another's own. */
export async function giveUploads(trx: Trx, ids: readonly string[], from: string, to: string): Promise<void> {
  if (ids.length === 0) return;
  await sql`update attachments set uploaded_by = ${to}
    where id = any(${ids}::uuid[]) and uploaded_by = ${from} and message_id is null`.execute(trx);
}
