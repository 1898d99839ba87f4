import { useState } from 'react';
import type { Message, TicketDetail } from '../../../contract/tickets.ts';
import { api } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, DeliveryTroubles, useNow } from '../../ui/index.ts';
import { doOnTicket } from './changing.ts';
import css from './outgoing-state.module.css';
import { takeBack } from './taking-back.ts';

type Outgoing = NonNullable<Message['outgoing']>;

/** How far a reply is on its way, in words. "Delivered" is not among them: nobody can know it. */
export function useOutgoingWords(outgoing: Outgoing | null, automatic: boolean): string {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const what = automatic ? t('tickets.outgoing.auto') : t('tickets.outgoing.reply');
  if (outgoing === null) return what;
  const when =
    outgoing.state === 'delayed' && outgoing.nextTryAt !== null
      ? moments.ahead(outgoing.nextTryAt, now)
      : outgoing.state === 'scheduled'
        ? moments.ahead(outgoing.sendAt, now)
        : 'none';
  return t(`tickets.outgoing.${outgoing.state}`, { what, when });
}

/** Whether the state asks for a person. */
function needsPerson(outgoing: Outgoing | null): boolean {
  return outgoing !== null && (outgoing.state === 'failed' || outgoing.state === 'bounced');
}

/** Below a reply that waits for its time: it can be let go now, or taken back into the composer. */
export function OutgoingPlanned({ ticket, message }: { ticket: TicketDetail; message: Message }) {
  const { t } = useSpeaking();
  const [busy, setBusy] = useState(false);
  const { outgoing } = message;
  if (outgoing?.state !== 'scheduled') return null;
  const sendNow = async () => {
    setBusy(true);
    await doOnTicket(ticket.id, t('tickets.composer.notSent.reply'), () => api.post(`/outbox/${outgoing.id}/retry`));
    setBusy(false);
  };
  return (
    <p className={css.trouble} data-waiting>
      <span className={css.reason}>{t('tickets.later.waits')}</span>
      <Button size={24} onClick={() => void takeBack(ticket, message)}>
        {t('tickets.later.change')}
      </Button>
      <Button size={24} busy={busy} onClick={() => void sendNow()}>
        {t('tickets.later.now')}
      </Button>
    </p>
  );
}

/** Below a reply that did not get through: what the other server said, and the way to try again. */
export function OutgoingTrouble({ ticketId, outgoing }: { ticketId: string; outgoing: Outgoing | null }) {
  const { t } = useSpeaking();
  const [busy, setBusy] = useState(false);
  if (outgoing === null) return null;
  // What came back is told by whom it did not reach; there is nothing to try again as it is.
  if (outgoing.troubles.length > 0 && outgoing.state !== 'failed' && outgoing.state !== 'delayed')
    return <DeliveryTroubles troubles={outgoing.troubles} />;
  if (!(needsPerson(outgoing) || outgoing.state === 'delayed')) return null;
  const retry = async () => {
    setBusy(true);
    await doOnTicket(ticketId, t('tickets.outgoing.notRetried'), () => api.post(`/outbox/${outgoing.id}/retry`));
    setBusy(false);
  };
  return (
    <p className={css.trouble} data-waiting={outgoing.state === 'delayed' || undefined}>
      <span className={css.reason}>
        {outgoing.lastError === null
          ? t('tickets.outgoing.noReason')
          : t('tickets.outgoing.reason', { reason: outgoing.lastError })}
      </span>
      {outgoing.state === 'bounced' ? null : (
        <Button size={24} busy={busy} onClick={() => void retry()}>
          {t('tickets.outgoing.retry')}
        </Button>
      )}
    </p>
  );
}
