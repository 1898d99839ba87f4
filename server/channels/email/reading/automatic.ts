import type { MailHeaders } from './mail-headers.ts';
import type { Address, Automatic } from './parsed-mail.ts';
import type { StructuredHeader } from './structured-header.ts';

/** What mail programs put before the subject of an absence notice; people's own answers begin with "Re:" instead. */
const ABSENCE_SUBJECT = new RegExp(
  `^(?:${[
    'automatic reply',
    'auto(?:matic)?[- ]?reply',
    'auto[- ]?response',
    'out of (?:the )?office',
    'risposta automatica',
    'fuori (?:sede|ufficio)',
    'assente dall.ufficio',
    'respuesta autom[áa]tica',
    'fuera de (?:la )?oficina',
    'r[ăa]spuns automat',
    'absent din birou',
    'automatische antwort',
    'abwesenheits(?:notiz|nachricht)',
    'r[ée]ponse automatique',
    'absence du bureau',
  ].join('|')})\\s*[:：(-]`,
  'i',
);

/** Local parts behind which nobody reads (RFC 3834 section 2, RFC 5230 section 4.6, and custom). */
const MACHINE_SENDER =
  /^(?:mailer-daemon|postmaster|(?:no|do-?not|non|nu)[-_.]?(?:reply|rispondere|responder|raspunde)|bounces?|listserv|majordomo|owner-.*|.*-(?:request|owner|bounces?))(?:[+=].*)?$/i;

/**
 * Says what kind of sender a mail has, by its headers alone. Whether the sender is one of our own addresses, and how often
 * it was answered already, the caller must check besides.
 */
export function automaticOf(
  headers: MailHeaders,
  type: StructuredHeader,
  from: Address | null,
  subject: string,
  isBounce: boolean,
): Automatic {
  const autoSubmitted = headers.word('auto-submitted');
  const precedence = headers.word('precedence');
  const isList = headers.hasPrefix('list-') || precedence === 'list' || precedence === 'bulk';
  const answers = headers.has('in-reply-to') || headers.has('references');
  const isAutoReply =
    !isBounce &&
    (autoSubmitted === 'auto-replied' ||
      (autoSubmitted === 'auto-generated' && (answers || ABSENCE_SUBJECT.test(subject))) ||
      precedence === 'auto_reply' ||
      isYes(headers.first('x-autoreply')) ||
      isYes(headers.first('x-autorespond')) ||
      isReadReceipt(type) ||
      (answers && ABSENCE_SUBJECT.test(subject)));
  const reason = reasonAgainstAnswer(headers, type, from, { isBounce, isAutoReply, isList });
  return { isAutoReply, isBounce, isList, mayAutoReply: reason === undefined, ...(reason !== undefined && { reason }) };
}

function reasonAgainstAnswer(
  headers: MailHeaders,
  type: StructuredHeader,
  from: Address | null,
  kind: { isBounce: boolean; isAutoReply: boolean; isList: boolean },
): string | undefined {
  const autoSubmitted = headers.word('auto-submitted');
  if (autoSubmitted !== '' && autoSubmitted !== 'no') return `Auto-Submitted: ${autoSubmitted}`;
  if (type.value === 'multipart/report') return 'Content-Type: multipart/report';
  if (kind.isBounce) return 'delivery report';
  if (/^<\s*>$/.test(headers.first('return-path')?.trim() ?? '')) return 'Return-Path: <>';
  const precedence = headers.word('precedence');
  if (['bulk', 'list', 'junk', 'auto_reply'].includes(precedence)) return `Precedence: ${precedence}`;
  if (kind.isList) return 'List-Id or another List header';
  for (const name of ['x-autoreply', 'x-autorespond'])
    if (headers.has(name) && headers.word(name) !== 'no') return name;
  const suppressed = headers.first('x-auto-response-suppress') ?? '';
  if (/\b(?:all|oof|autoreply)\b/i.test(suppressed)) return 'X-Auto-Response-Suppress';
  if (kind.isAutoReply) return 'absence notice by its subject';
  if (from === null) return 'no sender';
  const local = from.address.slice(0, from.address.lastIndexOf('@'));
  return MACHINE_SENDER.test(local) ? `sender ${local}` : undefined;
}

function isYes(value: string | undefined): boolean {
  return value !== undefined && value.trim().toLowerCase() !== 'no';
}

function isReadReceipt({ value, parameters }: StructuredHeader): boolean {
  return value === 'multipart/report' && parameters.get('report-type')?.toLowerCase() === 'disposition-notification';
}
