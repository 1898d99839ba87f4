import { useSyncExternalStore } from 'react';
import type { Draft, Message, TicketDetail } from '../../../contract/tickets.ts';
import { api, cache } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { whyNot } from './changing.ts';
import type { Box } from './composer-state.ts';
import { keepHere } from './kept-drafts.ts';

let turns: ReadonlyMap<string, number> = new Map();
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** How often replies of this ticket were taken back; a composer begins anew, with the words, when it grows. */
export function useTakenBack(ticketId: string): number {
  return useSyncExternalStore(subscribe, () => turns.get(ticketId) ?? 0);
}

/** Takes a reply back before it has left: it goes out of the thread, and its words and files come back to the composer. */
export async function takeBack(meId: string, ticket: TicketDetail, message: Message, box: Box): Promise<void> {
  const { t } = sayNow();
  try {
    await api.post(`/outbox/${message.outgoing?.id}/cancellation`);
    const { items } = await api.get<{ items: Draft[] }>(`/tickets/${ticket.id}/drafts`);
    keepHere(meId, ticket.id, 'reply', {
      html: box.html,
      cc: box.cc,
      attachments: box.files.flatMap(({ attachment }) => (attachment ? [attachment] : [])),
      version: items.find(({ kind }) => kind === 'reply')?.version ?? 0,
    });
    turns = new Map([...turns, [ticket.id, (turns.get(ticket.id) ?? 0) + 1]]);
    for (const listener of listeners) listener();
  } catch (error) {
    toast({ tone: 'failed', title: t('tickets.composer.leftAlready'), text: whyNot(error) });
  } finally {
    void cache.invalidateQueries({ queryKey: ['ticket', ticket.id] });
    void cache.invalidateQueries({ queryKey: ['tickets'] });
    void cache.invalidateQueries({ queryKey: ['views'] });
  }
}
