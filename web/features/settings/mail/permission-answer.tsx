import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import type { PermissionOutcome } from '../../../../contract/mailboxes.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import css from './permission-answer.module.css';

const known: readonly PermissionOutcome[] = ['given', 'refused', 'too_late', 'other_browser', 'incomplete', 'failed'];

/** The provider sent the browser back: with a permission, or with a no. Anything else in the address says nothing. */
export function PermissionAnswer({ answer }: { answer: string | undefined }) {
  const { t } = useSpeaking();
  const outcome = known.find((one) => one === answer);
  if (outcome === undefined) return null;
  const given = outcome === 'given';
  return (
    <p className={css.answer} data-given={given || undefined} role="status">
      {given ? (
        <IconCircleCheck size={16} stroke={1.8} aria-hidden />
      ) : (
        <IconAlertCircle size={16} stroke={1.8} aria-hidden />
      )}
      {t(`mail-page.permission.${outcome}`)}
    </p>
  );
}
