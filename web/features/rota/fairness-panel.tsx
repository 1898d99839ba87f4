import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Rota, RotaFairness } from '../../../contract/rota.ts';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Face, Meter } from '../../ui/index.ts';
import { fairnessOf } from './asking.ts';
import { type DayWords, useDayWords } from './day-words.ts';
import { addMonths, firstDay, lastDay } from './days.ts';
import css from './fairness-panel.module.css';

const MONTHS = 12;
/** More dots than this in one column are said by a figure. */
const MOST_DOTS = 72;
const APART_SHOWN = 4;

/** Whether it is fair, in one number and what it is made of: the twelve months that end with the one shown. */
export function FairnessPanel({ rota, month }: { rota: Rota; month: string }) {
  const t = useT();
  const words = useDayWords();
  const [counted, setCounted] = useState(false);
  const { data } = useQuery(fairnessOf(rota.id, firstDay(addMonths(month, 1 - MONTHS)), lastDay(month)));
  if (data === undefined) return null;
  return (
    <section className={css.panel} aria-labelledby="rota-fair">
      <header className={css.head}>
        <h2 id="rota-fair">{t('rota-page.fair.title')}</h2>
        <button type="button" className="sp-link" aria-expanded={counted} onClick={() => setCounted(!counted)}>
          {t('rota-page.fair.how')}
        </button>
      </header>
      {data.tooEarly ? (
        <p className={css.words}>{t('rota-page.fair.tooEarly')}</p>
      ) : data.asked === 0 ? (
        <p className={css.words}>{t('rota-page.fair.nothing')}</p>
      ) : (
        <>
          <FairnessNumber fairness={data} />
          {counted ? (
            <p className={css.words}>
              {t('rota-page.fair.counted', { coverage: data.coverage, balance: data.balance, ...young(data, words) })}
            </p>
          ) : null}
          <Dots fairness={data} />
          <ul className={css.rules}>
            <Rule good={data.filled >= data.asked} name={t('rota-page.fair.filled')}>
              {t(data.filled > data.asked ? 'rota-page.fair.more' : 'rota-page.fair.of', {
                reached: data.filled,
                asked: data.asked,
              })}
            </Rule>
            <Rule good={data.buddyRepeats === 0} name={t('rota-page.fair.newBuddy')}>
              {t('rota-page.fair.repeats', { count: data.buddyRepeats })}
            </Rule>
            <Rule good={data.fridays.most - data.fridays.least <= 1} name={t('rota-page.fair.fridays')}>
              {data.fridays.least === data.fridays.most
                ? t('rota-page.fair.each', { count: data.fridays.most })
                : t('rota-page.fair.between', { ...data.fridays })}
            </Rule>
          </ul>
          {data.apart.length === 0 ? null : (
            <>
              <h3 className={css.title}>{t('rota-page.fair.apart')}</h3>
              <ul className={css.apart}>
                {data.apart.slice(0, APART_SHOWN).map(({ teammate, shifts, fairShifts }) => (
                  <li key={teammate.id}>
                    <Face person={teammate} size={20} decorative />
                    <span className="sp-truncate">{teammate.name}</span>
                    <span className="sp-figures">{t('rota-page.fair.insteadOf', { shifts, fair: fairShifts })}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {data.buddies.length === 0 ? null : (
            <>
              <h3 className={css.title}>{t('rota-page.fair.buddies', young(data, words))}</h3>
              <ul className={css.apart}>
                {data.buddies.map(({ teammate, shifts }) => (
                  <li key={teammate.id}>
                    <Face person={teammate} size={20} decorative />
                    <span className="sp-truncate" style={{ width: 72 }}>
                      {firstName(teammate.name)}
                    </span>
                    <Meter
                      value={shifts}
                      of={Math.max(1, ...data.buddies.map((one) => one.shifts))}
                      label={t('rota-page.fair.buddySeats', { name: teammate.name, shifts })}
                    />
                    <span className="sp-figures">{shifts}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  );
}

/** The number, and in a sentence how far the furthest is from their share and what a perfect plan would reach. */
export function FairnessNumber({ fairness }: { fairness: RotaFairness }) {
  const t = useT();
  const words = useDayWords();
  if (fairness.tooEarly) return <p className={css.words}>{t('rota-page.fair.tooEarly')}</p>;
  return (
    <>
      <p className={css.figure}>
        <b>{fairness.number}</b> {t('rota-page.fair.ofHundred', { months: MONTHS, ...young(fairness, words) })}
      </p>
      <p className={css.words}>
        {t('rota-page.fair.furthest', { count: Math.ceil(fairness.furthest), best: fairness.best })}
      </p>
    </>
  );
}

/** Of a rota that is younger than what is looked at, since when. */
function young({ since, from }: RotaFairness, words: DayWords): { young: 'yes' | 'no'; day: string } {
  return { young: since > from ? 'yes' : 'no', day: words.dayAndMonth(since) };
}

function Rule({ good, name, children }: { good: boolean; name: string; children: string }) {
  return (
    <li data-good={good || undefined}>
      {good ? <IconCheck size={15} stroke={2} aria-hidden /> : <IconAlertTriangle size={15} stroke={1.8} aria-hidden />}
      <span>{name}</span>
      <span className="sp-figures">{children}</span>
    </li>
  );
}

/** How many people have how many shifts: a dot is a person, the ring is oneself. */
function Dots({ fairness }: { fairness: RotaFairness }) {
  const t = useT();
  const { people, mine } = fairness;
  const label = people.map((one) => t('rota-page.fair.dots', one)).join(', ');
  return (
    <div className={css.dots} role="img" aria-label={label}>
      {people.map((one) => (
        <div key={one.shifts}>
          {one.people > MOST_DOTS ? (
            <b>{t('rota-page.fair.people', one)}</b>
          ) : (
            <span className={css.dotColumn}>
              {Array.from({ length: one.people }, (_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a dot has no identity
                <i key={at} data-me={(one.shifts === mine && at === one.people - 1) || undefined} />
              ))}
            </span>
          )}
          <span data-me={one.shifts === mine || undefined}>{one.shifts}</span>
        </div>
      ))}
      <p className={css.dotsWords}>
        <span>{t('rota-page.fair.perPerson')}</span>
        {mine === null ? null : <span>{t('rota-page.fair.mine', { count: mine })}</span>}
      </p>
    </div>
  );
}
