import { useState } from 'react';
import type { CompanyOfRota } from '../../../contract/after-shift.ts';
import { formattingLocale, useSpeaking } from '../../i18n/index.ts';
import css from './company.module.css';
import heat from './heat.module.css';

const aMonday = Date.parse('2026-01-05');
const DAY = 86_400_000;
const STEPS = 5;
/** From so many letters on, one hour beside another says something. */
const FEW = 50;

const NAMED = ['email', 'form', 'chat', 'phone', 'social', 'messenger', 'forum'] as const;

function isNamed(channel: string): channel is (typeof NAMED)[number] {
  return (NAMED as readonly string[]).includes(channel);
}

/** Letters that came in a usual week, by weekday and hour; a dot where somebody of the rota was there for them. */
export function Coverage({ coverage, rotaName }: { coverage: CompanyOfRota['coverage']; rotaName: string }) {
  const { t, locale } = useSpeaking();
  const { seats, timeZone, channels } = coverage;
  const [chosen, setChosen] = useState<string>();
  const only = channels.find(({ channel }) => channel === chosen);
  const letters = only?.letters ?? coverage.letters;
  const count = only?.count ?? channels.reduce((sum, each) => sum + each.count, 0);
  const most = Math.max(...letters.flat(), 0.1);
  const isUsed = (hour: number) => letters.some((day, at) => (day[hour] ?? 0) > 0 || (seats[at]?.[hour] ?? 0) > 0);
  const used = Array.from({ length: 24 }, (_, hour) => hour).filter(isUsed);
  const [first = 8, last = 18] = [used[0], used.at(-1)];
  const hours = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const nameOf = (channel: string) =>
    channel === 'api' ? t('after-shift.company.byProgram') : isNamed(channel) ? t(`shell.channel.${channel}`) : channel;
  const weekday = new Intl.DateTimeFormat(formattingLocale(locale), { weekday: 'short', timeZone: 'UTC' });
  const figure = new Intl.NumberFormat(formattingLocale(locale), { maximumFractionDigits: 2 });
  return (
    <section className={css.card} aria-labelledby="coverage">
      <h2 id="coverage">{t('after-shift.company.coverage')}</h2>
      <p className={css.sense}>
        {t('after-shift.company.coverageSense', {
          rota: rotaName,
          zone: timeZone,
          count,
          weeks: Math.max(1, Math.round(coverage.weeks)),
        })}
        {count < FEW ? ` ${t('after-shift.company.coverageFew')}` : null}
      </p>
      {channels.length < 2 ? null : (
        <fieldset className={css.kinds} aria-label={t('after-shift.company.byChannel')}>
          <button type="button" aria-pressed={only === undefined} onClick={() => setChosen(undefined)}>
            {t('after-shift.company.allChannels')}
          </button>
          {channels.map(({ channel, count: came }) => (
            <button key={channel} type="button" aria-pressed={channel === chosen} onClick={() => setChosen(channel)}>
              {nameOf(channel)} <span className="sp-figures">{came}</span>
            </button>
          ))}
        </fieldset>
      )}
      <div className={heat.wide}>
        <table className={`${heat.heat} ${heat.hours}`}>
          <thead>
            <tr>
              <th scope="col">
                <span className="sp-hidden">{t('after-shift.company.weekday')}</span>
              </th>
              {hours.map((hour) => (
                <th key={hour} scope="col">
                  {String(hour).padStart(2, '0')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {letters.map((day, at) => {
              const name = weekday.format(aMonday + at * DAY);
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {hours.map((hour) => {
                    const came = day[hour] ?? 0;
                    const there = seats[at]?.[hour] ?? 0;
                    const words = t('after-shift.company.hour', {
                      letters: figure.format(came),
                      seats: figure.format(there),
                    });
                    return (
                      <td
                        key={hour}
                        data-heat={came === 0 ? 0 : Math.max(1, Math.ceil((came / most) * STEPS))}
                        title={words}
                      >
                        <span className="sp-hidden">{words}</span>
                        {there > 0 ? <i className={heat.there} aria-hidden /> : null}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={heat.legend}>
        <span>
          <i className={heat.swatches} aria-hidden>
            {[1, 2, 3, 4, 5].map((step) => (
              <i key={step} className={heat.swatch} data-heat={step} />
            ))}
          </i>
          {t('after-shift.company.lettersCame')}
        </span>
        <span>
          <i className={heat.dot} aria-hidden />
          {t('after-shift.company.somebodyThere')}
        </span>
      </p>
    </section>
  );
}
