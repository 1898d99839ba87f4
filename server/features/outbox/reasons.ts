import { closestLanguage, translator } from '../../platform/i18n/index.ts';

const OURS = /^outbox\.reason\.[a-z-]+$/;

/** Why a message did not leave: another server's words as they are, a reason of ours in the reader's language. */
export function reasonInWords(reason: string | null, locale: string | null): string | null {
  if (reason === null || !OURS.test(reason)) return reason;
  return translator(closestLanguage(locale))(reason);
}
