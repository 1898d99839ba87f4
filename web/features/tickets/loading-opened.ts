import { lazy, useEffect } from 'react';

const load = () => import('./opened-parts.ts');
export const TicketPane = lazy(() => load().then(({ TicketPane: pane }) => ({ default: pane })));
export const SidePanel = lazy(() => load().then(({ SidePanel: panel }) => ({ default: panel })));

/** Whoever came by a ticket's address waits for it as for the list. */
if (location.pathname.startsWith('/tickets/')) void load();

/** So soon after the list is there an open ticket's parts are fetched, and so long after it the editor. */
const TICKET_MS = 300;
const EDITOR_MS = 4_000;

/** Fetched ahead, so that the first ticket that is opened waits for nothing. */
export function usePreloadedTicket(): void {
  useEffect(() => {
    const ticket = setTimeout(() => void load(), TICKET_MS);
    const editor = setTimeout(() => void load().then(({ loadRichText }) => loadRichText()), EDITOR_MS);
    return () => {
      clearTimeout(ticket);
      clearTimeout(editor);
    };
  }, []);
}
