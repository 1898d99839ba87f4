import { IconSun } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { todayAsked } from './asking.ts';
import css from './on-shift-line.module.css';

/** Beside a ticket, while one answers in turn: with whom, and how far. */
export function OnShiftLine() {
  const t = useT();
  const { data } = useQuery(todayAsked);
  const shift = data?.shift;
  if (!shift || shift.begunAt === null || shift.endedAt !== null) return null;
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
