import type { Message, Ticket, TicketDetail } from '../../../contract/tickets.ts';
import { sayNow } from '../../i18n/index.ts';
import { presentMoment, toast } from '../../ui/index.ts';
import { waitedFor } from './linking.ts';
import { takeBack } from './taking-back.ts';

/** Which tickets waited for this one, told when it is solved, with the way to them; undefined where none did. */
export function sayWaited(
  ticket: Pick<Ticket, 'id' | 'number'>,
  goTo: (number: number) => unknown,
): { text: string; look: () => void } | undefined {
  const waited = waitedFor(ticket.id);
  const [first] = waited;
  if (first === undefined) return undefined;
  return {
    text: sayNow().t('together.link.heldUp', { count: waited.length, number: `#${first.number}` }),
    // Of several the ticket itself shows which.
    look: () => void goTo(waited.length === 1 ? first.number : ticket.number),
  };
}

/** Tells that a reply leaves, with the way to take it back, and when it solved the ticket, who waited for that. */
export function tellSent(
  ticket: TicketDetail,
  message: Message,
  { solved, goTo }: { solved: boolean; goTo: (number: number) => Promise<void> },
): void {
  const { t, moments } = sayNow();
  const waited = solved ? sayWaited(ticket, goTo) : undefined;
  if (waited !== undefined) {
    toast({
      title: t('tickets.solved', { number: ticket.number }),
      text: waited.text,
      action: { label: t('together.link.look'), run: waited.look },
    });
  }
  const leaves = message.outgoing === null ? 0 : Date.parse(message.outgoing.sendAt) - presentMoment();
  const undo = () => void takeBack(ticket, message).then(() => goTo(ticket.number));
  if (message.outgoing?.state === 'held') {
    toast({ title: t('tickets.composer.looksFirst'), text: t('tickets.composer.looksFirstText'), undo });
  } else if (message.outgoing?.state === 'scheduled') {
    toast({
      title: t('tickets.composer.leavesTo', { name: ticket.contact.name }),
      text: moments.ahead(message.outgoing.sendAt, presentMoment()),
      undo,
    });
  } else if (leaves > 0) {
    toast({
      title: t('tickets.composer.goesTo', { name: ticket.contact.name }),
      text: (seconds) => t('tickets.composer.inSeconds', { seconds }),
      lasts: leaves,
      onTimeOver: () => undefined,
      undo,
    });
  }
}
