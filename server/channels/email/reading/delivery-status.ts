import { bounceReason, isHard } from './bounce-reasons.ts';
import type { BouncedRecipient } from './parsed-mail.ts';
import { oneLine } from './plain-strings.ts';
import type { ReportFields } from './report-fields.ts';
import { addressIn, reportBlocks, withoutType } from './report-fields.ts';

export const MAX_DIAGNOSTIC_LENGTH = 1_000;
/** Recipients of one report that are read: a report is about one letter, and a letter goes to few. */
const MAX_REPORTED = 50;

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

/**
 * The recipients of a delivery-status part (RFC 3464) in their order. Its first block is about the mail as a whole; blocks
 * without an action that is known, or without anybody, say nothing.
 */
export function deliveryStatus(part: Buffer): BouncedRecipient[] {
  return reportBlocks(part)
    .filter((fields) => fields.has('action'))
    .slice(0, MAX_REPORTED)
    .map(recipientOf)
    .filter((recipient) => recipient !== undefined);
}

function recipientOf(fields: ReportFields): BouncedRecipient | undefined {
  const word = /^[a-z]+/.exec((fields.get('action') ?? '').toLowerCase())?.[0];
  const action = ACTIONS.find((each) => each === word);
  if (action === undefined) return undefined;
  const final = addressIn(fields.get('final-recipient') ?? fields.get('original-recipient') ?? '');
  const original = fields.has('original-recipient') ? addressIn(fields.get('original-recipient') ?? '') : final;
  const diagnostic = oneLine(withoutType(fields.get('diagnostic-code') ?? ''), MAX_DIAGNOSTIC_LENGTH);
  const status = statusOf(fields.get('status') ?? '', diagnostic, action);
  // Some name no diagnostic of another server, and say it in the status' comment.
  const comment = /\(([^()]{1,200})\)/.exec(fields.get('status') ?? '')?.[1] ?? '';
  const reason = bounceReason(status, `${diagnostic} ${comment}`.trim());
  return {
    recipient: final,
    originalRecipient: original,
    action,
    status,
    diagnostic: diagnostic || oneLine(comment, MAX_DIAGNOSTIC_LENGTH),
    reason,
    hard: (action === 'failed' || action === 'delayed') && isHard(action, status, reason),
  };
}

/** The code of the field; the other server's own, where the field is as good as none (5.0.0). */
function statusOf(field: string, diagnostic: string, action: (typeof ACTIONS)[number]): string {
  const code = /[245]\.\d{1,3}\.\d{1,3}/.exec(field)?.[0];
  const own = enhancedCode(diagnostic);
  if (code !== undefined && !(/^[45]\.0\.0$/.test(code) && own !== undefined)) return code;
  if (own !== undefined) return own;
  return action === 'failed' ? '5.0.0' : action === 'delayed' ? '4.0.0' : '2.0.0';
}

/** `550 5.1.1 …`, `(#5.1.1)`: an enhanced status code (RFC 3463) that is no piece of an address or a version. */
export function enhancedCode(words: string): string | undefined {
  return /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.]\d|\d)/.exec(words)?.[0];
}
