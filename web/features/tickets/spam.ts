import type { SenderBlock } from '../../../contract/spam.ts';
import type { Ticket } from '../../../contract/tickets.ts';
import { api, cache } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { doOnTicket, whyNot } from './changing.ts';

/** Sets a ticket aside as spam and offers the way back; with `block` its writer is blocked on the ticket's desk too. */
export async function callSpam(ticket: Ticket, options: { block: boolean; onUndone: () => void }): Promise<boolean> {
  const { t } = sayNow();
  const done = await doOnTicket(ticket.id, t('tickets.spam.notMarked'), () => api.post(`/tickets/${ticket.id}/spam`));
  if (!done) return false;
  const { address } = ticket.contact;
  const block = options.block && address !== null ? await blockSender(ticket, address) : undefined;
  toast({
    title:
      block === undefined
        ? t('tickets.spam.marked', { number: ticket.number })
        : t('tickets.spam.markedAndBlocked', { number: ticket.number, address: block.value, desk: ticket.desk.name }),
    text: ticket.subject,
    undo: () =>
      void (block === undefined ? Promise.resolve() : unblock(block))
        .then(() => bringBack(ticket, { quiet: true }))
        .then((back) => {
          if (back) options.onUndone();
        }),
  });
  return true;
}

/** It is none after all. Gives whether it is done. */
export async function bringBack(ticket: Ticket, options: { quiet: boolean }): Promise<boolean> {
  const { t } = sayNow();
  const done = await doOnTicket(ticket.id, t('tickets.spam.notBroughtBack'), () =>
    api.delete(`/tickets/${ticket.id}/spam`),
  );
  if (done && !options.quiet)
    toast({ title: t('tickets.spam.broughtBack', { number: ticket.number }), text: ticket.subject });
  return done;
}

/** Blocks a writer on the desk of this ticket, and says so. */
export async function blockWriter(ticket: Ticket): Promise<void> {
  const { address } = ticket.contact;
  const block = address === null ? undefined : await blockSender(ticket, address);
  if (block === undefined) return;
  const { t } = sayNow();
  toast({
    title: t('tickets.spam.blocked', { address: block.value, desk: ticket.desk.name }),
    text: t('tickets.spam.blockedText'),
    undo: () => void unblock(block),
  });
}

async function blockSender(ticket: Ticket, address: string): Promise<SenderBlock | undefined> {
  const { t } = sayNow();
  try {
    const body = { kind: 'address', value: address, deskId: ticket.desk.id };
    return await api.post<SenderBlock>('/sender-blocks', { body });
  } catch (error) {
    toast({ tone: 'failed', title: t('tickets.spam.notBlocked'), text: whyNot(error) });
    return undefined;
  } finally {
    void cache.invalidateQueries({ queryKey: ['sender-blocks'] });
  }
}

async function unblock(block: SenderBlock): Promise<void> {
  await api.delete(`/sender-blocks/${block.id}`);
  void cache.invalidateQueries({ queryKey: ['sender-blocks'] });
}
