import type { Message, TicketDetail } from '../../../contract/tickets.ts';
import { presentMoment } from '../../ui/index.ts';
import type { Box, BoxKind } from './composer-state.ts';

const sendingId = 'sending-';

/** Whether the id is of a message that only this screen has, while the server takes it in. */
export function isSending(messageId: string): boolean {
  return messageId.startsWith(sendingId);
}

/** The message as it will stand in the thread, painted before the server has it. */
export function sendingMessage(
  me: { id: string; name: string; email: string },
  ticket: TicketDetail,
  kind: BoxKind,
  box: Box,
): Message {
  const text = new DOMParser().parseFromString(box.html, 'text/html').body.textContent ?? '';
  return {
    id: `${sendingId}${crypto.randomUUID()}`,
    type: kind,
    channel: ticket.channel,
    from: { name: me.name, address: me.email },
    author: { kind: 'teammate', id: me.id },
    to: [],
    cc: [],
    bcc: [],
    subject: ticket.subject,
    text,
    visibleText: text,
    html: box.html,
    visibleHtml: null,
    attachments: box.files.flatMap(({ attachment }) => (attachment ? [attachment] : [])),
    messageId: null,
    inReplyTo: null,
    references: [],
    language: ticket.language,
    isAutoReply: false,
    isBounce: false,
    automatic: null,
    fromUnconfirmed: false,
    leftOut: [],
    seal: null,
    calendar: null,
    trust: null,
    imitates: null,
    hasRemoteImages: false,
    showsRemoteImages: false,
    outgoing: null,
    mergedFrom: null,
    passedOnBy: null,
    createdAt: new Date(presentMoment()).toISOString(),
  };
}
