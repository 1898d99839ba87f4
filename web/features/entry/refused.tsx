import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiError } from '../../api/index.ts';
import type { Translate } from '../../i18n/index.ts';
import css from './entry-frame.module.css';

/** Why it did not go on, in one line above the button. */
export function Refused({ children }: { children: ReactNode }) {
  return (
    <p className={css.refused} role="alert">
      <IconAlertCircle size={16} stroke={1.8} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

/** Words for what every way in may meet; `wrong` is said when the server refused what was written. */
export function whyRefused(error: unknown, t: Translate, wrong: string): string {
  if (!(error instanceof ApiError) || error.status >= 500) return t('entry.away');
  return error.status === 429 ? t('entry.tooMany') : wrong;
}
