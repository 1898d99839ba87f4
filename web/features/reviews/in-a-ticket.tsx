import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, lazy, Suspense } from 'react';
import { speakAll } from '../../i18n/index.ts';
import type { AskBuddy as AskBuddyPart } from './asking-buddy.tsx';
import type { BuddyLine as BuddyLinePart } from './buddy-line.tsx';
import type { HeldReply as HeldReplyPart } from './held-reply.tsx';
import { standings } from './standing.ts';

// Most who open a ticket answer in no rota: what those see who do comes, with its words, when it is needed.
const LazyAskBuddy = lazy(async () => {
  const words = speakAll();
  const { AskBuddy } = await import('./ticket-parts.ts');
  await words;
  return { default: AskBuddy };
});
const LazyBuddyLine = lazy(async () => {
  const words = speakAll();
  const { BuddyLine } = await import('./ticket-parts.ts');
  await words;
  return { default: BuddyLine };
});
const LazyHeldReply = lazy(async () => {
  const words = speakAll();
  const { HeldReply } = await import('./ticket-parts.ts');
  await words;
  return { default: HeldReply };
});

function useAnswersOn(deskId: string): boolean {
  return useQuery(standings).data?.some((one) => one.deskId === deskId) ?? false;
}

/** The key that asks who sits beside one, while a ticket is open. */
export function AskBuddy(props: ComponentProps<typeof AskBuddyPart>) {
  return useAnswersOn(props.ticket.deskId) ? (
    <Suspense>
      <LazyAskBuddy {...props} />
    </Suspense>
  ) : null;
}

/** Above the words of a reply: that somebody looks at it first. */
export function BuddyLine(props: ComponentProps<typeof BuddyLinePart>) {
  return useAnswersOn(props.deskId) ? (
    <Suspense>
      <LazyBuddyLine {...props} />
    </Suspense>
  ) : null;
}

/** Below a reply that waits for a look. */
export function HeldReply(props: ComponentProps<typeof HeldReplyPart>) {
  return (
    <Suspense>
      <LazyHeldReply {...props} />
    </Suspense>
  );
}
