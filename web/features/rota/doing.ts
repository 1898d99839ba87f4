import type {
  CalendarFeed,
  NewAbsence,
  PlanException,
  Rota,
  RotaPerson,
  RotaPersonBody,
  RotaPlan,
  RotaRules,
  Shift,
  ShiftMove,
  Swap,
  SwapAcceptance,
  SwapAsk,
} from '../../../contract/rota.ts';
import { api, refusalOf } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { readRotaAnew } from './asking.ts';

/** Asks for a change and says so when the server refuses. @returns what came, undefined where it was refused. */
async function doing<Answer>(what: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await what();
  } catch (error) {
    toast({ tone: 'failed', title: sayNow().t('rota-page.notDone'), text: refusalOf(error) ?? '' });
    return undefined;
  } finally {
    void readRotaAnew();
  }
}
const done = async (what: () => Promise<unknown>): Promise<boolean> =>
  (await doing(() => what().then(() => true))) === true;

export const beginRota = (deskId: string, name: string, timeZone: string) =>
  doing(() => api.post<Rota>('/rotas', { body: { deskId, name, timeZone } }));

export const changeRules = (rota: Rota, rules: Partial<RotaRules>) =>
  doing(() => api.patch<Rota>(`/rotas/${rota.id}`, { body: { rules } }));

export const putPerson = (rotaId: string, teammateId: string, body: Partial<RotaPersonBody>) =>
  doing(() => api.put<RotaPerson>(`/rotas/${rotaId}/people/${teammateId}`, { body }));

export const takePersonOut = (rotaId: string, teammateId: string) =>
  done(() => api.delete(`/rotas/${rotaId}/people/${teammateId}`));

export const planMonths = (
  rotaId: string,
  range: { from: string; to: string },
  more: { seed?: number; keep?: boolean; exceptions?: PlanException[] },
) => doing(() => api.post<RotaPlan>(`/rotas/${rotaId}/plan`, { body: { ...range, ...more } }));

export const publishPlan = (planId: string) => doing(() => api.post<RotaPlan>(`/rota-plans/${planId}/publication`));

export const discardPlan = (planId: string) => done(() => api.delete(`/rota-plans/${planId}`));

export const moveShift = (shiftId: string, body: Partial<ShiftMove>) =>
  doing(() => api.patch<Shift>(`/shifts/${shiftId}`, { body }));

export const cancelShift = (shiftId: string) => done(() => api.delete(`/shifts/${shiftId}`));

export const askSwap = (shiftId: string, body: Partial<SwapAsk>) =>
  doing(() => api.post<Swap>(`/shifts/${shiftId}/swap`, { body }));

/** "I can't": whoever can is asked, the fairest first. */
export const askStandIn = (shiftId: string, words: string) =>
  doing(() => api.post<Swap>(`/shifts/${shiftId}/stand-in`, { body: { words } }));

export const acceptSwap = (swapId: string, body: SwapAcceptance) =>
  doing(() => api.post<Swap>(`/swaps/${swapId}/acceptance`, { body }));

export const settleSwap = (swapId: string, word: 'refusal' | 'withdrawal' | 'undo') =>
  doing(() => api.post<Swap>(`/swaps/${swapId}/${word}`));

export const enterAbsence = (body: NewAbsence) => done(() => api.post('/absences', { body }));

export const removeAbsence = (absenceId: string) => done(() => api.delete(`/absences/${absenceId}`));

/** Whose shifts an address shows; of everybody's, of which rota. */
export type FeedWish = Pick<CalendarFeed, 'of'> & { rotaId?: string };

/** Of a kind that there is already: a new address, and the old one ends. */
export const makeFeed = (body: FeedWish) => doing(() => api.post<CalendarFeed>('/calendar-feeds', { body }));

export const endFeed = (feedId: string) => done(() => api.delete(`/calendar-feeds/${feedId}`));

export const followAbsenceCalendar = (url: string) =>
  done(() => api.put('/teammates/me/absence-calendar', { body: { url } }));

export const endAbsenceCalendar = () => done(() => api.delete('/teammates/me/absence-calendar'));
