import type { Language } from '../../../contract/shapes.ts';
import type { Status } from '../../../contract/tickets.ts';
import type { Act } from '../../platform/act.ts';
import type { DeskEntry, LetterWords } from '../desks/index.ts';
import { MOST_QUOTED, quoteHistory, signatureFor, wrapReply } from '../desks/index.ts';
import { statusUrl } from './addresses.ts';
import type { AttachmentRow } from './messages.queries.ts';
import { conversationSoFar } from './messages.queries.ts';
import { carriedAndLinked, withLinks } from './reply-files.ts';
import type { LockedTicket } from './tickets.queries.ts';

/** What the letter of a reply is made of. */
export interface LetterParts {
  messageId: string;
  language: Language;
  words: LetterWords;
  attachments: readonly AttachmentRow[];
  contactName: string | null;
  /** What the ticket becomes as it leaves. */
  status: Status;
  authorName: string;
  /** Whose signature stands below; null: nobody's. */
  signedBy: string | null;
  /** Whether the conversation is quoted below; left out: as the desk does. */
  quote: boolean | undefined;
  leavesAt: Temporal.Instant;
}

/** The whole letter round the words of a reply, as its customer gets it: the desk's frame, signature, files and history. */
export async function composeLetter(one: Act, desk: DeskEntry, ticket: LockedTicket, parts: LetterParts) {
  const { trx, platform } = one;
  const { language, attachments } = parts;
  const html = withContentIds(parts.words.html, attachments);
  const isShown = (attachment: AttachmentRow): boolean => html.includes(`cid:${attachment.id}`);
  const { carried, linked } = carriedAndLinked(attachments, isShown);
  const page = statusUrl(platform.config, ticket.status_token);
  const wrapped = wrapReply(
    desk,
    language,
    {
      contactName: parts.contactName,
      ticket: { number: ticket.number, subject: ticket.subject, status: parts.status, url: page },
      dueAt: null,
      now: parts.leavesAt,
      agentName: parts.authorName,
    },
    {
      ...withLinks({ html, text: parts.words.text }, linked, (file) => `${page}/attachments/${file.id}`, language),
      signature: parts.signedBy === null ? null : await signatureFor(trx, parts.signedBy, desk.id),
      history: await historyBelow(one, desk, ticket, parts),
    },
    platform.log,
  );
  return {
    text: wrapped.text,
    html: wrapped.html,
    attachments: carried.map((attachment) => ({
      name: attachment.name,
      contentType: attachment.content_type,
      inline: isShown(attachment),
      contentId: attachment.id,
      sha256: attachment.blob_sha256,
      size: attachment.size,
    })),
  };
}

/** What is quoted below: all that both sides have seen, newest first. */
async function historyBelow(
  one: Act,
  desk: DeskEntry,
  ticket: LockedTicket,
  { messageId, language, quote: wanted }: LetterParts,
): Promise<LetterWords> {
  const byDesk = desk.quotedHistory;
  const way = wanted === undefined ? byDesk : wanted ? (byDesk === 'on' ? 'on' : 'folded') : 'off';
  if (way === 'off') return { html: '', text: '' };
  const rows = await conversationSoFar(one.trx, ticket.id, messageId, MOST_QUOTED);
  const earlier = rows.map((row) => ({
    authorName: row.author_name,
    at: row.created_at,
    text: row.visible_text,
    html: row.type === 'reply' ? row.html : null,
  }));
  return quoteHistory(way, earlier, language, desk.timeZone);
}

/** Pictures that the editor put in by their attachment's id are shown by Content-ID in a mail (RFC 2392). */
function withContentIds(html: string, attachments: readonly AttachmentRow[]): string {
  return html.replace(/<img\b[^>]*\bdata-attachment-id="([^"]*)"[^>]*>/g, (whole, id: string) =>
    attachments.some((attachment) => attachment.id === id)
      ? whole.replace(/\bdata-attachment-id="[^"]*"/, `src="cid:${id}"`)
      : '',
  );
}
