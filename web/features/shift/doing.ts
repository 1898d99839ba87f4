import type { MyDay, QueueItem, ShiftLoad, ShiftQueue } from '../../../contract/shift.ts';
import { api, cache, refusalOf } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { buddyDaysOf, queueOf, todayAsked } from './asking.ts';

/** Does one thing of a shift's day; says why where it was refused. Gives whether it is done. */
async function doing(send: () => Promise<unknown>): Promise<boolean> {
  const { t } = sayNow();
  try {
    await send();
    return true;
  } catch (error) {
    toast({ tone: 'failed', title: t('shift-page.notDone'), text: refusalOf(error) });
    return false;
  } finally {
    await cache.invalidateQueries({ queryKey: ['shift'] });
  }
}

export function begin(shiftId: string): Promise<boolean> {
  return doing(() => api.post(`/shifts/${shiftId}/beginning`));
}

/** It is one's own from now on. */
export function takeTicket(item: QueueItem, teammateId: string): Promise<boolean> {
  return doing(() => api.put(`/tickets/${item.ticketId}/assignee`, { body: { teammateId } }));
}

/** It goes out of sight at once. */
export function leaveTicket(shiftId: string, ticketId: string): Promise<boolean> {
  cache.setQueryData<ShiftQueue>(queueOf(shiftId).queryKey, (queue) =>
    queue ? { ...queue, items: queue.items.filter((item) => item.ticketId !== ticketId) } : queue,
  );
  return doing(() => api.post(`/shifts/${shiftId}/not-for-me`, { body: { ticketId } }));
}

/** It comes back where it stood. */
export function offerAgain(shiftId: string, ticketId: string): Promise<boolean> {
  return doing(() => api.delete(`/shifts/${shiftId}/not-for-me/${ticketId}`));
}

function paintLoad(load: ShiftLoad): void {
  cache.setQueryData<MyDay>(todayAsked.queryKey, (day) =>
    day?.shift ? { ...day, shift: { ...day.shift, load } } : day,
  );
}

export function takeBreak(shiftId: string, why: 'pause' | 'lunch' = 'pause'): Promise<boolean> {
  return doing(async () => paintLoad(await api.post<ShiftLoad>(`/shifts/${shiftId}/breaks`, { body: { why } })));
}

export function endBreak(shiftId: string): Promise<boolean> {
  return doing(async () => paintLoad(await api.delete<ShiftLoad>(`/shifts/${shiftId}/breaks/current`)));
}

export function goOn(shiftId: string): Promise<boolean> {
  return doing(async () => paintLoad(await api.post<ShiftLoad>(`/shifts/${shiftId}/more`)));
}

export function lift(shiftId: string, reason: string): Promise<boolean> {
  return doing(() => api.post(`/shifts/${shiftId}/lift`, { body: { reason } }));
}

export function liftDay(rotaId: string, teammateId: string, reason: string): Promise<boolean> {
  return doing(async () => {
    await api.post(`/rotas/${rotaId}/buddy-days/${teammateId}/lift`, { body: { reason } });
    await cache.invalidateQueries({ queryKey: buddyDaysOf(rotaId).queryKey });
  });
}

export async function noteEnergy(shiftId: string, energy: number): Promise<void> {
  cache.setQueryData<MyDay>(todayAsked.queryKey, (day) =>
    day?.shift ? { ...day, shift: { ...day.shift, energy } } : day,
  );
  await doing(() => api.put(`/shifts/${shiftId}/energy`, { body: { energy } }));
}
