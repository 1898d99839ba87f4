import type { TicketDetail } from '../../../contract/tickets.ts';
import type { NewHandover, Together } from '../../../contract/together.ts';
import { api } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { doTogether } from './together.ts';

export interface Receiver {
  id: string;
  name: string;
  /** A team, else a teammate. */
  isTeam: boolean;
}

/** Gives it away with its brief. Gives whether it is done. */
export async function handOver(
  ticket: TicketDetail,
  to: Receiver,
  brief: Pick<NewHandover, 'wants' | 'tried' | 'next'>,
): Promise<boolean> {
  const { t } = sayNow();
  const body: NewHandover = { ...(to.isTeam ? { teamId: to.id } : { teammateId: to.id }), ...brief };
  const done = await doTogether(
    ticket.id,
    (shown) => shown,
    () => api.post<Together>(`/tickets/${ticket.id}/handover`, { body }),
    t('together.handOver.failed'),
  );
  if (done) toast({ title: t('together.handOver.done', { number: ticket.number, name: to.name }) });
  return done;
}
