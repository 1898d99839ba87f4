import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/index.ts';
import { SectionHeader } from '../../ui/index.ts';
import { satisfactionWith } from './asking.ts';
import { MarkLine } from './mark-line.tsx';
import css from './satisfaction.module.css';

/** What the customer said of our answers; nothing while they have not been asked. */
export function TicketMark({ ticketId, over }: { ticketId: string; over: boolean }) {
  const t = useT();
  const { data } = useQuery({ ...satisfactionWith(ticketId), enabled: over });
  if (!data?.mark && data?.question !== 'asked') return null;
  return (
    <section className={css.section}>
      <SectionHeader title={t('satisfaction.side.title')} />
      {data.mark ? <MarkLine mark={data.mark} /> : <p className={css.quiet}>{t('satisfaction.side.asked')}</p>}
    </section>
  );
}
