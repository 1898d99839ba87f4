import { QueryClient, type QueryKey } from '@tanstack/react-query';
import { mayPass } from './problem.ts';

/** Tries again only what may pass by itself, and not for long: the screen says so and offers a button. */
const tries = 2;
const fresh = 30_000;

export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: fresh,
      retry: (failures, error) => failures < tries && mayPass(error),
      refetchOnWindowFocus: false,
      // Live events say what changed; after a gap in them everything on the screen is read anew.
      refetchOnReconnect: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/**
 * Paints a change at once, then asks for it. `paint` gets the value as it stands and gives the new one; when `send`
 * fails the former value returns and the error is thrown on. In both cases `key` is read anew in the end.
 */
export async function optimistically<Value, Answer>(
  key: QueryKey,
  paint: (value: Value) => Value,
  send: () => Promise<Answer>,
): Promise<Answer> {
  await cache.cancelQueries({ queryKey: key });
  const before = cache.getQueryData<Value>(key);
  if (before !== undefined) cache.setQueryData<Value>(key, paint(before));
  try {
    return await send();
  } catch (error) {
    if (before !== undefined) cache.setQueryData<Value>(key, before);
    throw error;
  } finally {
    void cache.invalidateQueries({ queryKey: key });
  }
}
