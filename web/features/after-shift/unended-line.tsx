import { IconSunset2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MyDay } from '../../../contract/shift.ts';
import { formattingLocale, useSpeaking } from '../../i18n/index.ts';
import css from './unended-line.module.css';

/** An earlier day that nobody handed over, with the way to do it; nothing where there is none. */
export function UnendedLine({ unended }: { unended: MyDay['unended'] }) {
  const { t, locale } = useSpeaking();
  if (unended === null) return null;
  const day = new Intl.DateTimeFormat(formattingLocale(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: unended.timeZone,
  }).format(Date.parse(unended.startsAt));
  return (
    <p className={css.line}>
      <IconSunset2 size={16} stroke={1.6} aria-hidden />
      <span>
        {t('after-shift.unended', { day })}{' '}
        <Link to="/shift/after" search={{ shift: unended.id }}>
          {t('after-shift.unendedDo')}
        </Link>
      </span>
    </p>
  );
}
