import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { useRef } from 'react';
import type {
  Briefing,
  BuddyDay,
  EnergyOfMonth,
  KeptTicket,
  MyDay,
  ShiftLoad,
  ShiftQueue,
} from '../../../contract/shift.ts';
import { api, cache } from '../../api/index.ts';
import { useLive } from '../../live/index.ts';

// All keys begin with "shift", which events of shifts make old.

export const todayAsked = queryOptions({
  queryKey: ['shift', 'today'],
  queryFn: ({ signal }) => api.get<MyDay>('/shifts/today', { signal }),
  staleTime: 60_000,
});

export function briefingOf(shiftId: string) {
  return queryOptions({
    queryKey: ['shift', 'briefing', shiftId],
    queryFn: ({ signal }) => api.get<Briefing>(`/shifts/${shiftId}/briefing`, { signal }),
    staleTime: 300_000,
  });
}

export function queueOf(shiftId: string) {
  return queryOptions({
    queryKey: ['shift', 'queue', shiftId],
    queryFn: ({ signal }) => api.get<ShiftQueue>(`/shifts/${shiftId}/queue`, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function keptOf(shiftId: string) {
  return queryOptions({
    queryKey: ['shift', 'kept', shiftId],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: KeptTicket[] }>(`/shifts/${shiftId}/kept`, { signal })).items,
  });
}

/** What is hard on the desk of a rota, whoever is on shift. It weighs a week of all buddies, so letters do not make it old. */
export function keptOfRota(rotaId: string) {
  return queryOptions({
    queryKey: ['kept-of-rota', rotaId],
    queryFn: async ({ signal }) => (await api.get<{ items: KeptTicket[] }>(`/rotas/${rotaId}/kept`, { signal })).items,
    staleTime: 15_000,
    refetchInterval: 60_000,
  });
}

/** Each letter changes one of them: read anew by the minute, and when a stop is lifted. */
export function buddyDaysOf(rotaId: string) {
  return queryOptions({
    queryKey: ['buddy-days', rotaId],
    refetchInterval: 60_000,
    queryFn: async ({ signal }) =>
      (await api.get<{ items: BuddyDay[] }>(`/rotas/${rotaId}/buddy-days`, { signal })).items,
  });
}

export function loadOf(shiftId: string) {
  return queryOptions({
    queryKey: ['shift', 'load', shiftId],
    queryFn: ({ signal }) => api.get<ShiftLoad>(`/shifts/${shiftId}/load`, { signal }),
  });
}

export function energyTogether(rotaId: string) {
  return queryOptions({
    queryKey: ['shift', 'felt', rotaId],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: EnergyOfMonth[] }>(`/rotas/${rotaId}/energy`, { signal })).items,
    staleTime: 600_000,
  });
}

/** What changes together is read once, and letters that pour in no more often than this. */
const READS_AFTER_MS = 2_500;

/** Reads queue and load anew when letters come, are taken or are answered. */
export function useShiftNews(): void {
  const waiting = useRef<number>(undefined);
  useLive(({ name }) => {
    if (!/^(?:ticket|message|review|buddy)\./.test(name) || waiting.current !== undefined) return;
    waiting.current = window.setTimeout(() => {
      waiting.current = undefined;
      void cache.invalidateQueries({ queryKey: ['shift'] });
    }, READS_AFTER_MS);
  });
}
