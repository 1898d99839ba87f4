import type { DevClock } from '../../../contract/dev.ts';
import { useT } from '../../i18n/index.ts';
import css from './clock-line.module.css';
import { type Dot, dotsOf, labelsOf, lineOf, ticksOf } from './clock-measure.ts';
import type { ThingWords } from './coming-words.ts';

const hour = 3_600_000;
/** Said to who cannot see the line. */
const mostSaid = 8;

/** What comes in the next fortnight, on a line that has more room for today than for next week. */
export function ClockLine({
  clock,
  now,
  width,
  words,
}: {
  clock: DevClock;
  now: number;
  width: number;
  words: ThingWords;
}) {
  const t = useT();
  if (width === 0) return <div className={css.line} />;
  const line = lineOf(clock, width);
  const here = line.scale(now);
  const dots = dotsOf(clock.coming, line.scale);
  const labels = labelsOf(dots, (dot) => wordsOf(dot, words), here, width);
  const said = clock.coming
    .slice(0, mostSaid)
    .map((thing) => `${words.day(Date.parse(thing.at))} ${words.thing(thing)}`);
  return (
    <div
      className={css.line}
      role="img"
      aria-label={said.length === 0 ? t('dev.clock.nothingComes') : t('dev.clock.comes', { things: said.join('; ') })}
    >
      <i className={css.track} />
      <i className={css.passed} style={{ width: here }} />
      {ticksOf(clock, line).map((tick) => (
        <span key={tick.at} className={css.tick} data-kind={tick.kind} style={{ left: tick.x }}>
          {tick.kind === 'hour' ? words.time(tick.at) : dayWord(tick.at, now, words)}
        </span>
      ))}
      {dots.map((dot) => (
        <i
          key={`${dot.kind} ${dot.x}`}
          className={css.dot}
          data-kind={dot.kind}
          data-near={isNear(dot, now) || undefined}
          style={{ left: dot.x }}
          title={wordsOf(dot, words)}
        />
      ))}
      <span className={css.now} style={{ left: Math.max(18, here) }}>
        {words.time(now)}
      </span>
      <i className={css.here} style={{ left: here }} />
      {labels.map(({ dot, text, left }) => (
        <span
          key={`${dot.kind} ${dot.x}`}
          className={css.label}
          data-near={isNear(dot, now) || undefined}
          style={{ left }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}

function wordsOf(dot: Dot, words: ThingWords): string {
  const [first] = dot.things;
  return first ? words.thing(first, dot.count) : '';
}

/** A reply that is due within the hour needs a person now. */
function isNear(dot: Dot, now: number): boolean {
  const [first] = dot.things;
  return dot.kind === 'reply' && first !== undefined && Date.parse(first.at) - now < hour;
}

function dayWord(at: number, now: number, words: ThingWords): string {
  return at - now < 6 * 24 * hour ? words.day(at) : words.shortDate(at);
}
