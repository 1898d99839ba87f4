import { returnedMail } from './bounce.ts';
import type { MailHeaders } from './mail-headers.ts';
import { readMessageId } from './message-ids.ts';
import type { DetachedPart } from './reduced-mail.ts';
import { reportBlocks } from './report-fields.ts';
import type { StructuredHeader } from './structured-header.ts';

/** A report that a letter was opened or thrown away unread (RFC 8098), or that its reader calls it spam (RFC 5965). */
export interface ReaderReport {
  kind: 'read_receipt' | 'feedback_report';
  /** What became of it: `displayed`, `deleted`; of a complaint its kind, e.g. `abuse`. */
  detail: string;
  originalMessageId?: string;
  originalToken?: string;
}

const EXCHANGE_RECEIPT = /^(?:report\.)?ipm\.note\.ipn?(?:rn|nrn)$/i;
/** Exchange without a report part: the language of the program, a colon, our subject. */
const RECEIPT_SUBJECT =
  /^(?:read|not read|letto|non letto|leído|no leído|citit|necitit|gelesen|ungelesen|lu|non lu|lido|não lido|gelezen|niet gelezen|przeczytano|nie przeczytano|прочитано|не прочитано|läst|ej läst|okundu|okunmadı|開封済み|未開封|已读|未读)\s*[:：]/iu;

/** Undefined for any other mail. */
export function readerReportOf(
  headers: MailHeaders,
  type: StructuredHeader,
  parts: DetachedPart[],
  subject: string,
  text: string,
): ReaderReport | undefined {
  const reportType = type.value === 'multipart/report' ? type.parameters.get('report-type')?.toLowerCase() : undefined;
  const receipt = parts.find(({ contentType }) => /^message\/(global-)?disposition-notification$/.test(contentType));
  if (reportType === 'disposition-notification' || (receipt && type.value.startsWith('multipart/'))) {
    const fields = receipt?.head ? reportBlocks(receipt.head)[0] : undefined;
    const disposition = /;\s*([\w-]{1,40})/.exec(fields?.get('disposition') ?? '')?.[1]?.toLowerCase() ?? 'displayed';
    const named = readMessageId(fields?.get('original-message-id'));
    return {
      kind: 'read_receipt',
      detail: disposition,
      ...returnedMail(parts, text),
      ...(named && { originalMessageId: named }),
    };
  }
  const feedback = parts.find(({ contentType }) => contentType === 'message/feedback-report');
  if (reportType === 'feedback-report' || (feedback && type.value.startsWith('multipart/'))) {
    const detail = feedback?.head ? reportBlocks(feedback.head)[0]?.get('feedback-type') : undefined;
    return {
      kind: 'feedback_report',
      detail: detail?.slice(0, 40).toLowerCase() || 'abuse',
      ...returnedMail(parts, text),
    };
  }
  if (
    EXCHANGE_RECEIPT.test(
      headers.first('x-ms-exchange-message-class')?.trim() ?? headers.first('content-class')?.trim() ?? '',
    ) ||
    (RECEIPT_SUBJECT.test(subject) && headers.has('x-ms-tnef-correlator'))
  )
    return { kind: 'read_receipt', detail: 'displayed' };
  return undefined;
}
