import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Desk, WeeklyHours } from '../../../contract/desks.ts';
import { type Language, useSpeaking } from '../../i18n/index.ts';
import { Button, Sentence, SentenceToken } from '../../ui/index.ts';
import { expectedNow } from './asking.ts';
import { changeDesk, type DeskChange } from './changing-desk.ts';
import css from './hours-place.module.css';
import {
  type Block,
  daySets,
  hoursOf,
  minutesOf,
  type OpeningLine,
  openingLines,
  timesBetween,
  weekDays,
  withBlocks,
  withDays,
  withOneMore,
  withPause,
} from './opening-lines.ts';
import { Part, PlaceFrame } from './place-frame.tsx';
import { useSaving } from './saving.ts';
import { WeekBars } from './week-bars.tsx';
import { daysInWords, zoneOptions } from './week-words.ts';

/** Promises that companies make, in open minutes; another one that is set stands among them. */
const targets = [15, 30, 60, 120, 180, 240, 360, 480, 720, 960, 1440, 2400];
const quietDays = [1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 90];

/** When somebody is there, how soon the desk says that it answers, and when a solved request is put away. */
export function HoursPlace({ desk, language }: { desk: Desk; language: Language }) {
  const speaking = useSpeaking();
  const { t, tx, locale } = speaking;
  const saving = useSaving();
  const change = (wish: DeskChange) => void saving.save(() => changeDesk(desk, wish));
  const expected = useQuery(expectedNow(desk.id, language, [desk.hours, desk.timeZone, desk.replyTargetMinutes]));

  return (
    <PlaceFrame title={t('settings.place.hours')} lead={t('settings.hours.lead')} saving={saving}>
      <Part title={t('settings.hours.there')}>
        <OpenSentence
          hours={desk.hours}
          zone={
            <SentenceToken
              key="zone"
              label={t('settings.zone')}
              value={desk.timeZone}
              options={zoneOptions(desk.timeZone, locale)}
              onChange={(timeZone) => change({ timeZone })}
            />
          }
          onChange={(hours) => change({ hours })}
        />
        <WeekBars hours={desk.hours} />
      </Part>

      <Part title={t('settings.hours.soon')}>
        <Sentence>
          {tx('settings.hours.promise', {
            length: (
              <SentenceToken
                key="target"
                label={t('settings.hours.promiseLabel')}
                value={String(desk.replyTargetMinutes)}
                options={withCurrent(targets, desk.replyTargetMinutes).map((minutes) => ({
                  value: String(minutes),
                  label: t('settings.hours.length', {
                    hours: Math.floor(minutes / 60),
                    minutes: minutes % 60,
                  }),
                }))}
                onChange={(minutes) => change({ replyTargetMinutes: Number(minutes) })}
              />
            ),
          })}
        </Sentence>
        {expected.data ? (
          <p className={css.now} aria-live="polite">
            {tx('settings.hours.now', {
              expected: (
                <b key="expected" lang={language}>
                  {expected.data}
                </b>
              ),
            })}
          </p>
        ) : null}
      </Part>

      <Part title={t('settings.hours.quiet')}>
        <Sentence>
          {tx('settings.hours.quietSentence', {
            length: (
              <SentenceToken
                key="quiet"
                label={t('settings.hours.quietLabel')}
                value={String(desk.quietDays)}
                options={withCurrent(quietDays, desk.quietDays).map((days) => ({
                  value: String(days),
                  label: t('settings.hours.days', { days }),
                }))}
                onChange={(days) => change({ quietDays: Number(days) })}
              />
            ),
          })}
        </Sentence>
      </Part>
    </PlaceFrame>
  );
}

/** "The counter is open Monday to Friday from 09:00 to 18:00 with a break from 13:00 to 14:00, in Rome time." */
function OpenSentence({
  hours,
  zone,
  onChange,
}: {
  hours: WeeklyHours;
  zone: ReactNode;
  onChange: (hours: WeeklyHours) => void;
}) {
  const speaking = useSpeaking();
  const { t, tx } = speaking;
  const lines = openingLines(hours);
  const keep = (next: readonly OpeningLine[]) => onChange(hoursOf(next));

  if (lines.length === 0) {
    return (
      <Sentence>
        {tx('settings.hours.alwaysSentence', {
          always: (
            <SentenceToken
              key="always"
              label={t('settings.hours.daysLabel')}
              value="always"
              options={[
                { value: 'always', label: t('settings.hours.always') },
                ...daySets(weekDays).map((days) => ({ value: String(days), label: daysInWords(days, speaking) })),
              ]}
              onChange={(chosen) => {
                if (chosen !== 'always') keep(withDays(withOneMore([]), 0, chosen.split(',').map(Number)));
              }}
            />
          ),
          zone,
        })}
      </Sentence>
    );
  }

  const days = (line: OpeningLine, index: number) => (
    <SentenceToken
      key="days"
      label={t('settings.hours.daysLabel')}
      value={String(line.days)}
      options={[
        ...daySets(line.days).map((set) => ({ value: String(set), label: daysInWords(set, speaking) })),
        ...(lines.length === 1
          ? [{ value: 'always', label: t('settings.hours.always') }]
          : [{ value: 'away', label: t('settings.hours.takeAway') }]),
      ]}
      onChange={(chosen) => {
        if (chosen === 'always') onChange([]);
        else if (chosen === 'away') keep(lines.filter((_, at) => at !== index));
        else keep(withDays(lines, index, chosen.split(',').map(Number)));
      }}
    />
  );
  const time = (key: string, label: string, value: string, bounds: [number, number], set: (to: string) => void) => (
    <SentenceToken
      key={key}
      label={label}
      value={value}
      options={timesBetween(...bounds, value).map((one) => ({ value: one, label: one }))}
      onChange={set}
    />
  );

  /** One stretch, or two around a break, are said with its break; more are said one by one. */
  const blocks = (line: OpeningLine, index: number): ReactNode => {
    const set = (next: Block[]) => keep(withBlocks(lines, index, next));
    const [first, second] = line.blocks;
    if (first === undefined) return null;
    if (line.blocks.length > 2) {
      return line.blocks.map((block, at) => {
        const before = line.blocks[at - 1];
        const after = line.blocks[at + 1];
        const other = (change: Partial<Block>) =>
          set(line.blocks.map((one, place) => (place === at ? { ...one, ...change } : one)));
        return (
          <span key={block.from}>
            {at === 0 ? '' : t('settings.hours.and')}
            {tx('settings.hours.block', {
              from: time(
                'from',
                t('settings.hours.fromLabel'),
                block.from,
                [before ? minutesOf(before.to) : -1, minutesOf(block.to)],
                (from) => other({ from }),
              ),
              to: time(
                'to',
                t('settings.hours.toLabel'),
                block.to,
                [minutesOf(block.from), after ? minutesOf(after.from) : Number.POSITIVE_INFINITY],
                (to) => other({ to }),
              ),
            })}
          </span>
        );
      });
    }
    const last = second ?? first;
    const from = time('from', t('settings.hours.fromLabel'), first.from, [-1, minutesOf(first.to)], (opens) =>
      set(line.blocks.map((block, at) => (at === 0 ? { ...block, from: opens } : block))),
    );
    const to = time(
      'to',
      t('settings.hours.toLabel'),
      last.to,
      [minutesOf(last.from), Number.POSITIVE_INFINITY],
      (closes) =>
        set(line.blocks.map((block, at) => (at === line.blocks.length - 1 ? { ...block, to: closes } : block))),
    );
    const none = { value: 'none', label: t(second ? 'settings.hours.noPauseChoice' : 'settings.hours.noPause') };
    const pause = (
      <SentenceToken
        key="pause"
        label={t('settings.hours.pauseLabel')}
        value={second ? first.to : 'none'}
        options={[
          none,
          ...timesBetween(minutesOf(first.from), minutesOf(last.to) - 15, second ? first.to : '').flatMap((one) =>
            one === '' ? [] : [{ value: one, label: one }],
          ),
        ]}
        onChange={(chosen) => set(withPause(line.blocks, chosen === 'none' ? null : chosen))}
      />
    );
    if (!second) return tx('settings.hours.whole', { from, to, pause });
    const pauseTo = time(
      'pauseTo',
      t('settings.hours.pauseToLabel'),
      second.from,
      [minutesOf(first.to), minutesOf(second.to)],
      (again) => set([first, { ...second, from: again }]),
    );
    return tx('settings.hours.withPause', { from, to, pause, pauseTo });
  };

  return (
    <>
      <Sentence>
        {tx('settings.hours.sentence', {
          lines: lines.map((line, index) => (
            <span key={String(line.days)}>
              {index === 0 ? '' : t('settings.hours.and')}
              {days(line, index)} {blocks(line, index)}
            </span>
          )),
          zone,
        })}
      </Sentence>
      {lines.some((line) => line.days.length === 7) || lines.flatMap((line) => line.days).length === 7 ? null : (
        <Button
          kind="quiet"
          size={28}
          className={css.more}
          icon={<IconPlus size={14} stroke={2} aria-hidden />}
          onClick={() => keep(withOneMore(lines))}
        >
          {t('settings.hours.more')}
        </Button>
      )}
    </>
  );
}

function withCurrent(usual: readonly number[], current: number): number[] {
  return [...new Set([...usual, current])].sort((a, b) => a - b);
}
