import type { Status } from '../../../contract/tickets.ts';
import type { Act } from '../../platform/act.ts';
import { newId, newSecretWord } from '../../platform/ids/index.ts';
import type { DeskEntry } from '../desks/index.ts';
import { renderAutoReply } from '../desks/index.ts';
import type { NewOutgoing } from '../outbox/index.ts';
import { queueOutgoing } from '../outbox/index.ts';
import { replyAddress, statusUrl } from './addresses.ts';
import { insertMessages } from './messages.queries.ts';
import { messageAcknowledged } from './tickets.events.ts';
import type { MessageFacts } from './tickets.tables.ts';

const AFTER = { seconds: 2 };

export interface Acknowledgement {
  desk: DeskEntry;
  language: string;
  ticket: { id: string; number: number; subject: string; status: Status; statusToken: string; dueAt: Temporal.Instant };
  contact: { name: string; address: string };
  /** Message-ID of what is acknowledged, and what it referred to. */
  answersTo: string | null;
  references: readonly string[];
}

/** The desk's automatic first answer, as a message of the thread and a letter; any number in two statements (RFC 3834). */
export async function acknowledgeTickets(one: Act, acknowledgements: readonly Acknowledgement[]): Promise<void> {
  const written = acknowledgements.map((each) => write(one, each));
  await insertMessages(
    one.trx,
    written.map(({ message }) => message),
  );
  await queueOutgoing(
    one,
    written.map(({ letter }) => letter),
  );
  for (const { message, letter } of written) {
    const facts = {
      deskId: letter.deskId ?? null,
      ticketId: letter.ticketId ?? null,
      actor: { kind: 'system', id: null },
    };
    one.record(messageAcknowledged, { messageId: message.id }, facts);
  }
}

function write(one: Act, { desk, language, ticket, contact, answersTo, references }: Acknowledgement) {
  const { config, log } = one.platform;
  const id = newId();
  const token = newSecretWord();
  const rendered = renderAutoReply(
    desk,
    language,
    {
      contactName: contact.name,
      ticket: {
        number: ticket.number,
        subject: ticket.subject,
        status: ticket.status,
        url: statusUrl(config, ticket.statusToken),
      },
      dueAt: ticket.dueAt,
      now: one.at,
    },
    log,
  );
  const from = desk.addresses[0] ?? config.supportAddress;
  const messageIdHeader = `${id}@${from.slice(from.lastIndexOf('@') + 1)}`;
  const thread = answersTo === null ? [...references] : [...references, answersTo];
  const answer = answersTo === null ? {} : { inReplyTo: answersTo };
  const facts: MessageFacts = { to: [contact], cc: [], references: thread, ...answer };
  const message = {
    id,
    ticket_id: ticket.id,
    type: 'auto',
    channel: 'email',
    author_kind: 'system',
    author_name: desk.fromName,
    author_address: from,
    subject: rendered.subject,
    text: rendered.bodyText,
    visible_text: rendered.bodyText,
    html: rendered.bodyHtml,
    language,
    facts,
    message_id_header: messageIdHeader,
    reply_token: token,
    is_auto: true,
    created_at: one.at.toString(),
  };
  const letter: NewOutgoing = {
    channel: 'email',
    kind: 'auto',
    deskId: desk.id,
    ticketId: ticket.id,
    messageId: id,
    // Mail that comes in goes before answers to it: a burst is taken in first.
    sendAt: one.at.add(AFTER),
    letter: {
      from: { name: desk.fromName, address: from },
      to: [contact],
      cc: [],
      replyTo: { name: desk.fromName, address: replyAddress(from, token) },
      // RFC 3834, 3.3: so that nothing answers an answer.
      envelopeFrom: '',
      subject: rendered.subject,
      text: rendered.text,
      html: rendered.html,
      attachments: [],
      messageId: messageIdHeader,
      ...answer,
      references: thread,
      automatic: 'auto-replied',
      language,
    },
  };
  return { message, letter };
}
