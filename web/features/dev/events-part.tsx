import { useDebouncedValue } from '@mantine/hooks';
import { IconFilter, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { DevEvent } from '../../../contract/dev.ts';
import { useT } from '../../i18n/index.ts';
import { IconButton } from '../../ui/index.ts';
import { eventsAfter } from './asking.ts';
import { eventWords, isTrouble } from './event-words.ts';
import css from './events-part.module.css';

const lookEvery = 1_200;
/** Older events go when new ones come. */
const most = 200;

/** Everything that happens in the house, as it happens, newest first; one opened shows all that it says. */
export function EventsPart({ timeZone }: { timeZone: string }) {
  const t = useT();
  const [filter, setFilter] = useState('');
  const [paused, setPaused] = useState(false);
  const [asked] = useDebouncedValue(filter.trim(), 300);
  const { events, away } = useEvents(asked, paused);
  const [open, setOpen] = useState<number>();
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone });

  return (
    <section className={css.events} aria-label={t('dev.events.title')}>
      <div className={css.head}>
        <h2>{t('dev.events.title')}</h2>
        <span className={css.live} role="status">
          {t(away ? 'dev.events.away' : paused ? 'dev.events.paused' : 'dev.events.live')}
        </span>
        <label className={css.filter}>
          <IconFilter size={14} stroke={1.6} aria-hidden />
          <input
            type="search"
            aria-label={t('dev.events.filter')}
            placeholder="#4127"
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
        </label>
        <IconButton
          label={t(paused ? 'dev.events.goOn' : 'dev.events.pause')}
          on={paused}
          icon={paused ? <IconPlayerPlay size={16} stroke={1.6} /> : <IconPlayerPause size={16} stroke={1.6} />}
          onClick={() => setPaused(!paused)}
        />
      </div>
      <ul className={css.list}>
        {events?.length === 0 ? (
          <li className={css.none}>{t(asked === '' ? 'dev.events.none' : 'dev.events.noneSuch')}</li>
        ) : null}
        {events?.map((event) => (
          <li key={event.seq}>
            <button
              type="button"
              className={css.row}
              data-trouble={isTrouble(event) || undefined}
              aria-expanded={open === event.seq}
              onClick={() => setOpen(open === event.seq ? undefined : event.seq)}
            >
              <time dateTime={event.at}>{time.format(Date.parse(event.at))}</time>
              <span className={css.name} title={event.name}>
                {event.name}
              </span>
              <span className="sp-truncate" title={eventWords(event)}>
                {eventWords(event)}
              </span>
            </button>
            {open === event.seq ? <pre className={css.whole}>{wholeOf(event)}</pre> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function wholeOf({ seq, at, audience, payload }: DevEvent): string {
  return JSON.stringify({ seq, at, audience, ...payload }, null, 2);
}

/** The newest events that fit `filter`, asked for again and again from where the last answer ended. */
function useEvents(filter: string, paused: boolean): { events: DevEvent[] | undefined; away: boolean } {
  const [state, setState] = useState<{ filter: string; events: DevEvent[] }>();
  const [away, setAway] = useState(false);
  const last = state?.filter === filter ? state.events[0]?.seq : undefined;
  useEffect(() => {
    if (paused && last !== undefined) return;
    const stopped = new AbortController();
    const look = async () => {
      try {
        const found = await eventsAfter(last ?? 0, filter, stopped.signal);
        setAway(false);
        if (found.length > 0 || last === undefined)
          setState((now) => {
            const before = now?.filter === filter ? now.events : [];
            const known = before[0]?.seq ?? 0;
            return { filter, events: [...found.filter(({ seq }) => seq > known), ...before].slice(0, most) };
          });
      } catch {
        // Said beside the title; the next look may do better.
        if (!stopped.signal.aborted) setAway(true);
      }
    };
    if (last === undefined) void look();
    const timer = setInterval(() => void look(), lookEvery);
    return () => {
      stopped.abort();
      clearInterval(timer);
    };
  }, [filter, paused, last]);
  return { events: state?.filter === filter ? state.events : undefined, away };
}
