import { useDocumentVisibility } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { cache } from '../../api/index.ts';
import { onNotification } from '../../live/index.ts';
import { unreadAsked } from './asking.ts';
import { pathOfPush } from './push-path.ts';
import { markRead } from './reading.ts';

/**
 * Stands once in the shell and shows nothing: hears what is new, makes read what is told of the ticket that one has open,
 * and goes where a pressed push message leads.
 */
export function BeingTold(): null {
  const navigate = useNavigate();
  const number = useRouterState({ select: ({ location }) => /^\/tickets\/(\d+)/.exec(location.pathname)?.[1] });
  const visible = useDocumentVisibility() === 'visible';
  const { data } = useQuery(unreadAsked);

  useEffect(() => onNotification(() => void cache.invalidateQueries({ queryKey: ['notifications'] })), []);

  const tried = useRef(new Set<string>());
  // Told again of the same while it was unread, it has the same id and another moment.
  const seen = (visible && number !== undefined ? (data ?? []) : [])
    .filter(({ ticket, id, at }) => ticket?.number === Number(number) && !tried.current.has(`${id} ${at}`))
    .map(({ id, at }) => `${id} ${at}`)
    .join('|');
  useEffect(() => {
    if (seen === '') return;
    const which = seen.split('|');
    for (const one of which) tried.current.add(one);
    // Not kept is no harm: they stay in the list as they were, and are not asked for again and again.
    markRead(which.map((one) => one.split(' ')[0] ?? '')).catch((error: unknown) =>
      console.info('What was seen could not be marked read', error),
    );
  }, [seen]);

  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const workers = navigator.serviceWorker;
    const hear = (event: MessageEvent<unknown>) => {
      const path = pathOfPush(event.data);
      if (path === undefined) return;
      // Tells the worker that this window goes there, so that it opens no other.
      event.ports[0]?.postMessage('taken');
      void navigate({ to: path });
    };
    workers.addEventListener('message', hear);
    return () => workers.removeEventListener('message', hear);
  }, [navigate]);

  return null;
}
