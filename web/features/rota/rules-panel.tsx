import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Rota, RotaPerson, RotaRules, RotaShare } from '../../../contract/rota.ts';
import { HALF_DAY_MINUTES } from '../../../contract/rota.ts';
import { useMoments, useT, useTx } from '../../i18n/index.ts';
import { LoadingRows, Sentence, SentenceToken, useNow } from '../../ui/index.ts';
import { peopleOf } from './asking.ts';
import { DayRules } from './day-rules.tsx';
import { useDayWords } from './day-words.ts';
import { lastDay, monthOf } from './days.ts';
import { changeRules, putPerson } from './doing.ts';
import { bodyOf } from './person-body.ts';
import css from './rules-panel.module.css';
import { type ShareWord, shareOf, shareSaid, shareWord, shareWords } from './share-words.ts';

const numbers = {
  least: [0, 1, 2, 3, 4, 5, 6, 8, 10],
  most: [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20],
  between: [0, 3, 5, 7, 10, 14, 21, 28],
  overlap: [0, 1, 2, 3, 4, 5, 6, 7, 8],
  hours: [1, 2, 3, 4, 5, 6, 8],
  ahead: [0, 7, 14, 21, 28, 42, 56],
  cap: [0, 4, 8, 12, 16, 24, 32, 40],
  standing: [0, 1, 2, 3, 4, 5, 6, 8, 10],
} as const;

/** What has to hold, as sentences with the changeable words in them, and who can; kept at once. */
export function RulesPanel({
  rota,
  month,
  onPeople,
  over = false,
}: {
  rota: Rota;
  month: string;
  onPeople: () => void;
  /** It lies over the calendar: no way there is needed. */
  over?: boolean;
}) {
  const t = useT();
  const tx = useTx();
  const moments = useMoments();
  const now = useNow();
  const words = useDayWords();
  const people = useQuery(peopleOf(rota.id));
  const [savedAt, setSavedAt] = useState<number>();
  const { rules } = rota;
  const change = async (next: Partial<RotaRules>) => {
    if (await changeRules(rota, next)) setSavedAt(now);
  };
  const number = (
    key: keyof typeof numbers,
    value: number,
    label: string,
    name: (count: number) => string,
    set: (count: number) => Partial<RotaRules>,
  ) => (
    <SentenceToken
      key={key}
      label={label}
      value={String(value)}
      disabled={!rota.can.change}
      options={[...new Set([...numbers[key], value])]
        .sort((a, b) => a - b)
        .map((count) => ({ value: String(count), label: name(count) }))}
      onChange={(chosen) => void change(set(Number(chosen)))}
    />
  );
  const choice = <Value extends string>(
    key: string,
    value: Value,
    label: string,
    options: readonly { value: Value; label: string }[],
    set: (chosen: Value) => Partial<RotaRules>,
  ) => (
    <SentenceToken
      key={key}
      label={label}
      value={value}
      disabled={!rota.can.change}
      options={options}
      onChange={(chosen) => void change(set(chosen))}
    />
  );
  const yesNo = (yes: string, no: string) => [
    { value: 'yes' as const, label: yes },
    { value: 'no' as const, label: no },
  ];
  const plain = String;
  const { seatsPerDay, shift } = rules;
  const shortest = Math.min(
    ...(people.data ?? []).filter(({ part }) => part === 'participant').map(({ hours }) => hoursOf(hours, shift)),
  );
  return (
    <div className={css.panel}>
      <header className={css.head}>
        <h2>{t('rota-page.plan.rules')}</h2>
        {savedAt === undefined ? null : (
          <span role="status">{t('rota-page.rules.saved', { time: moments.time(savedAt) })}</span>
        )}
      </header>
      <div className={css.sentences}>
        <Sentence>
          {tx('rota-page.rules.everybody', {
            share: (
              <EverybodysShare key="share" rota={rota} people={people.data ?? []} onSaved={() => setSavedAt(now)} />
            ),
          })}
        </Sentence>
        <Sentence>
          {tx('rota-page.rules.shift', {
            part: choice(
              'part',
              shift.part,
              t('rota-page.rules.partLabel'),
              (['day', 'half-day', 'hours'] as const).map((value) => ({
                value,
                label: t(`rota-page.rules.part.${value}`),
              })),
              (part) => ({ shift: { ...shift, part } }),
            ),
            hours: shift.part,
            length: number(
              'hours',
              shift.minutes / 60,
              t('rota-page.rules.lengthLabel'),
              (count) => t('rota-page.rules.hours', { count }),
              (count) => ({ shift: { ...shift, minutes: count * 60 } }),
            ),
          })}
        </Sentence>
        <Sentence>
          {tx('rota-page.rules.seats', {
            least: number('least', seatsPerDay.min, t('rota-page.rules.leastLabel'), plain, (min) => ({
              seatsPerDay: { min, max: Math.max(min, seatsPerDay.max) },
            })),
            most: number('most', seatsPerDay.max, t('rota-page.rules.mostLabel'), plain, (max) => ({
              seatsPerDay: { min: Math.min(seatsPerDay.min, max), max },
            })),
          })}
        </Sentence>
        <Sentence>
          {tx('rota-page.rules.together', {
            hours: number(
              'overlap',
              rules.minOverlapHours,
              t('rota-page.rules.overlapLabel'),
              (count) => t('rota-page.rules.hours', { count }),
              (minOverlapHours) => ({ minOverlapHours }),
            ),
            language: choice(
              'language',
              rules.commonLanguage ? 'yes' : 'no',
              t('rota-page.rules.languageLabel'),
              yesNo(t('rota-page.rules.oneLanguage'), t('rota-page.rules.anyLanguage')),
              (chosen) => ({ commonLanguage: chosen === 'yes' }),
            ),
          })}
        </Sentence>
        <Sentence>
          {tx('rota-page.rules.between', {
            days: number(
              'between',
              rules.minDaysBetween,
              t('rota-page.rules.betweenLabel'),
              (count) => t('rota-page.rules.days', { count }),
              (minDaysBetween) => ({ minDaysBetween }),
            ),
            cap: number(
              'cap',
              rules.capHoursPerMonth ?? 0,
              t('rota-page.rules.capLabel'),
              (count) => (count === 0 ? t('rota-page.rules.capShare') : t('rota-page.rules.hours', { count })),
              (count) => ({ capHoursPerMonth: count === 0 ? null : count }),
            ),
          })}
        </Sentence>
        {rules.capHoursPerMonth !== null && Number.isFinite(shortest) && rules.capHoursPerMonth < shortest ? (
          <p className={css.cannot} role="status">
            {t('rota-page.rules.capShort', { hours: t('rota-page.rules.hours', { count: shortest }) })}
          </p>
        ) : null}
        {rota.buddies > 0 ? null : (
          <Sentence>
            {tx('rota-page.rules.standing', {
              count: number(
                'standing',
                rules.buddiesFromPeople,
                t('rota-page.rules.standingLabel'),
                (count) => t('rota-page.rules.people', { count }),
                (buddiesFromPeople) => ({ buddiesFromPeople }),
              ),
            })}
          </Sentence>
        )}
        <Sentence>
          {tx('rota-page.rules.published', {
            ahead: number(
              'ahead',
              rules.publishedAheadDays,
              t('rota-page.rules.aheadLabel'),
              (count) => t('rota-page.rules.weeksAhead', { weeks: Math.round((count / 7) * 10) / 10 }),
              (publishedAheadDays) => ({ publishedAheadDays }),
            ),
            who: choice(
              'who',
              rules.managerApprovesSwaps ? 'yes' : 'no',
              t('rota-page.rules.swapLabel'),
              yesNo(t('rota-page.rules.asksManager'), t('rota-page.rules.asksNobody')),
              (chosen) => ({ managerApprovesSwaps: chosen === 'yes' }),
            ),
          })}
        </Sentence>
        <DayRules rota={rota} onChange={(rules) => void change(rules)} />
      </div>
      <section className={css.who}>
        <header>
          <h2>{t('rota-page.rules.whoCan', { month: words.monthName(monthOf(month)) })}</h2>
          <button type="button" className="sp-link" onClick={onPeople}>
            {t('rota-page.rules.people', { count: rota.participants })}
          </button>
        </header>
        {people.data === undefined ? <LoadingRows rows={2} /> : <WhoCan people={people.data} month={monthOf(month)} />}
      </section>
      {over ? null : (
        <p className={css.back}>
          <Link to="/rota" search={{ rota: rota.id }} className="sp-link">
            {t('rota-page.plan.toCalendar')}
          </Link>
        </p>
      )}
    </div>
  );
}

/** How many hours a shift takes of somebody who works between these two times. */
function hoursOf([from, to]: readonly [string, string], { part, minutes }: RotaRules['shift']): number {
  const at = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3, 5)) / 60;
  const day = at(to) - at(from);
  if (part === 'day') return day;
  return Math.min(day, (part === 'half-day' ? HALF_DAY_MINUTES : minutes) / 60);
}

/** One share for all who take part; each may have their own in the list of people. */
function EverybodysShare({
  rota,
  people,
  onSaved,
}: {
  rota: Rota;
  people: readonly RotaPerson[];
  onSaved: () => void;
}) {
  const t = useT();
  const participants = people.filter(({ part }) => part === 'participant');
  const own = [...new Set(participants.map(({ share }) => shareWord(share)))];
  const [only = 'p5'] = own;
  const value = own.length > 1 ? ('own' as const) : only;
  const set = async (chosen: ShareWord | 'own') => {
    if (chosen === 'own') return;
    const share: RotaShare = shareOf(chosen);
    for (const person of participants) await putPerson(rota.id, person.teammate.id, { ...bodyOf(person), share });
    onSaved();
  };
  return (
    <SentenceToken
      label={t('rota-page.rules.shareLabel')}
      value={value}
      disabled={!rota.can.change || participants.length === 0}
      options={[
        ...(value === 'own' ? [{ value: 'own' as const, label: t('rota-page.share.own') }] : []),
        ...shareWords(participants.map(({ share }) => share)).map((word) => ({
          value: word,
          label: t(`rota-page.share.${shareSaid(word)}`, { count: Number(word.slice(1)) }),
        })),
      ]}
      onChange={(chosen) => void set(chosen)}
    />
  );
}

/** Who is not simply there in that month. */
function WhoCan({ people, month }: { people: readonly RotaPerson[]; month: string }) {
  const t = useT();
  const words = useDayWords();
  const names = (some: readonly RotaPerson[]) =>
    some.length > 3
      ? t('rota-page.rules.people', { count: some.length })
      : words.list(some.map(({ teammate }) => teammate.name));
  const paused = people.filter(
    ({ paused: pause }) =>
      pause !== null && pause.from <= lastDay(month) && (pause.until === null || pause.until >= `${month}-01`),
  );
  const rows: [label: string, some: RotaPerson[]][] = [
    [t('rota-page.rules.buddies'), people.filter(({ part }) => part === 'buddy')],
    [t('rota-page.rules.paused'), paused],
    [t('rota-page.rules.exempt'), people.filter(({ exempt }) => exempt !== null)],
    [
      t('rota-page.rules.joined'),
      people.filter(({ joinedOn, part }) => part === 'participant' && monthOf(joinedOn) === month),
    ],
  ];
  return (
    <dl className={css.facts}>
      {rows
        .filter(([, some]) => some.length > 0)
        .map(([label, some]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{names(some)}</dd>
          </div>
        ))}
    </dl>
  );
}
