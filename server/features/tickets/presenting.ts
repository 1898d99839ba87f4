import type { Attachment, Message, Ticket } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Config } from '../../platform/config/index.ts';
import { withInlinePictures } from '../../platform/html/index.ts';
import { localeOf, wordsFor } from '../fields/index.ts';
import type { OutgoingFacts } from '../outbox/index.ts';
import { statusUrl } from './addresses.ts';
import type { AttachmentRow, MessageRow } from './messages.queries.ts';
import { ticketCanFor } from './tickets.access.ts';
import type { TicketRow } from './tickets.queries.ts';

/** A ticket as contract.md shows it, with what this actor can do with it. */
export function toTicket(row: TicketRow, actor: Actor, config: Config): Ticket {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    status: row.status,
    priority: row.priority,
    category:
      row.category_id && row.category_name !== null
        ? { id: row.category_id, name: row.category_name, path: row.category_path ?? [row.category_name] }
        : null,
    tags: row.tags,
    desk: { id: row.desk_id, name: row.desk_name },
    channel: row.channel,
    language: row.language,
    assignee: row.assignee_id && row.assignee_name !== null ? { id: row.assignee_id, name: row.assignee_name } : null,
    team: row.team_id && row.team_name !== null ? { id: row.team_id, name: row.team_name } : null,
    contact: {
      id: row.person_id,
      name: row.contact_name,
      address: row.contact_address,
      vip: row.contact_vip_at !== null,
    },
    requestType:
      row.request_type_id && row.request_type_names
        ? {
            id: row.request_type_id,
            key: row.request_type_key ?? '',
            name: wordsFor(row.request_type_names, localeOf(actor)),
          }
        : null,
    dueAt: row.reply_due_at?.toString() ?? null,
    startsAt: row.starts_at?.toString() ?? null,
    deadlineAt: row.deadline_at?.toString() ?? null,
    promisedAt: row.promised_at?.toString() ?? null,
    estimatedMinutes: row.estimated_minutes,
    spentMinutes: row.spent_minutes,
    fields: row.shown_fields,
    createdAt: row.created_at.toString(),
    updatedAt: row.updated_at.toString(),
    lastMessageAt: row.last_message_at.toString(),
    solvedAt: row.solved_at?.toString() ?? null,
    closedAt: row.closed_at?.toString() ?? null,
    snippet: row.snippet,
    unread: isUnread(row, actor),
    statusUrl: statusUrl(config, row.status_token),
    mergedInto: row.survivor_number,
    spam: row.spam_at && {
      at: row.spam_at.toString(),
      reason: row.spam_reason ?? 'teammate',
      byTeammate: row.spam_by !== null,
    },
    version: row.version,
    // What was merged is read here, and worked on where it went.
    can:
      row.merged_into_id === null ? ticketCanFor(actor, { deskId: row.desk_id, assigneeId: row.assignee_id }) : NOTHING,
  };
}

const NOTHING: Ticket['can'] = { reply: false, note: false, change: false, take: false, assign: false };

/** Something came from the customer that this reader has not opened; what is answered or done counts as read. */
function isUnread(row: TicketRow, actor: Actor): boolean {
  if (actor.kind !== 'teammate' || row.last_incoming_at === null) return false;
  if (row.status !== 'new' && row.status !== 'open') return false;
  return row.read_at === null || Temporal.Instant.compare(row.read_at, row.last_incoming_at) < 0;
}

export function toAttachment(row: AttachmentRow, url = attachmentUrl(row.id)): Attachment {
  return {
    id: row.id,
    name: row.name,
    contentType: row.content_type,
    size: row.size,
    sha256: row.blob_sha256,
    inline: row.inline,
    url,
  };
}

function attachmentUrl(id: string): string {
  return `/api/v1/attachments/${id}`;
}

/**
 * A message as contract.md shows it; pictures within its HTML point at their attachments.
 * @param readerId the teammate who reads; null for a token
 */
export function toMessage(
  row: MessageRow,
  attachments: readonly AttachmentRow[],
  outgoing: OutgoingFacts | null,
  readerId: string | null,
): Message {
  const own = attachments.filter((attachment) => attachment.message_id === row.id);
  const byContentId = new Map(
    own.filter((one) => one.content_id !== null).map((one) => [one.content_id, attachmentUrl(one.id)]),
  );
  const withPictures = (cleaned: string | null) =>
    cleaned === null ? null : withInlinePictures(cleaned, (contentId) => byContentId.get(contentId));
  const html = withPictures(row.html);
  return {
    id: row.id,
    type: row.type,
    channel: row.channel,
    from: { name: row.author_name, address: row.author_address ?? '' },
    author: { kind: row.author_kind, id: row.author_id },
    to: row.facts.to ?? [],
    cc: row.facts.cc ?? [],
    bcc: readerId !== null && row.author_id === readerId ? (row.facts.bcc ?? []) : [],
    subject: row.subject,
    text: row.text,
    visibleText: row.visible_text,
    html,
    visibleHtml: withPictures(row.visible_html),
    attachments: own.map((attachment) => toAttachment(attachment)),
    messageId: row.message_id_header,
    inReplyTo: row.facts.inReplyTo ?? null,
    references: row.facts.references ?? [],
    language: row.language,
    isAutoReply: row.is_auto,
    isBounce: row.is_bounce,
    automatic: row.facts.automatic ?? null,
    fromUnconfirmed: row.facts.unconfirmed === true,
    leftOut: row.facts.reading?.leftOut ?? [],
    seal: row.facts.reading?.seal ?? null,
    calendar: row.facts.reading?.calendar ?? null,
    trust: row.facts.trust ?? null,
    imitates: row.facts.imitates ?? null,
    hasRemoteImages: html?.includes('data-remote-src') ?? false,
    showsRemoteImages: false,
    outgoing,
    mergedFrom: null,
    passedOnBy: row.facts.passedOnBy ?? null,
    createdAt: row.created_at.toString(),
  };
}
