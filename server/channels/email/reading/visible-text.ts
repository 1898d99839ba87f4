/** What the writer wrote in this mail. */
export function visibleTextOf({ text }: { text: string; html?: string }): string {
  return text;
}
