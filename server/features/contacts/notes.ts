import type { CardNote } from '../../../contract/contacts.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { organizationThere } from './cards.queries.ts';
import { changeableContact, deskToTell, publicDeskOf } from './changing.ts';
import { contactNoted } from './contacts.events.ts';
import type { NoteRow } from './notes.queries.ts';
import { deleteNote, insertNote, lockNote, rewriteNote } from './notes.queries.ts';
import type { TicketsOfContacts } from './tickets-port.ts';

export function toNote(row: NoteRow, actor: Actor, mayChangeCard: boolean): CardNote {
  return {
    id: row.id,
    text: row.text,
    author: { id: row.author_id, name: row.author_name },
    createdAt: row.created_at.toString(),
    updatedAt: row.updated_at?.toString() ?? null,
    can: { change: mayChangeCard && isAuthor(actor, row) },
  };
}

/** Whether an actor may write about people at all; about which ones is asked of the one. */
export function mayNote(actor: Actor): boolean {
  const desks = desksWhere(actor, 'contact.change');
  return desks === 'all' || desks.length > 0;
}

/** On the card of a contact or of an organization, for teammates only. @throws Problem 403, 404. */
export async function writeNote(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  about: { contactId: string } | { organizationId: string },
  text: string,
): Promise<string> {
  return act(platform, actor, async (one) => {
    const id = newId();
    const subject = await subjectOf(one, tickets, about);
    await insertNote(one.trx, {
      id,
      contact_id: subject.contactId,
      organization_id: subject.organizationId,
      text,
      author_id: actor.kind === 'teammate' ? actor.id : null,
      author_name: 'name' in actor ? actor.name : '',
      created_at: one.at.toString(),
    });
    await tell(one, tickets, subject);
    return id;
  });
}

/** Its writer changes it (null: takes it away). @throws Problem 403, 404. */
export async function changeNote(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  noteId: string,
  text: string | null,
): Promise<void> {
  await act(platform, actor, async (one) => {
    const note = await lockNote(one.trx, noteId);
    if (!note) throw notFound('note');
    const subject = await subjectOf(
      one,
      tickets,
      note.contact_id === null ? { organizationId: note.organization_id ?? '' } : { contactId: note.contact_id },
    );
    if (!isAuthor(actor, note)) throw problem(403, 'not-allowed', 'Only who wrote a note changes it.');
    if (text === null) await deleteNote(one.trx, noteId);
    else await rewriteNote(one.trx, noteId, text, one.at);
    await tell(one, tickets, subject);
  });
}

interface Subject {
  contactId: string | null;
  organizationId: string | null;
}

async function subjectOf(
  one: Act,
  tickets: TicketsOfContacts,
  about: { contactId: string } | { organizationId: string },
): Promise<Subject> {
  if ('contactId' in about) {
    const contact = await changeableContact(one, tickets, about.contactId);
    return { contactId: contact.id, organizationId: null };
  }
  if (!mayNote(one.actor))
    throw problem(403, 'not-allowed', 'You may not write notes. An owner or manager can change that.');
  if (!(await organizationThere(one.trx, about.organizationId))) throw notFound('organization');
  return { contactId: null, organizationId: about.organizationId };
}

async function tell(one: Act, tickets: TicketsOfContacts, { contactId, organizationId }: Subject): Promise<void> {
  const deskId =
    contactId === null ? await publicDeskOf(one.platform, one.actor) : await deskToTell(one, tickets, contactId);
  one.record(contactNoted, { contactId, organizationId }, { deskId });
}

function isAuthor(actor: Actor, note: NoteRow): boolean {
  return actor.kind === 'teammate' ? note.author_id === actor.id : actor.kind === 'token' && note.author_id === null;
}
