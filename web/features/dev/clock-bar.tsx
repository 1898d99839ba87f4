import { useElementSize } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useIsMutating, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ClockMove, ComingThing, DevClock } from '../../../contract/dev.ts';
import { refusalOf } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import { AnyTime } from './any-time.tsx';
import { clockAsked, moveClock, movesOfClock } from './asking.ts';
import css from './clock-bar.module.css';
import { ClockLine } from './clock-line.tsx';
import { useThingWords } from './coming-words.ts';

/** The house's clock: what it shows, what it will come by, and the buttons that move it. */
export function ClockBar() {
  const speaking = useSpeaking();
  const { t } = speaking;
  const { data: clock } = useQuery(clockAsked);
  const { mutate, error, data: moved } = useMutation({ mutationKey: movesOfClock, mutationFn: moveClock });
  // By a button here or by a key of the page.
  const isPending = useIsMutating({ mutationKey: movesOfClock }) > 0;
  const [anyTime, setAnyTime] = useState(false);
  const { ref, width } = useElementSize();
  const shown = useRunning(clock);
  const words = useThingWords(clock?.timeZone ?? 'UTC');
  if (!clock) return <section className={css.bar} aria-busy="true" />;

  const move = (to: ClockMove) => mutate(to);
  const next = nextThing(clock);
  const refused = error ? (refusalOf(error) ?? t('dev.clock.away')) : null;
  const state = isPending || clock.moving ? 'moving' : clock.standing ? 'stands' : clock.moved ? 'runs' : 'machine';

  return (
    <section className={css.bar} aria-label={t('dev.clock.label')}>
      <div className={css.time}>
        <p className={css.state}>
          {clock.standing ? (
            <IconPlayerPause size={14} stroke={1.6} aria-hidden />
          ) : (
            <IconPlayerPlay size={14} stroke={1.6} aria-hidden />
          )}
          <span role="status">{t(`dev.clock.state.${state}`)}</span>
        </p>
        <p className={css.big}>
          <time dateTime={new Date(shown).toISOString()}>{words.dayAndTime(shown)}</time>
        </p>
        <p className={css.small}>
          {words.date(shown)}, {placeOf(clock.timeZone)}
          {clock.moved ? (
            <>
              {'. '}
              {t('dev.clock.really', { time: words.dayAndTime(Date.parse(clock.machine)) })}{' '}
              <button type="button" className="sp-link" onClick={() => move({ kind: 'resume' })} disabled={isPending}>
                {t('dev.clock.resume')}
              </button>
            </>
          ) : null}
        </p>
      </div>
      <div className={css.moving} ref={ref}>
        <ClockLine clock={clock} now={shown} width={width} words={words} />
        <div className={css.buttons}>
          <Button size={24} disabled={isPending} onClick={() => move({ kind: 'advance', minutes: 10 })}>
            {t('dev.clock.tenMinutes')}
          </Button>
          <Button size={24} disabled={isPending} onClick={() => move({ kind: 'advance', minutes: 60 })}>
            {t('dev.clock.oneHour')}
          </Button>
          {next ? (
            <Button
              kind="soft"
              size={24}
              keys="."
              busy={isPending}
              title={words.thing(next)}
              onClick={() => move({ kind: 'set', at: justAfter(next) })}
            >
              {t('dev.clock.toNext', { time: words.soon(Date.parse(next.at), shown) })}
            </Button>
          ) : null}
          <Button size={24} disabled={isPending} onClick={() => move({ kind: 'set', at: clock.morning })}>
            {t('dev.clock.tomorrow')}
          </Button>
          <Button kind="quiet" size={24} disabled={isPending} onClick={() => setAnyTime(true)}>
            {t('dev.clock.anyTime')}
          </Button>
          <span
            className={css.reason}
            data-refused={refused !== null || undefined}
            role={refused ? 'alert' : undefined}
          >
            {refused ??
              (moved && !isPending && moved.ran > 0
                ? t('dev.clock.ran', { count: moved.ran })
                : t('dev.clock.inOrder'))}
          </span>
          <Button
            size={24}
            disabled={isPending}
            icon={
              clock.standing ? (
                <IconPlayerPlay size={13} stroke={1.8} aria-hidden />
              ) : (
                <IconPlayerPause size={13} stroke={1.8} aria-hidden />
              )
            }
            onClick={() => move({ kind: clock.standing ? 'run' : 'stand' })}
          >
            {t(clock.standing ? 'dev.clock.run' : 'dev.clock.stand')}
          </Button>
        </div>
      </div>
      {anyTime ? (
        <AnyTime
          clock={clock}
          onClose={() => setAnyTime(false)}
          onMove={(at) => {
            setAnyTime(false);
            move({ kind: 'set', at });
          }}
        />
      ) : null}
    </section>
  );
}

/** The next thing that the clock comes by, for the button and its key. */
export function nextThing(clock: Pick<DevClock, 'coming'>): ComingThing | undefined {
  return clock.coming[0];
}

/** This clock counts finer than the browser's, so a breath later. */
export function justAfter(thing: ComingThing): string {
  return new Date(Date.parse(thing.at) + 1).toISOString();
}

/** "Europe/Rome" is Rome. */
function placeOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

/** The clock as it goes on between two looks at the server, in milliseconds. */
function useRunning(clock: DevClock | undefined): number {
  const [, beat] = useState(0);
  const [seen] = useState(() => ({ clock, at: performance.now() }));
  if (seen.clock !== clock) {
    seen.clock = clock;
    seen.at = performance.now();
  }
  const running = clock !== undefined && !clock.standing && !clock.moving;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => beat((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  if (!clock) return 0;
  return Date.parse(clock.now) + (running ? performance.now() - seen.at : 0);
}
