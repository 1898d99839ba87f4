import { decodeWords } from 'postal-mime';
import { readAddresses } from './addresses.ts';
import { deliveryStatus } from './delivery-status.ts';
import { bouncesInWords, isCarrier, looksLikeReport, returnedHeaders, subjectInWords } from './free-bounces.ts';
import type { MailHeaders } from './mail-headers.ts';
import { readMessageId } from './message-ids.ts';
import type { Address, Bounce, BouncedRecipient } from './parsed-mail.ts';
import { oneLine } from './plain-strings.ts';
import { MAX_SUBJECT_LENGTH } from './reading-limits.ts';
import type { DetachedPart } from './reduced-mail.ts';
import { reportBlocks } from './report-fields.ts';
import type { StructuredHeader } from './structured-header.ts';

const MAX_ENCODED_SUBJECT = 4_000;

/** A delivery report of any outcome. */
export interface DeliveryReport {
  recipients: BouncedRecipient[];
  returned: Returned;
}

/** What the returned mail, or its headers, says of itself. */
export type Returned = Pick<Bounce, 'originalMessageId' | 'originalToken' | 'originalSubject' | 'originalAddresses'>;

/**
 * Reads a delivery report: by its delivery-status part (RFC 3464), else, from senders that predate or ignore it, by
 * X-Failed-Recipients or by the look of it. Undefined for any other mail.
 */
export function deliveryReportOf(
  headers: MailHeaders,
  type: StructuredHeader,
  parts: DetachedPart[],
  from: Address | null,
  subject: string,
  text: string,
): DeliveryReport | undefined {
  const report = parts.find(
    ({ contentType, head }) => /^message\/(global-)?delivery-status$/.test(contentType) && head,
  );
  // A person may send a report on, as a file among others.
  const believed =
    report && (type.value === 'multipart/report' || isCarrier(from) || looksLikeReport(headers, from, subject));
  const stated = believed ? deliveryStatus(report.head ?? Buffer.alloc(0)) : [];
  const recipients =
    stated.length > 0 ? stated : looksLikeReport(headers, from, subject) ? bouncesInWords(headers, subject, text) : [];
  return recipients.length > 0 ? { recipients, returned: returnedMail(parts, text) } : undefined;
}

/** The failed or, else, delayed recipients of a report; undefined for reports of success. */
export function bounceOf(report: DeliveryReport | undefined): Bounce | undefined {
  const { recipients = [], returned } = report ?? {};
  const troubled = recipients.filter(({ action }) => action === 'failed' || action === 'delayed');
  const first = troubled.find(({ action }) => action === 'failed') ?? troubled[0];
  if (first === undefined) return undefined;
  return {
    finalRecipient: first.recipient,
    action: first.action === 'failed' ? 'failed' : 'delayed',
    status: first.status,
    diagnostic: first.diagnostic,
    reason: first.reason,
    recipients: troubled,
    originalAddresses: [],
    ...returned,
  };
}

/** The mail that came back, by its part or, in reports that are text alone, by the headers within the text. */
export function returnedMail(parts: DetachedPart[], text: string): Returned {
  const part = parts.find(
    ({ contentType, head }) => head && /^(message\/(rfc822|global)|text\/rfc822-headers)/.test(contentType),
  );
  const fields = part?.head ? (reportBlocks(part.head)[0] ?? new Map<string, string>()) : returnedHeaders(text);
  const messageId = readMessageId(fields.get('message-id'));
  const addresses = (...names: string[]) =>
    readAddresses(names.map((name) => fields.get(name) ?? '')).addresses.map(({ address }) => address);
  const sender = addresses('reply-to')[0] ?? addresses('from')[0];
  const subject = oneLine(
    decodeWords((fields.get('subject') ?? subjectInWords(text)).slice(0, MAX_ENCODED_SUBJECT)),
    MAX_SUBJECT_LENGTH,
  );
  return {
    ...(messageId && { originalMessageId: messageId }),
    ...(sender && { originalToken: sender }),
    ...(subject && { originalSubject: subject }),
    originalAddresses: addresses('return-path', 'reply-to', 'from', 'sender', 'x-envelope-from'),
  };
}
