import { automaticOf } from './automatic.ts';
import { bounceOf, deliveryReportOf } from './bounce.ts';
import type { MailHeaders } from './mail-headers.ts';
import type { Address, ParsedMail } from './parsed-mail.ts';
import { readerReportOf } from './receipts.ts';
import type { DetachedPart } from './reduced-mail.ts';
import type { StructuredHeader } from './structured-header.ts';

export interface MailToJudge {
  headers: MailHeaders;
  /** Content-Type of the whole mail. */
  type: StructuredHeader;
  parts: DetachedPart[];
  from: Address | null;
  subject: string;
  text: string;
  /** What its writer wrote, without quotes. */
  words: string;
  /** METHOD of a calendar part (RFC 5546). */
  calendarMethod: string | undefined;
}

/** Whether a person wrote a mail, or what kind of program; and of a delivery report, what it says. */
export function kindOfMail(mail: MailToJudge): Pick<ParsedMail, 'automatic' | 'bounce'> {
  const { headers, type, parts, from, subject, text, words, calendarMethod } = mail;
  const report = deliveryReportOf(headers, type, parts, from, subject, text);
  const bounce = bounceOf(report);
  const reader = readerReportOf(headers, type, parts, subject, text);
  const isSuccess = report !== undefined && bounce === undefined;
  const automatic = automaticOf({ headers, type, from, subject, words, bounce, isSuccess, reader, calendarMethod });
  const original = reader ?? (isSuccess ? report.returned : undefined);
  const about = {
    ...(original?.originalMessageId && { messageId: original.originalMessageId }),
    ...(original?.originalToken && { token: original.originalToken }),
  };
  return {
    automatic: { ...automatic, ...(Object.keys(about).length > 0 && { about }) },
    ...(bounce !== undefined && { bounce }),
  };
}
