// What a ticket shows of looks, in one piece: it is fetched for those who answer in turn.
export { AskBuddy } from './asking-buddy.tsx';
export { BuddyLine } from './buddy-line.tsx';
export { HeldReply } from './held-reply.tsx';
