import { IconLock, IconMoodSmile, IconSchool, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AfterShift } from '../../../contract/after-shift.ts';
import type { DayShift } from '../../../contract/shift.ts';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { TextField } from '../../ui/index.ts';
import css from './after-shift.module.css';
import { energyAsked, standingAsked, tellEnergy } from './asking.ts';
import own from './feeling.module.css';

const LEVELS = [1, 2, 3, 4, 5] as const;
/** Heights of the five bars, and of the line of the last days, in px. */
const LEAST_HEIGHT = 20;
const STEP = 11;
const LINE = { width: 374, height: 44, edge: 20, step: 66, top: 8, level: 6.4 };
/** As the server takes it at most. */
const WORD = 300;

/** How much energy is left, for nobody but oneself; a word to the buddy; and what came of the day. */
export function Feeling({
  shift,
  after,
  word,
  onWord,
}: {
  shift: DayShift;
  after: AfterShift;
  word: string;
  onWord: (word: string) => void;
}) {
  const t = useT();
  const [told, setTold] = useState<number>();
  const energy = told ?? shift.energy;
  const { data: days } = useQuery(energyAsked);
  const { data: standings } = useQuery(standingAsked);
  const standing = standings?.find(({ rotaId }) => rotaId === after.rotaId);
  const isOver = after.state === 'complete';
  return (
    <section aria-labelledby="how-was-it" data-step>
      <div className={css.head}>
        <h2 id="how-was-it">{t('after-shift.feel.title')}</h2>
        <span className={css.right}>
          <IconLock size={13} stroke={1.8} aria-hidden />
          {t('after-shift.feel.onlyYou')}
        </span>
      </div>
      <div className={css.card}>
        {shift.begunAt === null ? null : (
          <fieldset className={own.energy}>
            <legend>{t('after-shift.feel.question')}</legend>
            <div className={own.bars}>
              {LEVELS.map((level) => (
                <label key={level} data-filled={(energy ?? 0) >= level || undefined}>
                  <input
                    type="radio"
                    name="energy"
                    checked={energy === level}
                    data-todo={(energy === null && level === 1) || undefined}
                    onChange={() => {
                      setTold(level);
                      void tellEnergy(shift.id, level);
                    }}
                    aria-label={t('after-shift.feel.level', { level, words: t(`after-shift.feel.${level}`) })}
                  />
                  <i style={{ height: LEAST_HEIGHT + (level - 1) * STEP }} />
                </label>
              ))}
            </div>
            <div className={own.levels} aria-hidden>
              {LEVELS.map((level) => (
                <span key={level} data-chosen={energy === level || undefined}>
                  {energy === level
                    ? t('after-shift.feel.level', { level, words: t(`after-shift.feel.${level}`) })
                    : level === 1 || level === LEVELS.length
                      ? t(`after-shift.feel.${level}`)
                      : ''}
                </span>
              ))}
            </div>
          </fieldset>
        )}
        {days === undefined || days.length < 2 ? null : (
          <div className={own.block}>
            <h3>{t('after-shift.feel.lastSix')}</h3>
            <LastDays levels={days.map(({ energy }) => energy)} />
          </div>
        )}
        {after.buddy === null || isOver ? null : (
          <div className={own.block}>
            <TextField
              label={t('after-shift.feel.word', { name: firstName(after.buddy.name) })}
              placeholder={t('after-shift.feel.wordHint')}
              maxLength={WORD}
              value={word}
              onChange={({ currentTarget }) => onWord(currentTarget.value)}
            />
          </div>
        )}
      </div>
      <div className={css.head} data-second>
        <h2>{t('after-shift.came.title')}</h2>
      </div>
      <ul className={own.came}>
        <li>
          <IconMoodSmile size={17} stroke={1.6} aria-hidden />
          {after.marks.given === 0 ? t('after-shift.came.noMarks') : t('after-shift.came.marks', after.marks)}
        </li>
        {standing === undefined || standing.needed === 0 ? null : (
          <li>
            <IconSchool size={17} stroke={1.6} aria-hidden />
            {standing.level === 'alone'
              ? t('after-shift.came.alone')
              : t('after-shift.came.looks', { approved: standing.approved, needed: standing.needed })}
          </li>
        )}
        {after.heard === null ? null : (
          <li>
            <IconUsers size={17} stroke={1.6} aria-hidden />
            {t('after-shift.came.heard', after.heard)}
          </li>
        )}
      </ul>
    </section>
  );
}

/** The last days as a line, the newest as a ring. */
function LastDays({ levels }: { levels: readonly number[] }) {
  const points = levels.map((level, at) => ({
    x: LINE.edge + at * LINE.step,
    y: LINE.top + (LEVELS.length - level) * LINE.level,
  }));
  return (
    <svg className={own.line} viewBox={`0 0 ${LINE.width} ${LINE.height}`} role="img" aria-label={levels.join(', ')}>
      <line className={own.ground} x1="0" x2={LINE.width} y1={LINE.height - 4} y2={LINE.height - 4} />
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ x, y }, at) => (
        <circle
          key={x}
          cx={x}
          cy={y}
          r={at === points.length - 1 ? 5 : 3.5}
          data-last={at === points.length - 1 || undefined}
        />
      ))}
    </svg>
  );
}
