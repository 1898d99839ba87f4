let wanted: string | undefined;

/** The question to the buddy opens with this ticket, once. */
export function askWhenOpen(ticketId: string): void {
  wanted = ticketId;
}

/** Whether it was asked for; not any more from then on. */
export function isWanted(ticketId: string): boolean {
  if (wanted !== ticketId) return false;
  wanted = undefined;
  return true;
}
