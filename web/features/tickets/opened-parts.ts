// What an open ticket is made of, in one chunk: the list is there before it.
export { loadRichText } from './composer.tsx';
export { SidePanel } from './side-panel.tsx';
export { TicketPane } from './ticket-pane.tsx';
