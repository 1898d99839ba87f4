import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Teammate } from '../../../contract/people.ts';
import type {
  Absence,
  AbsenceCalendar,
  CalendarFeed,
  Candidate,
  Rota,
  RotaFairness,
  RotaHoliday,
  RotaPerson,
  RotaPlanDetail,
  Shift,
  ShiftCheck,
  Swap,
} from '../../../contract/rota.ts';
import type { Page } from '../../../contract/shapes.ts';
import { api, cache } from '../../api/index.ts';
import { useLive } from '../../live/index.ts';

// All keys begin with "rotas", which events of the rota itself make old; those of shifts, swaps and absences do it by `useRotaNews`.

const largestPage = 200;
/** Of shifts that one screen shows: a month of 500 people, or a year of one. */
const mostPages = 10;

async function everyPage<Item>(path: string, signal: AbortSignal, query: Record<string, string>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await api.get<Page<Item>>(path, { query: { ...query, limit: largestPage, cursor }, signal });
    items.push(...answer.items);
    if (answer.nextCursor === null) break;
    cursor = answer.nextCursor;
  }
  return items;
}

const itemsOf = async <Item>(path: string, signal: AbortSignal, query?: Record<string, string>) =>
  (await api.get<{ items: Item[] }>(path, { signal, ...(query ? { query } : {}) })).items;

export function readRotaAnew(): Promise<void> {
  return cache.invalidateQueries({ queryKey: ['rotas'] });
}

const touching = /^(?:shift|swap|absence|calendar)\./;

/** Reads what the rota's screens show anew when shifts, swaps or absences change. */
export function useRotaNews(): void {
  useLive(({ name }) => {
    if (touching.test(name)) void readRotaAnew();
  });
}

export const rotasAsked = queryOptions({
  queryKey: ['rotas', 'all'],
  queryFn: async ({ signal }) => (await itemsOf<Rota>('/rotas', signal)).filter(({ putAwayAt }) => putAwayAt === null),
});

export function shiftsOf(rotaId: string, from: string, to: string) {
  return queryOptions({
    queryKey: ['rotas', 'shifts', rotaId, from, to],
    queryFn: async ({ signal }) => standing(await everyPage<Shift>('/shifts', signal, { rota: rotaId, from, to })),
    placeholderData: keepPreviousData,
  });
}

/** One's own, and those beside which one sits. */
export function myShifts(from: string, to: string) {
  return queryOptions({
    queryKey: ['rotas', 'shifts', 'me', from, to],
    queryFn: async ({ signal }) => standing(await everyPage<Shift>('/shifts', signal, { teammate: 'me', from, to })),
  });
}

/** What is in the calendar: drafts belong to the plan, and what was cancelled is not there. */
function standing(shifts: Shift[]): Shift[] {
  return shifts.filter(({ state }) => state === 'published' || state === 'complete');
}

export function holidaysOf(rotaId: string, from: string, to: string) {
  return queryOptions({
    queryKey: ['rotas', 'holidays', rotaId, from, to],
    queryFn: ({ signal }) => itemsOf<RotaHoliday>(`/rotas/${rotaId}/holidays`, signal, { from, to }),
    staleTime: 600_000,
  });
}

export function fairnessOf(rotaId: string, from: string, to: string) {
  return queryOptions({
    queryKey: ['rotas', 'fairness', rotaId, from, to],
    queryFn: ({ signal }) => api.get<RotaFairness>(`/rotas/${rotaId}/fairness`, { query: { from, to }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function peopleOf(rotaId: string) {
  return queryOptions({
    queryKey: ['rotas', 'people', rotaId],
    queryFn: ({ signal }) => itemsOf<RotaPerson>(`/rotas/${rotaId}/people`, signal),
  });
}

/** Of all desks; whose grants reach the rota's desk is for the screen to say. */
export const colleagues = queryOptions({
  queryKey: ['teammates', 'active'],
  queryFn: ({ signal }) => everyPage<Teammate>('/teammates', signal, { state: 'active' }),
});

/** How often one looks how far a plan is. */
const PLANNING_LOOK_MS = 1_000;

export function planAsked(planId: string) {
  return queryOptions({
    queryKey: ['rotas', 'plan', planId],
    queryFn: ({ signal }) => api.get<RotaPlanDetail>(`/rota-plans/${planId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'planning' ? PLANNING_LOOK_MS : false),
  });
}

export function openSwaps(rotaId: string) {
  return queryOptions({
    queryKey: ['rotas', 'swaps', rotaId, 'open'],
    queryFn: ({ signal }) => itemsOf<Swap>('/swaps', signal, { rota: rotaId, state: 'open' }),
  });
}

export function settledSwaps(rotaId: string) {
  return queryOptions({
    queryKey: ['rotas', 'swaps', rotaId, 'settled'],
    queryFn: ({ signal }) => itemsOf<Swap>('/swaps', signal, { rota: rotaId, state: 'settled' }),
  });
}

/** `exchange`: a shift of theirs is given back for it where that fits. */
export function candidatesOf(shiftId: string, exchange: boolean) {
  return queryOptions({
    queryKey: ['rotas', 'candidates', shiftId, exchange],
    queryFn: ({ signal }) =>
      itemsOf<Candidate>(`/shifts/${shiftId}/candidates`, signal, { exchange: String(exchange) }),
  });
}

/** What a shift would break on another day; nothing is stored by asking. */
export function checkOf(shiftId: string, on: string) {
  return queryOptions({
    queryKey: ['rotas', 'check', shiftId, on],
    queryFn: ({ signal }) => api.post<ShiftCheck>(`/shifts/${shiftId}/check`, { body: { on }, signal }),
  });
}

export const myFeeds = queryOptions({
  queryKey: ['rotas', 'feeds'],
  queryFn: ({ signal }) => itemsOf<CalendarFeed>('/calendar-feeds', signal),
});

export function absencesOf(teammateId: string) {
  return queryOptions({
    queryKey: ['rotas', 'absences', teammateId],
    queryFn: ({ signal }) => itemsOf<Absence>('/absences', signal, { teammate: teammateId }),
  });
}

/** How often one looks whether a calendar that is followed anew has been read. */
const FIRST_READ_LOOK_MS = 2_000;

export const absenceCalendar = queryOptions({
  queryKey: ['rotas', 'absence-calendar'],
  queryFn: ({ signal }) => api.get<AbsenceCalendar>('/teammates/me/absence-calendar', { signal }),
  // Until it was read for the first time, or could not be.
  refetchInterval: ({ state: { data } }) =>
    data?.host && data.goodAt === null && data.trouble === null ? FIRST_READ_LOOK_MS : false,
});
