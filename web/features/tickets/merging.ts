import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Page } from '../../../contract/shapes.ts';
import type { MergeCandidate, TicketDetail } from '../../../contract/tickets.ts';
import { api } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { doOnTicket, readAnew } from './changing.ts';

/** What this ticket may be merged into; `typed` is a number or words of the subject. */
export function mergeCandidates(ticketId: string, typed: string) {
  return queryOptions({
    queryKey: ['ticket', ticketId, 'merge-candidates', typed],
    queryFn: ({ signal }) =>
      api.get<Page<MergeCandidate>>(`/tickets/${ticketId}/merge-candidates`, {
        query: typed === '' ? {} : { q: typed },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

interface Named {
  id: string;
  number: number;
}

/** Makes one ticket part of the other and offers the way back. Gives whether it is done. */
export async function mergeInto(ticket: Named, into: Named, onUndone: () => void): Promise<boolean> {
  const { t } = sayNow();
  const done = await doOnTicket(ticket.id, t('tickets.merging.failed'), () =>
    api.post(`/tickets/${ticket.id}/merge`, { body: { into: into.id } }),
  );
  readAnew(into.id);
  if (!done) return false;
  toast({
    title: t('tickets.merging.done', { number: ticket.number, other: into.number }),
    undo: () =>
      void undoMerge(ticket, into.id).then((undone) => {
        if (undone) onUndone();
      }),
  });
  return true;
}

/** Takes the merge of a ticket back. Gives whether it is done. */
export async function undoMerge(ticket: Named, intoId: string): Promise<boolean> {
  const { t } = sayNow();
  const undone = await doOnTicket(ticket.id, t('tickets.merging.notUndone'), () =>
    api.delete(`/tickets/${ticket.id}/merge`),
  );
  readAnew(intoId);
  return undone;
}

/** It does not belong to the request that it was thought to belong to. */
export function dismissSuggestion(ticketId: string): Promise<boolean> {
  const { t } = sayNow();
  return doOnTicket(ticketId, t('tickets.suggestion.failed'), () => api.delete(`/tickets/${ticketId}/suggestion`));
}

/** Messages from this one on become a ticket of their own. Gives it when it is done. */
export async function splitFrom(
  ticket: Named,
  fromMessageId: string,
  onUndone: () => void,
): Promise<TicketDetail | undefined> {
  const { t } = sayNow();
  let made: TicketDetail | undefined;
  await doOnTicket(ticket.id, t('tickets.splitting.failed'), async () => {
    made = await api.post<TicketDetail>(`/tickets/${ticket.id}/split`, { body: { fromMessageId } });
  });
  const part = made;
  if (!part) return undefined;
  toast({
    title: t('tickets.splitting.done', { number: part.number }),
    undo: () =>
      void undoSplit(part, ticket.id).then((undone) => {
        if (undone) onUndone();
      }),
  });
  return part;
}

/** Puts what was split off back where it came from. Gives whether it is done. */
export async function undoSplit(part: Named, fromId: string): Promise<boolean> {
  const { t } = sayNow();
  const undone = await doOnTicket(part.id, t('tickets.splitting.notUndone'), () =>
    api.delete(`/tickets/${part.id}/split`),
  );
  readAnew(fromId);
  return undone;
}
