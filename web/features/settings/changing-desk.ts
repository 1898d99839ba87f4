import type { Desk, deskChange } from '../../../contract/desks.ts';
import { api, optimistically } from '../../api/index.ts';
import { desksAsked } from './asking.ts';

export type DeskChange = (typeof deskChange)['_output'];

/** Shown at once, taken back when the server refuses. */
export function changeDesk(desk: Desk, change: DeskChange): Promise<Desk> {
  const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return optimistically<Desk[], Desk>(
    desksAsked.queryKey,
    (desks) => desks.map((one) => (one.id === desk.id ? { ...one, ...known } : one)),
    () => api.patch<Desk>(`/desks/${desk.id}`, { body: change }),
  );
}
