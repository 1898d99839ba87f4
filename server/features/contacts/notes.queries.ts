import './contacts.tables.ts';
import type { Db, SqlBool, Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

const MOST_SHOWN = 200;

/** `enteredOnly`: for whoever sees them because they were entered, what was noted since they were. */
export type NoteSubject = { contactIds: readonly string[]; enteredOnly: boolean } | { organizationId: string };

/** Newest first. */
export async function notesOf(db: Db, of: NoteSubject) {
  const query = db.selectFrom('contact_notes').selectAll();
  const chosen =
    'organizationId' in of
      ? query.where('organization_id', '=', of.organizationId)
      : query
          .where('contact_id', 'in', [...of.contactIds])
          .where(
            of.enteredOnly
              ? sql<SqlBool>`created_at >= (select added_at from contacts where contacts.id = contact_id)`
              : sql<SqlBool>`true`,
          );
  return chosen.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(MOST_SHOWN).execute();
}
export type NoteRow = Awaited<ReturnType<typeof notesOf>>[number];

export async function insertNote(
  trx: Trx,
  note: {
    id: string;
    contact_id: string | null;
    organization_id: string | null;
    text: string;
    author_id: string | null;
    author_name: string;
    created_at: string;
  },
): Promise<void> {
  await trx.insertInto('contact_notes').values(note).execute();
}

export async function lockNote(trx: Trx, id: string): Promise<NoteRow | undefined> {
  return trx.selectFrom('contact_notes').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function rewriteNote(trx: Trx, id: string, text: string, at: Temporal.Instant): Promise<void> {
  await trx.updateTable('contact_notes').set({ text, updated_at: at.toString() }).where('id', '=', id).execute();
}

export async function deleteNote(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('contact_notes').where('id', '=', id).execute();
}
