import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import type { Ticket } from '../../../contract/tickets.ts';
import { extended, toggled } from '../bulk/index.ts';
import type { Choosing } from './choosing-rows.ts';

/**
 * What a press on a row does. These functions stay the same while the screen changes, so that rows are drawn anew only when they
 * change themselves.
 */
export function useRowDoings({
  rows,
  choosing,
  search,
  open,
}: {
  rows: readonly Ticket[];
  choosing: Choosing;
  /** What goes along in the address of every ticket. */
  search: Record<string, string>;
  open: (row: Ticket, fromKeys: boolean) => void;
}) {
  const router = useRouter();
  const latest = useRef({ rows, choosing, open });
  useEffect(() => {
    latest.current = { rows, choosing, open };
  });
  const onOpen = useCallback((row: Ticket) => {
    const at = latest.current;
    if (at.choosing.editing) at.choosing.choose(toggled(at.choosing.selection, row.id, at.rows));
    // A row opened by Enter gets here as a click without a pointer.
    else at.open(row, document.activeElement?.matches(':focus-visible') ?? false);
  }, []);
  const onPick = useCallback((row: Ticket, range: boolean) => {
    const at = latest.current;
    at.choosing.choose((range ? extended : toggled)(at.choosing.selection, row.id, at.rows));
  }, []);
  const words = router.buildLocation({ to: '/tickets/$number', params: { number: '0' }, search }).searchStr;
  const hrefOf = useCallback((row: Ticket) => `/tickets/${row.number}${words}`, [words]);
  return { onOpen, onPick, hrefOf };
}
