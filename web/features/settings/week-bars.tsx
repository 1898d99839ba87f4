import type { WeeklyHours } from '../../../contract/desks.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { axisOf, hoursOf, minutesOf, openingLines, weekDays } from './opening-lines.ts';
import css from './week-bars.module.css';
import { dayName, daysInWords } from './week-words.ts';

/** The week as bars, Monday on top. What is drawn is said in words to who cannot see it. */
export function WeekBars({ hours }: { hours: WeeklyHours }) {
  const speaking = useSpeaking();
  const { t, locale } = speaking;
  const always = hours.length === 0;
  const lines = openingLines(hours);
  const drawn: WeeklyHours = always ? weekDays.map((day) => ({ day, from: '00:00', to: '24:00' })) : hoursOf(lines);
  const axis = axisOf(drawn);
  const share = (hour: number) => ((hour - axis.from) / (axis.to - axis.from)) * 100;
  const words = always
    ? t('settings.hours.always')
    : lines
        .map(({ days, blocks }) => {
          const times = blocks.map(({ from, to }) => t('settings.hours.span', { from, to })).join(', ');
          return `${daysInWords(days, speaking)} ${times}`;
        })
        .join('; ');

  return (
    <div className={css.week} role="img" aria-label={words}>
      <div className={css.days}>
        {weekDays.map((day) => {
          const stretches = drawn.filter((stretch) => stretch.day === day);
          return (
            <div key={day} className={css.day} data-closed={stretches.length === 0 || undefined}>
              <span className={css.name}>{dayName(day, locale, 'short')}</span>
              <span className={css.track}>
                {axis.ticks.map((hour) => (
                  <i key={hour} className={css.tick} style={{ left: `${share(hour)}%` }} />
                ))}
                {stretches.map(({ from, to }) => (
                  <i
                    key={from}
                    className={css.bar}
                    style={{
                      left: `${share(minutesOf(from) / 60)}%`,
                      width: `${share(minutesOf(to) / 60) - share(minutesOf(from) / 60)}%`,
                    }}
                    title={t('settings.hours.span', { from, to })}
                  />
                ))}
                {stretches.length === 0 ? <span className={css.closed}>{t('settings.hours.closed')}</span> : null}
              </span>
            </div>
          );
        })}
      </div>
      <div className={css.axis}>
        {axis.ticks.map((hour) => (
          <span key={hour} style={{ left: `${share(hour)}%` }}>
            {hour}
          </span>
        ))}
      </div>
    </div>
  );
}
