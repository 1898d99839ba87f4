import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { isLanguage, useT } from '../../i18n/index.ts';
import { publicSections } from './asking.ts';
import css from './faq.module.css';
import type { FaqToCome } from './faq-to-come.ts';

/** Into which section the answer goes; the one that gathers such answers, until another is chosen. */
export function SectionChoice({
  ticket,
  faq,
  onChange,
}: {
  ticket: TicketDetail;
  faq: FaqToCome;
  onChange: (faq: FaqToCome) => void;
}) {
  const t = useT();
  const language = ticket.language !== null && isLanguage(ticket.language) ? ticket.language : undefined;
  const { data: sections } = useQuery(publicSections(ticket.desk.id, language));
  const usual = sections?.find(({ kind }) => kind === 'faq') ?? sections?.[0];
  const choose = useEffectEvent((sectionId: string) => onChange({ ...faq, sectionId }));
  const isChosen = faq.sectionId !== null;
  useEffect(() => {
    if (!isChosen && usual !== undefined) choose(usual.id);
  }, [isChosen, usual]);
  if (sections === undefined || sections.length === 0) return null;
  return (
    <label className={css.section}>
      <span>{t('faq.in')}</span>
      <select
        value={faq.sectionId ?? ''}
        aria-label={t('faq.section')}
        onChange={({ currentTarget: { value } }) => onChange({ ...faq, sectionId: value })}
      >
        {sections.map(({ id, name, depth }) => (
          <option key={id} value={id}>
            {`${'  '.repeat(depth)}${name}`}
          </option>
        ))}
      </select>
    </label>
  );
}
