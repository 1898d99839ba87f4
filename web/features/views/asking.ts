import { queryOptions } from '@tanstack/react-query';
import type { MyViews, NewView, SavedView, ViewChange, ViewKey, ViewOrder } from '../../../contract/views.ts';
import { api, cache, optimistically } from '../../api/index.ts';

// Keys begin with "views": the events of views and of tickets make them old.

export const myViews = queryOptions({
  queryKey: ['views', 'mine'],
  queryFn: ({ signal }) => api.get<MyViews>('/views', { signal }),
});

/** Until they have come. */
export const noViews: MyViews = {
  items: [],
  order: [],
  hidden: [],
  can: { shareWithCompany: false, shareWithTeams: [] },
};

export async function createView(view: Partial<NewView> & Pick<NewView, 'name' | 'filter'>): Promise<SavedView> {
  const made = await api.post<SavedView>('/views', { body: view });
  await cache.cancelQueries({ queryKey: myViews.queryKey });
  cache.setQueryData<MyViews>(myViews.queryKey, (known) => known && { ...known, items: [...known.items, made] });
  readViewsAnew();
  return made;
}

export function changeView(id: string, change: ViewChange): Promise<SavedView> {
  const { teamId: _team, ...painted } = change;
  const said = Object.fromEntries(Object.entries(painted).filter(([, value]) => value !== undefined));
  return optimistically<MyViews, SavedView>(
    myViews.queryKey,
    (known) => ({ ...known, items: known.items.map((one) => (one.id === id ? { ...one, ...said } : one)) }),
    () => api.patch<SavedView>(`/views/${id}`, { body: change }),
  );
}

export function deleteView(id: string): Promise<void> {
  return optimistically<MyViews, void>(
    myViews.queryKey,
    (known) => ({ ...known, items: known.items.filter((one) => one.id !== id) }),
    () => api.delete(`/views/${id}`),
  );
}

export async function restoreView(id: string): Promise<void> {
  await api.post(`/views/${id}/restoration`);
  readViewsAnew();
}

export function orderViews(order: readonly ViewKey[], hidden: readonly ViewKey[]): Promise<void> {
  const body: ViewOrder = { order: [...order], hidden: [...hidden] };
  return optimistically<MyViews, void>(
    myViews.queryKey,
    (known) => ({ ...known, ...body }),
    () => api.put('/views/order', { body }),
  );
}

function readViewsAnew(): void {
  void cache.invalidateQueries({ queryKey: ['views'] });
}
