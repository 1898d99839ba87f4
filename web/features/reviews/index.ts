// What other features take of looks. The page itself stands apart, since it writes with the workbench's editor.
export { repliesWait } from './asking.ts';
export { AskBuddy, AskDialog } from './asking-buddy.tsx';
export { BuddyLine } from './buddy-line.tsx';
export { HeldReply } from './held-reply.tsx';
export { LookedCard } from './looked-card.tsx';
