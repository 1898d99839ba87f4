import { IconCoffee, IconSun } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { BuddyDay } from '../../../contract/shift.ts';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { todayAsked } from './asking.ts';
import css from './on-shift-line.module.css';

/** Beside a ticket, while one answers in turn: with whom, and how far. */
export function OnShiftLine() {
  const t = useT();
  const { data } = useQuery(todayAsked);
  const shift = data?.shift;
  if (!shift || shift.begunAt === null || shift.endedAt !== null) return <FullDayLine day={data?.buddyDay ?? null} />;
  return (
    <Link to="/shift" className={css.line}>
      <IconSun size={15} stroke={1.6} aria-hidden />
      {t('shell.onShift', {
        has: shift.buddy ? 'yes' : 'no',
        name: firstName(shift.buddy?.name ?? ''),
        answered: shift.load.answered,
        soft: shift.load.softStop,
      })}
    </Link>
  );
}

/** A full-time agent is told only once rest is due. */
function FullDayLine({ day }: { day: BuddyDay | null }) {
  const t = useT();
  if (day === null || day.state === 'fresh') return null;
  return (
    <Link to="/looks" search={{}} className={css.line}>
      <IconCoffee size={15} stroke={1.6} aria-hidden />
      {t('shell.fullDay', { done: day.answered + day.looks, state: day.state })}
    </Link>
  );
}
