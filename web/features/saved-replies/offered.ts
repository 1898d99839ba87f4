import type { SAVED_REPLY_LIMITS, SAVED_REPLY_STATES } from '../../../contract/saved-replies.ts';
import type { Priority, Status } from '../../../contract/tickets.ts';

// What the contract says, here without the library of shapes; offered.test.ts compares.

export type ReplyState = (typeof SAVED_REPLY_STATES)[number];
export const replyStates: readonly ReplyState[] = ['used', 'stale', 'macros', 'put_away'];
export const staleAfterDays = 90;
export const longest = { html: 50_000, folder: 100, shortcut: 30, keywords: 300 } as const satisfies Partial<
  typeof SAVED_REPLY_LIMITS
>;
/** What a macro may make of a ticket; new is only what nobody has touched. */
export const offeredStatuses: readonly Status[] = ['open', 'waiting', 'on_hold', 'solved', 'closed'];
export const offeredPriorities: readonly Priority[] = ['low', 'normal', 'high', 'urgent'];

/** What can be said in the customer's language comes first; else the order stays. */
export function inLanguageFirst<Offered extends { languages: readonly string[] }>(
  replies: readonly Offered[],
  language: string | undefined,
): readonly Offered[] {
  if (language === undefined) return replies;
  const speaks = ({ languages }: Offered) => languages.length === 0 || languages.includes(language);
  return [...replies.filter(speaks), ...replies.filter((reply) => !speaks(reply))];
}
