import type { InfiniteData } from '@tanstack/react-query';
import type { Page } from '../../../contract/shapes.ts';
import type { ChangedMeanwhile, Ticket, TicketDetail } from '../../../contract/tickets.ts';
import { ApiError, api, cache, refusalOf } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { ticketDetail } from './asking.ts';
import { type Conflict, tellConflict } from './conflicts.ts';
import { asItStands, asPatch, type FieldChange, judge, onto, withChange } from './field-changes.ts';

type Rows = InfiniteData<Page<Ticket>, string | undefined>;

/** Paints `change` wherever the ticket is shown. Rows stay where they are until the server has said where they belong. */
export function paint(ticketId: string, change: (ticket: Ticket) => Ticket): void {
  cache.setQueryData<TicketDetail>(['ticket', ticketId], (detail) =>
    detail === undefined ? undefined : ({ ...detail, ...change(detail) } as TicketDetail),
  );
  // Not all that is asked of tickets is a list of them.
  cache.setQueriesData<Partial<Rows>>({ queryKey: ['tickets'] }, (rows) =>
    rows?.pages === undefined
      ? rows
      : {
          ...rows,
          pages: rows.pages.map((page) =>
            page.items.some(({ id }) => id === ticketId)
              ? { ...page, items: page.items.map((row) => (row.id === ticketId ? change(row) : row)) }
              : page,
          ),
        },
  );
}

export function readAnew(ticketId: string): void {
  void cache.invalidateQueries({ queryKey: ['ticket', ticketId] });
  void cache.invalidateQueries({ queryKey: ['tickets'] });
  void cache.invalidateQueries({ queryKey: ['views'] });
}

const mostAsks = 4;

/**
 * Changes one field: painted at once, then asked for. When the ticket changed meanwhile in another field it is asked
 * again; when somebody changed this field, what they chose is painted and the person is asked which one stays. When
 * the server refuses, the old value returns and a toast says why. Gives whether it is done.
 */
export async function changeField(ticket: Ticket, wanted: FieldChange): Promise<boolean> {
  const seen = asItStands(ticket, wanted);
  // An answer under way was given before the change, and would paint the old value over the new.
  await cache.cancelQueries({ queryKey: ['ticket', ticket.id], exact: true });
  await cache.cancelQueries({ queryKey: ['tickets'] });
  paint(ticket.id, (shown) => withChange(shown, wanted));
  let version = ticket.version;
  let wish = wanted;
  try {
    for (let asks = 0; asks < mostAsks; asks++) {
      try {
        const changed = await api.patch<TicketDetail>(`/tickets/${ticket.id}`, {
          body: { ...asPatch(wish), ifVersion: version },
        });
        cache.setQueryData(['ticket', ticket.id], changed);
        return true;
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 409) throw error;
        const current = await api.get<TicketDetail>(`/tickets/${ticket.id}`);
        const verdict = judge(seen, wanted, current);
        if (verdict === 'gone') {
          cache.setQueryData(['ticket', ticket.id], current);
          return true;
        }
        if (verdict === 'conflict') {
          cache.setQueryData(['ticket', ticket.id], current);
          tellConflict({
            ticketId: ticket.id,
            theirs: asItStands(current, wanted),
            wanted,
            ...whoChanged(error, wanted),
          });
          return false;
        }
        // The same version again means that the refusal had another reason.
        if (current.version === version) throw error;
        version = current.version;
        wish = onto(seen, wanted, current);
      }
    }
    throw new Error('The ticket kept changing');
  } catch (error) {
    paint(ticket.id, (shown) => withChange(shown, seen));
    const { t } = sayNow();
    toast({
      tone: 'failed',
      title: t(`ticket-fields.refused.${wanted.field}`),
      text: whyNot(error),
      action: { label: t('tickets.refused.again'), run: () => void changeField(latest(ticket), wanted) },
    });
    return false;
  } finally {
    readAnew(ticket.id);
  }
}

/** Who changed the field meanwhile, as the refusal says it. */
function whoChanged(refusal: ApiError, wanted: FieldChange): Pick<Conflict, 'by'> {
  const { changes = [] } = refusal.problem as Partial<ChangedMeanwhile>;
  const change = changes.find(({ field }) => field === wanted.field);
  return change?.by && change.at !== null ? { by: { name: change.by.name, at: change.at } } : {};
}

/** The ticket as the screens know it now. */
export function latest(ticket: Ticket): Ticket {
  return cache.getQueryData<TicketDetail>(ticketDetail(ticket.id).queryKey) ?? ticket;
}

/** Why something was not done, as a sentence. */
export function whyNot(error: unknown): string {
  const { t } = sayNow();
  return refusalOf(error) ?? t('tickets.refused.away');
}

/** Solves the ticket and offers the way back for a while; `waited` tells of those that waited for it. */
export async function solve(ticket: Ticket, waited?: { text: string; look: () => void }): Promise<void> {
  const before = ticket.status;
  const { t } = sayNow();
  const done = changeField(ticket, { field: 'status', value: 'solved' });
  const told = toast({
    title: t('tickets.solved', { number: ticket.number }),
    text: waited?.text ?? ticket.subject,
    ...(waited === undefined ? {} : { action: { label: t('together.link.look'), run: waited.look } }),
    undo: () =>
      void done.then(() =>
        changeField(latest(ticket), { field: 'status', value: before === 'solved' ? 'open' : before }),
      ),
  });
  if (!(await done)) told.close();
}

/** What is on the screen counts as read; says nothing when it does not work, since nothing is lost by that. */
export async function markRead(ticketId: string): Promise<void> {
  paint(ticketId, (shown) => ({ ...shown, unread: false }));
  try {
    await api.post(`/tickets/${ticketId}/reading`);
    void cache.invalidateQueries({ queryKey: ['views'] });
  } catch (error) {
    console.info('The ticket stays unread', error);
  }
}

/** One of the ticket's other verbs: what it answers is painted; a refusal is told under `title`. */
export async function doOnTicket(ticketId: string, title: string, ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    toast({ tone: 'failed', title, text: whyNot(error) });
    return false;
  } finally {
    readAnew(ticketId);
  }
}
