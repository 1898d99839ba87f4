import { IconLock } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { DayShift } from '../../../contract/shift.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, Face, useNow } from '../../ui/index.ts';
import { lineOf } from './day-of-line.ts';
import { noteEnergy } from './doing.ts';
import { Lifted } from './lifted.tsx';
import { LoadCells } from './load-cells.tsx';
import { partOfDay } from './part-of-day.ts';
import css from './shift.module.css';
import { useShiftTimes } from './times.ts';

const LEVELS = [1, 2, 3, 4, 5] as const;

/** Who one is today, where in the day one stands, and how much there is room for. */
export function DayBar({ shift, onAsk }: { shift: DayShift; onAsk?: (() => void) | undefined }) {
  const { t, tx } = useSpeaking();
  const me = useMe();
  const now = useNow();
  const times = useShiftTimes(shift.timeZone);
  const looks = shift.standIn ?? (shift.buddy?.isAway ? null : shift.buddy);
  return (
    <header className={css.day}>
      <div className={css.who}>
        <p className={css.date}>{times.heading(shift.startsAt)}</p>
        <h1>{t('shift-page.greeting', { part: partOfDay(now, shift.timeZone), name: firstName(me.name) })}</h1>
        {shift.buddy ? (
          <div className={css.beside}>
            <Face person={shift.buddy} size={24} decorative />
            <span>
              {tx('shift-page.with', {
                away: shift.buddy.isAway ? 'yes' : 'no',
                name: <b key="name">{firstName(shift.buddy.name)}</b>,
              })}
            </span>
            {looks && onAsk ? (
              <Button
                size={24}
                keys="b"
                onClick={onAsk}
                title={t('shift-page.askOne', { name: firstName(looks.name) })}
              >
                {t('shift-page.ask')}
              </Button>
            ) : null}
          </div>
        ) : (
          <p className={css.beside}>{t('shift-page.noBuddy')}</p>
        )}
      </div>
      <Line shift={shift} now={now} />
      <div className={css.load}>
        <div>
          <p className={css.answered}>
            {tx('shift-page.answeredRoom', {
              answered: <b key="answered">{t('shift-page.answered', { count: shift.load.answered })}</b>,
              room: Math.max(0, shift.load.softStop - shift.load.answered),
            })}
          </p>
          <LoadCells load={shift.load} />
          <p className={css.least}>
            <span>
              {shift.load.answered === 0
                ? ''
                : t('shift-page.hardOnes', { hard: shift.load.hard, answered: shift.load.answered })}
            </span>
            <b>{t('shift-page.restFrom', { soft: shift.load.softStop })}</b>
          </p>
          <Lifted lifted={shift.load.lifted} className={css.lifted} />
        </div>
        <Energy shift={shift} />
      </div>
    </header>
  );
}

function Line({ shift, now }: { shift: DayShift; now: number }) {
  const t = useT();
  const times = useShiftTimes(shift.timeZone);
  const line = lineOf(shift, now);
  const at = (part: number): CSSProperties => ({ left: `${part * 100}%` });
  const span = (from: number, to: number): CSSProperties => ({
    left: `${from * 100}%`,
    width: `${(to - from) * 100}%`,
  });
  const present = times.time(now);
  return (
    <div className={css.line} role="img" aria-label={t('shift-page.yourDay', { time: present })}>
      <i className={css.track} />
      <i className={css.handOver} style={span(line.handOver, 1)} />
      {shift.begunAt === null ? null : <i className={css.done} style={span(0, line.now)} />}
      {line.breaks.map((each) => (
        <i key={`${each.from} ${each.why}`} className={css.break} style={span(each.from, each.to)} />
      ))}
      {line.breaks
        .filter(({ named }) => named)
        .map((each) => (
          <span key={`${each.from} ${each.why}`} className={css.over} style={at((each.from + each.to) / 2)}>
            {t(`shift-page.break.${each.why}`)}
          </span>
        ))}
      {line.namesAnswered && shift.load.answered > 0 ? (
        <span className={css.over} data-answered style={at(line.now / 2)}>
          {t('shift-page.answered', { count: shift.load.answered })}
        </span>
      ) : null}
      {line.namesHandOver ? (
        <span className={css.over} data-end style={at(1)}>
          {t('shift-page.handOver')}
        </span>
      ) : null}
      <i className={css.ring} style={at(line.now)} />
      <span
        className={css.over}
        data-now
        data-start={line.now < 0.06 || undefined}
        data-end={line.now > 0.94 || undefined}
        style={at(line.now)}
      >
        {t('shift-page.now', { time: present })}
      </span>
      {line.ticks.map((tick) => (
        <span
          key={tick.instant}
          className={css.tick}
          data-start={tick.at === 0 || undefined}
          data-end={tick.at === 1 || undefined}
          style={at(tick.at)}
        >
          {times.time(tick.instant)}
        </span>
      ))}
    </div>
  );
}

/** How much is left, for nobody but oneself; one press. */
function Energy({ shift }: { shift: DayShift }) {
  const t = useT();
  return (
    <fieldset className={css.energy} disabled={shift.begunAt === null}>
      <legend>{t('shift-page.energy')}</legend>
      <span className={css.onlyYou}>
        <IconLock size={12} stroke={1.8} aria-hidden />
        {t('shift-page.onlyYou')}
      </span>
      <span className={css.bars}>
        {LEVELS.map((level) => (
          <label key={level} title={t(`shift-page.energyOf.${level}`)}>
            <input
              type="radio"
              name="energy"
              checked={shift.energy === level}
              onChange={() => void noteEnergy(shift.id, level)}
              aria-label={t(`shift-page.energyOf.${level}`)}
            />
            <i data-filled={(shift.energy ?? 0) >= level || undefined} style={{ height: 6 + level * 4 }} />
          </label>
        ))}
      </span>
    </fieldset>
  );
}
