import type { Mailbox } from '../../../../contract/mailboxes.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { useNow } from '../../../ui/index.ts';
import css from './last-letters.module.css';

/** "last in 08:39, last out 08:36", small, at the end of a line. */
export function LastLetters({ mailbox }: { mailbox: Mailbox }) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const when = (at: string | null) => (at === null ? 'none' : moments.ago(at, now));
  return (
    <span className={css.last}>
      {t('mail-page.last', { in: when(mailbox.in.lastAt), out: when(mailbox.out.lastAt) })}
    </span>
  );
}
