import { useEffect, useEffectEvent } from 'react';

type Insert = (html: string, savedReplyId?: string) => void;

let open: { ticketId: string; insert: Insert } | undefined;

/** The box of this ticket takes words from beside it while it is there. */
export function useInserting(ticketId: string, insert: Insert): void {
  const latest = useEffectEvent(insert);
  useEffect(() => {
    const mine = { ticketId, insert: (html: string, savedReplyId?: string) => latest(html, savedReplyId) };
    open = mine;
    return () => {
      if (open === mine) open = undefined;
    };
  }, [ticketId]);
}

/** Puts words into the box of this ticket, at the caret; nothing where there is none. */
export function insertWords(ticketId: string, html: string, savedReplyId?: string): void {
  if (open?.ticketId === ticketId) open.insert(html, savedReplyId);
}
