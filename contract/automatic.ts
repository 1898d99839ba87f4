/**
 * What a mail that no person typed is (RFC 3834, 3464, 5965, 8098, 5546). `list` and `program` say only that no program may
 * answer it: a person may stand behind.
 */
export const AUTOMATIC_KINDS = [
  'absence',
  'auto_reply',
  'read_receipt',
  'calendar_answer',
  'challenge',
  'delivery_report',
  'delay_report',
  'success_report',
  'feedback_report',
  'own',
  'list',
  'program',
] as const;
export type AutomaticKind = (typeof AUTOMATIC_KINDS)[number];

/** Why a letter did not reach somebody, as far as the other server's code and words tell. */
export const BOUNCE_REASONS = [
  'no_such_mailbox',
  'mailbox_disabled',
  'mailbox_full',
  'moved',
  'wrong_address',
  'domain_not_found',
  'takes_no_mail',
  'no_answer',
  'too_large',
  'spam',
  'content',
  'policy',
  'sender_blocked',
  'not_proved',
  'not_allowed',
  'relay_denied',
  'sign_in_needed',
  'encryption_needed',
  'try_later',
  'too_many',
  'loop',
  'expired',
  'server_trouble',
  'unknown',
] as const;
export type BounceReason = (typeof BOUNCE_REASONS)[number];
