// Without shapes, so that screens read them without the library of shapes.

export const NOTIFICATION_KINDS = [
  /** A ticket was given to me. */
  'assigned',
  /** I was named in a note. */
  'mentioned',
  /** A ticket was handed over to me, or to a team of mine. */
  'handed_over',
  /** The customer wrote in a ticket that I hold. */
  'customer_wrote',
  /** Something was written in a ticket that I follow. */
  'followed',
  /** A colleague shows me a draft, or suggests another one for mine. */
  'draft_shown',
  /** A reply that I owe is due soon. */
  'due',
  /** A ticket that I had set aside is back. */
  'woken',
  /** A customer said that we did not answer well, and I am the one who is told. */
  'low_mark',
  /** A colleague asks me to look an article over. */
  'article_review',
  /** A colleague has looked over what I asked about. */
  'article_reviewed',
  /** An article that I keep is to be looked over again: its day has come. */
  'article_due',
  /** Customers ask the same so often that an answer for all of them is worth writing; those who may write it. */
  'asked_again',
  /** Shifts of mine are published, moved or swapped, or a swap is asked for that I could take. */
  'rota',
  /** A reply waits for my look, or my own was looked at; and what comes of either. */
  'review',
  /** A bulk change of mine has ended. */
  'bulk_done',
  /** A webhook was switched off; owners only. */
  'webhook_disabled',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export const NOTIFICATION_WAYS = ['app', 'mail', 'push'] as const;
export type NotificationWay = (typeof NOTIFICATION_WAYS)[number];
