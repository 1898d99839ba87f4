// What other features take of looks. The page itself stands apart, since it writes with the workbench's editor.
export { AskDialog } from './asking-buddy.tsx';
export { askWhenOpen } from './asking-when-open.ts';
export { AskBuddy, BuddyLine, HeldReply } from './in-a-ticket.tsx';
export { LookedBanner, LookedCard } from './looked-card.tsx';
export { repliesWait } from './standing.ts';
export { useWrittenAnew } from './writing-anew.ts';
