import type { MyDay, ShiftLoad } from '../../../contract/shift.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import css from './load-of-day.module.css';

const MINUTE = 60_000;
/** More cells than this say nothing that the figure does not. */
const MOST_CELLS = 24;

/** What was answered against the two stops, and when the next day comes. */
export function LoadOfDay({ load, next }: { load: ShiftLoad; next: MyDay['next'] }) {
  const { t, moments } = useSpeaking();
  const cells = Math.min(MOST_CELLS, load.hardStop);
  return (
    <div className={css.load}>
      <p>
        <b>{t('after-shift.load.answered', { count: load.answered })}</b>
        <span>{t('after-shift.load.hard', { count: load.hard })}</span>
      </p>
      <span
        className={css.cells}
        role="img"
        aria-label={t('after-shift.load.cells', { answered: load.answered, soft: load.softStop, hard: load.hardStop })}
      >
        {Array.from({ length: cells }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no identity
          <i key={at} data-filled={at < load.answered || undefined} data-beyond={at >= load.softStop || undefined} />
        ))}
      </span>
      <p className={css.least}>
        <span>
          {t('after-shift.load.month', {
            spent: moments.length(load.minutesThisMonth * MINUTE),
            cap: moments.length(load.capMinutes * MINUTE),
          })}
        </span>
        {next === null ? null : (
          <b>
            {t('after-shift.load.next', {
              day: moments.date(next.startsAt),
              hasBuddy: next.buddy === null ? 'no' : 'yes',
              buddy: firstName(next.buddy?.name ?? ''),
            })}
          </b>
        )}
      </p>
    </div>
  );
}
