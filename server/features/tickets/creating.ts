import type { NewTicket } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { cleanHtml, htmlToText, textToHtml } from '../../platform/html/index.ts';
import { once } from '../../platform/http/idempotency.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { newId, newSecretWord } from '../../platform/ids/index.ts';
import { insertPeople, peopleByAddress, showContact } from '../contacts/index.ts';
import type { DeskBook, DeskEntry } from '../desks/index.ts';
import { deskBook, replyDue } from '../desks/index.ts';
import { categoryFor } from '../fields/index.ts';
import { acknowledgeTickets } from './acknowledging.ts';
import { isOurs } from './addresses.ts';
import { assigneeId, assignTicket } from './changing.ts';
import { filledIn } from './filling-fields.ts';
import { teamOn } from './handing-to-teams.ts';
import { lockIntake, takeNumbers } from './intake/intake.queries.ts';
import { insertMessage } from './messages.queries.ts';
import { insertTicket } from './participants.queries.ts';
import { snippetOf } from './snippet.ts';
import { tagsOn } from './tagging.ts';
import { messageReceived, ticketCreated } from './tickets.events.ts';
import { lockTicket } from './tickets.queries.ts';

export interface CreatingOptions {
  /** The way in: `api`, or a channel's name. */
  channel: string;
  language: string | null;
  idempotencyKey?: string | undefined;
}

/**
 * Writes a ticket with its text as the contact's first message.
 * @returns its id.
 * @throws Problem 422 naming the field (desk, category, assignee) that does not fit.
 */
export async function createTicket(
  platform: Platform,
  actor: Actor,
  input: NewTicket,
  options: CreatingOptions,
): Promise<string> {
  const { id } = await act(platform, actor, async (one) => {
    await lockIntake(one.trx);
    return once(one, options.idempotencyKey, input, async () => ({ id: await write(one, input, options) }));
  });
  return id;
}

/**
 * A desk by its id, its name or an address of it; without any, the first one.
 * @throws Problem 422 where there is none: one that the actor may not read is none, or its name could be guessed. 409 where
 * there is no desk at all.
 */
export function deskNamed(book: DeskBook, actor: Actor, nameOrId: string | undefined): DeskEntry {
  if (nameOrId === undefined) {
    const first = book.all().find((each) => may(actor, 'ticket.read', each.id)) ?? book.first();
    if (!first) throw problem(409, 'no-desk', 'There is no desk yet. Set Sportello up first.');
    return first;
  }
  const wanted = nameOrId.toLowerCase();
  const desk =
    book.all().find((each) => each.id === wanted || each.name.toLowerCase() === wanted) ?? book.byAddress(wanted);
  if (!desk || !may(actor, 'ticket.read', desk.id)) throw fieldProblem('desk', `There is no desk "${nameOrId}".`);
  return desk;
}

async function write(one: Act, input: NewTicket, options: CreatingOptions): Promise<string> {
  const { trx, at, platform } = one;
  const now = at.toString();
  const book = await deskBook(platform.db);
  const desk = deskNamed(book, one.actor, input.desk);
  requirePermission(one.actor, 'ticket.create', desk.id);
  const html = input.html === undefined ? textToHtml(input.text ?? '') : cleanHtml(input.html);
  const text = input.html === undefined ? (input.text ?? '').replace(/\r\n?/g, '\n') : htmlToText(html);
  const address = input.contact.address.toLowerCase();
  if (isOurs(book, address))
    throw fieldProblem('contact.address', 'This is an address of our own: name the person whom it is for.');
  const name = input.contact.name || address;
  let [person] = await peopleByAddress(trx, [address]);
  if (!person) {
    person = { address, identityId: newId(), contactId: newId(), name, bounced: false, spamOnly: false };
    await insertPeople(trx, [{ ...person, language: options.language }], at);
  }
  if (person.spamOnly) await showContact(trx, person.contactId);
  const [number = 0] = await takeNumbers(trx, 1);
  const { type, values } = await filledIn(one, desk.id, input);
  const { defaults = {} } = type ?? {};
  const category = input.category === undefined ? null : await categoryFor(one, desk.id, input.category);
  const team = input.team === undefined ? null : await teamOn(one, desk.id, input.team);
  const tags = await tagsOn(one, desk.id, [...(input.tags ?? []), ...(defaults.tags ?? [])]);
  const due = replyDue(desk, at);
  const id = newId();
  const messageId = newId();
  const statusToken = newSecretWord();
  const language = input.language ?? options.language;
  await insertTicket(
    trx,
    {
      id,
      number,
      desk_id: desk.id,
      contact_id: person.contactId,
      channel: options.channel,
      subject: input.subject,
      snippet: snippetOf(text),
      language,
      status: 'new',
      priority: input.priority ?? defaults.priority ?? 'normal',
      category_id: category?.id ?? defaults.categoryId ?? null,
      team_id: team?.id ?? null,
      tags,
      request_type_id: type?.id ?? null,
      deadline_at: input.deadlineAt === undefined ? null : Temporal.Instant.from(input.deadlineAt).toString(),
      fields: values,
      reply_due_at: due.toString(),
      status_token: statusToken,
      status_changed_at: now,
      last_message_at: now,
      last_incoming_at: now,
      created_at: now,
      updated_at: now,
    },
    person.identityId,
    at,
  );
  await insertMessage(trx, {
    id: messageId,
    ticket_id: id,
    type: 'incoming',
    channel: options.channel,
    author_kind: 'contact',
    author_id: person.contactId,
    author_name: name === address ? person.name : name,
    author_address: address,
    subject: input.subject,
    text,
    visible_text: text,
    html: input.html === undefined ? null : html,
    language,
    facts: {},
    created_at: now,
  });
  const facts = { deskId: desk.id, ticketId: id };
  one.record(ticketCreated, { number, channel: options.channel }, facts);
  one.record(messageReceived, { messageId, automatic: false }, facts);
  if (input.assignee !== undefined) {
    const ticket = await lockTicket(trx, one.actor, id);
    if (ticket) await assignTicket(one, ticket, await assigneeId(one, input.assignee));
  }
  if (input.autoReply && !person.bounced) {
    await acknowledgeTickets(one, [
      {
        desk,
        language: language ?? desk.languages[0] ?? 'en',
        ticket: { id, number, subject: input.subject, status: 'new', statusToken, dueAt: due },
        contact: { name: person.name === address ? '' : person.name, address },
        answersTo: null,
        references: [],
      },
    ]);
  }
  return id;
}
