import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { BulkChange, BulkRefusal } from '../../../contract/bulk.ts';
import { cache } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { useLive } from '../../live/index.ts';
import { useKeys } from '../../shell/index.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { undoNewest } from '../../ui/toasts.ts';
import css from './bulk-dock.module.css';
import { sayChange, toGo } from './doing.ts';
import {
  bulkChange,
  currentlyWatched,
  onWatched,
  putAway,
  refusals,
  running,
  stop,
  undo,
  type Watched,
  watch,
} from './running.ts';

/** Should the line to the server be slow, the figures go on all the same: asked for every so many milliseconds. */
const beat = 1_500;

/** Running bulk changes, docked below every page: they go on wherever one goes. */
export function BulkDock() {
  const watched = useSyncExternalStore(onWatched, currentlyWatched);
  const { data: found } = useQuery(running);
  useEffect(() => {
    for (const { id } of found ?? []) watch(id);
  }, [found]);
  useLive((event) => {
    const id = event.payload.bulkChangeId ?? event.payload.id;
    if (event.name.startsWith('bulk-change.') && typeof id === 'string')
      void cache.invalidateQueries({ queryKey: ['bulk-changes', id] });
  });
  const newest = watched.at(-1);
  if (newest === undefined) return null;
  return (
    <Standing>
      <OneChange key={newest.id} watched={newest} others={watched.length - 1} />
    </Standing>
  );
}

/** What floats at the lower edge stands above the dock; only while there is one, since the whole page is styled anew by it. */
function Standing({ children }: { children: ReactNode }) {
  const dock = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = dock.current;
    if (!box) return;
    const root = document.documentElement.style;
    const watching = new ResizeObserver(() => root.setProperty('--sp-docked', `${box.offsetHeight}px`));
    watching.observe(box);
    return () => {
      watching.disconnect();
      root.removeProperty('--sp-docked');
    };
  }, []);
  return <div ref={dock}>{children}</div>;
}

function OneChange({ watched, others }: { watched: Watched; others: number }) {
  const { t, moments } = useSpeaking();
  const { data: change } = useQuery({
    ...bulkChange(watched.id),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? beat : false),
  });
  const { data: stayed } = useQuery(refusals(watched.id, change?.stayed ?? 0));
  const ended = change !== undefined && change.state !== 'running';
  const undoIt = () => change && void undo(change.id, watched.name);
  useKeys(
    {
      z: {
        label: t('bulk.undoKey'),
        off: !change?.can.undo,
        // What was done after it is taken back first.
        run: () => {
          if (!undoNewest()) undoIt();
        },
      },
    },
    { group: t('bulk.group') },
  );
  // The last change ends the numbers of everything that shows tickets.
  useEffect(() => {
    if (!ended) return;
    void cache.invalidateQueries({ queryKey: ['tickets'] });
    void cache.invalidateQueries({ queryKey: ['views'] });
  }, [ended]);
  if (change === undefined) return null;
  const title =
    change.undoes === null
      ? sayChange(t, change.change, change.total, watched.name)
      : t('bulk.undoing', { count: change.total });
  return (
    <section className={css.dock} aria-label={t('bulk.group')}>
      <div className={css.progress}>
        <div className={css.head}>
          <h2 className="sp-truncate" title={title}>
            {title}
          </h2>
          {change.can.stop ? (
            <Button size={24} onClick={() => void stop(change.id)}>
              {t('bulk.stop')}
            </Button>
          ) : null}
          {ended ? (
            <IconButton
              size={24}
              label={t('bulk.putAway')}
              icon={<IconX size={15} stroke={1.8} aria-hidden />}
              onClick={() => putAway(change.id)}
            />
          ) : null}
        </div>
        <Bar change={change} />
        <p className={css.figures} role="status">
          <span>
            {t('bulk.figures', {
              done: change.done,
              stayed: change.stayed,
              some: change.stayed > 0 ? 'yes' : 'no',
              left: toGo(change),
              ended: String(ended),
            })}
          </span>
          <span>
            {change.state !== 'running'
              ? t(`bulk.state.${change.state}`)
              : change.secondsLeft === null
                ? ''
                : change.secondsLeft < 60
                  ? t('bulk.secondsLeft', { count: Math.max(1, change.secondsLeft) })
                  : t('bulk.timeLeft', { length: moments.length(change.secondsLeft * 1_000) })}
          </span>
        </p>
        <div className={css.actions}>
          {change.can.undo ? (
            <Button size={28} keys="z" onClick={undoIt}>
              {t('bulk.undo', { count: change.done })}
            </Button>
          ) : null}
          {others > 0 ? <span className={css.others}>{t('bulk.others', { count: others })}</span> : null}
        </div>
      </div>
      {change.stayed > 0 ? (
        <div className={css.refused}>
          <h3>{t('bulk.stayed', { count: change.stayed })}</h3>
          <ul>
            {(stayed?.items ?? []).map((line) => (
              <Line key={line.ticketId} line={line} />
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

function Bar({ change }: { change: BulkChange }) {
  const { t } = useSpeaking();
  const share = (count: number) => `${change.total === 0 ? 100 : (count / change.total) * 100}%`;
  return (
    <span
      className={css.bar}
      role="progressbar"
      aria-label={t('bulk.progress')}
      aria-valuemin={0}
      aria-valuemax={change.total}
      aria-valuenow={Math.min(change.total, change.done + change.stayed)}
    >
      <span className={css.done} style={{ width: share(change.done) }} />
      <span className={css.left} style={{ width: share(change.stayed) }} />
    </span>
  );
}

/** A ticket that stayed as it was, why, and the way to it. */
function Line({ line }: { line: BulkRefusal }) {
  const { t, language, knows } = useSpeaking();
  const own = `problems.${line.reason}`;
  const why = language !== 'en' && knows(own) ? t(own) : line.detail;
  return (
    <li>
      <span className="sp-figures">{line.ticket === null ? '' : `#${line.ticket.number}`}</span>
      <span className={css.why} title={why}>
        <b>{line.ticket?.subject ?? t('bulk.unseen')}</b> {why}
      </span>
      {line.ticket === null ? null : (
        <Link to="/tickets/$number" params={{ number: String(line.ticket.number) }} className={css.open}>
          {t('bulk.open')}
        </Link>
      )}
    </li>
  );
}
