import { queryOptions } from '@tanstack/react-query';
import type { Breakage, Cast, ClockMove, DevClock, DevEvent, DevJob, DevMails } from '../../../contract/dev.ts';
import { api, cache } from '../../api/index.ts';

/** Milliseconds between two looks. */
const looks = { clock: 5_000, clockMoving: 400, jobs: 2_000, cast: 15_000 };

export const castAsked = queryOptions({
  queryKey: ['dev', 'cast'],
  queryFn: ({ signal }) => api.get<Cast>('/dev/cast', { signal }),
  refetchInterval: looks.cast,
});

export const clockAsked = queryOptions({
  queryKey: ['dev', 'clock'],
  queryFn: ({ signal }) => api.get<DevClock>('/dev/clock', { signal }),
  refetchInterval: (query) => (query.state.data?.moving ? looks.clockMoving : looks.clock),
});

export const jobsAsked = queryOptions({
  queryKey: ['dev', 'jobs'],
  queryFn: async ({ signal }) => (await api.get<{ items: DevJob[] }>('/dev/jobs', { signal })).items,
  refetchInterval: looks.jobs,
});

export const breakagesAsked = queryOptions({
  queryKey: ['dev', 'breakages'],
  queryFn: ({ signal }) => api.get<Record<Breakage, boolean>>('/dev/breakages', { signal }),
});

export function mailsAsked(deskId: string | undefined) {
  return queryOptions({
    queryKey: ['dev', 'mails', deskId],
    queryFn: ({ signal }) => api.get<DevMails>('/dev/mails', { query: { desk: deskId }, signal }),
  });
}

export async function eventsAfter(after: number, filter: string, signal: AbortSignal): Promise<DevEvent[]> {
  return (await api.get<{ items: DevEvent[] }>('/dev/events', { query: { after, filter }, signal })).items;
}

export interface Moved extends DevClock {
  ran: number;
}

/** The name of a move under way, so that all who offer one know. */
export const movesOfClock = ['dev', 'clock', 'move'];

/** Moves the clock; meanwhile the screen follows it through the time between. */
export async function moveClock(move: ClockMove): Promise<Moved> {
  const watching = setInterval(
    () => void cache.invalidateQueries({ queryKey: clockAsked.queryKey }),
    looks.clockMoving,
  );
  try {
    const { ran, ...clock } = await api.put<Moved>('/dev/clock', { body: move });
    cache.setQueryData(clockAsked.queryKey, clock);
    return { ran, ...clock };
  } finally {
    clearInterval(watching);
    void cache.invalidateQueries({ queryKey: ['dev'] });
  }
}

export async function runJob(name: string): Promise<void> {
  try {
    await api.post(`/dev/jobs/${encodeURIComponent(name)}/run`);
  } finally {
    void cache.invalidateQueries({ queryKey: ['dev'] });
  }
}

export async function breakSomething(what: Breakage, broken: boolean): Promise<void> {
  cache.setQueryData(breakagesAsked.queryKey, await api.put(`/dev/breakages/${what}`, { body: { broken } }));
}

/** Signs in here and goes into the app from its beginning, so that nothing of whoever was here before is left. */
export async function signInAs(teammateId: string): Promise<void> {
  await api.post('/dev/sign-in', { body: { teammateId } });
  location.assign('/');
}

export async function becomeNobody(): Promise<void> {
  await api.post('/api/auth/sign-out', { body: {} });
  await cache.invalidateQueries({ queryKey: castAsked.queryKey });
}

/**
 * A second window in which somebody else is signed in: this machine has two names, and a browser keeps the sessions of
 * each apart.
 */
export function openSecondWindow(teammateId: string): void {
  const other = new URL(location.href);
  other.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  other.pathname = '/dev';
  other.search = new URLSearchParams({ as: teammateId }).toString();
  other.hash = '';
  window.open(other, '_blank', 'noopener');
}
