import { IconMailMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSpeaking } from '../../i18n/index.ts';
import { RelativeTime } from '../../ui/index.ts';
import { asideAsked, type KeptMail } from './asking.ts';
import css from './kept-place.module.css';
import { Waiting } from './load-states.tsx';
import { sizeInWords } from './size-words.ts';

const REASONS = {
  'own mail': 'own',
  'blocked sender': 'blocked',
  'absence note to nothing here': 'absence',
  'read receipt for nothing here': 'read_receipt',
  'calendar answer to nothing here': 'calendar_answer',
  'challenge to nothing here': 'challenge',
  'delivery report of success': 'success_report',
  'complaint about nothing here': 'feedback_report',
} as const;

function whyAside({ outcome, reason }: KeptMail) {
  if (outcome === 'bounce') return 'bounce' as const;
  return reason !== null && reason in REASONS ? REASONS[reason as keyof typeof REASONS] : ('other' as const);
}

/** Mail that made no ticket, and why: nothing that comes goes unseen. */
export function AsideMails() {
  const { t, tx, locale } = useSpeaking();
  const aside = useQuery(asideAsked);
  return (
    <section className={css.aside}>
      <h2>{t('automatic.aside.title')}</h2>
      <p>{aside.data?.length === 0 ? t('automatic.aside.none') : t('automatic.aside.lead')}</p>
      <Waiting query={aside} rows={3}>
        <ul className={css.list}>
          {(aside.data ?? []).map((mail) => (
            <li key={mail.id} className={css.row}>
              <IconMailMinus size={18} stroke={1.6} className={css.asideIcon} aria-hidden />
              <span className={css.words}>
                <b>{t(`automatic.aside.${whyAside(mail)}`)}</b>
                <span className={css.quiet}>
                  {tx('settings.kept.came', {
                    when: <RelativeTime key="when" at={mail.receivedAt} />,
                    size: sizeInWords(mail.size, locale),
                  })}
                </span>
              </span>
              <a className={css.download} href={`/api/v1/inbound/${mail.id}/original`} download>
                {t('automatic.aside.download')}
              </a>
            </li>
          ))}
        </ul>
      </Waiting>
    </section>
  );
}
