import type { Notification } from '../../../contract/notifications.ts';
import type { Speaking } from '../../i18n/index.ts';

/** "Ioana named you in a note": what is told, in a line. */
export function lineOf(
  { kind, by, ticket, count, aboutAt, what, articleTitle }: Notification,
  { t, moments }: Speaking,
): string {
  // Where it is not kept who wrote, it was the customer.
  const who = by ?? (kind === 'customer_wrote' || kind === 'followed' ? (ticket?.contact ?? '') : '');
  return t(`notifications.line.${kind}`, {
    by: who,
    hasBy: who === '' ? 'no' : 'yes',
    contact: ticket?.contact ?? '',
    count,
    what: what ?? '',
    article: articleTitle ?? '',
    hasArticle: articleTitle === null ? 'no' : 'yes',
    due: aboutAt === null ? '' : moments.time(aboutAt),
  });
}

/** What tells of a reply that waits for the reader's look. */
const ASKS_TO_LOOK = new Set(['asked', 'shared', 'asked_again', 'missed']);

/** Where it leads. */
export function placeOf({ kind, ticket, articleId, what }: Notification): {
  to: string;
  search: { article?: string; show?: string };
} {
  if (ticket === null && articleId !== null) return { to: '/answers', search: { article: articleId } };
  if (kind === 'review' && ASKS_TO_LOOK.has(what ?? '')) return { to: '/looks', search: {} };
  if (kind === 'review' && what === 'called') return { to: '/shift', search: {} };
  if (kind === 'rota' && what === 'thanked') return { to: '/rota', search: { show: 'buddies' } };
  return { to: pathOf({ kind, ticket }), search: {} };
}

function pathOf({ kind, ticket }: Pick<Notification, 'kind' | 'ticket'>): string {
  if (ticket !== null) return `/tickets/${ticket.number}`;
  if (kind === 'rota') return '/rota';
  if (kind === 'asked_again') return '/answers/asked-again';
  return kind === 'webhook_disabled' ? '/settings/webhooks' : '/inbox';
}
