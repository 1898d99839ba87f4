import { useSyncExternalStore } from 'react';
import type { Message, TicketDetail } from '../../../contract/tickets.ts';
import { api, cache } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { whyNot } from './changing.ts';

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

/** Takes a reply back before it has left: it goes out of the thread, and the server gives its words and files back as a draft. */
export async function takeBack(ticket: TicketDetail, message: Message): Promise<void> {
  const { t } = sayNow();
  try {
    await api.post(`/outbox/${message.outgoing?.id}/cancellation`);
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
