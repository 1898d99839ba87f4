/** What a pressed push message asks a window to open; nothing for any other message, or for an address elsewhere. */
export function pathOfPush(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null || !('open' in message)) return undefined;
  const { open } = message;
  return typeof open === 'string' && /^\/(?![/\\])/.test(open) ? open : undefined;
}
