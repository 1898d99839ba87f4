import { IconBook, IconEraser, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { FAQ_LIMITS } from '../../../contract/faq.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { Chip, IconButton } from '../../ui/index.ts';
import { faqPreview } from './asking.ts';
import css from './faq.module.css';
import type { FaqToCome } from './faq-to-come.ts';
import { SectionChoice } from './section-choice.tsx';

/** After so long without a letter it is looked what would be taken out. */
const pause = 700;

/** Below a reply: the question that it answers for everybody, where it goes, and how much is taken out of it. */
export default function FaqLine({
  ticket,
  html,
  faq,
  onChange,
  onLook,
}: {
  ticket: TicketDetail;
  /** The reply as it is written now. */
  html: string;
  faq: FaqToCome | undefined;
  onChange: (faq: FaqToCome | undefined) => void;
  /** To what is taken out, and what is left. */
  onLook: () => void;
}) {
  const t = useT();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const question = faq?.question ?? '';
  const isAsked = question.trim() !== '';
  const settled = useSettled(html);
  const preview = useQuery({
    ...faqPreview(ticket.id, settled, faq ?? { question: '', sectionId: null, keep: [], take: [] }),
    enabled: isAsked && settled !== '',
  });
  const taken = preview.data?.takenOut.filter(({ kept }) => !kept).length ?? 0;
  return (
    <div className={css.line}>
      <IconBook size={15} stroke={1.6} aria-hidden />
      <label htmlFor={id} className={css.label}>
        {t('faq.question')}
      </label>
      <input
        ref={field}
        id={id}
        className={css.question}
        value={question}
        maxLength={FAQ_LIMITS.question}
        placeholder={t('faq.placeholder')}
        autoComplete="off"
        dir="auto"
        onChange={({ currentTarget: { value } }) =>
          onChange(value === '' ? undefined : { sectionId: null, keep: [], take: [], ...faq, question: value })
        }
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.metaKey || event.ctrlKey || !isAsked) return;
          event.preventDefault();
          onLook();
        }}
      />
      {faq === undefined || !isAsked ? null : (
        <>
          <SectionChoice ticket={ticket} faq={faq} onChange={onChange} />
          <Chip icon={<IconEraser size={13} stroke={1.8} aria-hidden />} onClick={onLook}>
            {t('faq.takenOut', { count: taken })}
          </Chip>
          <IconButton
            size={24}
            label={t('faq.drop')}
            icon={<IconX size={14} stroke={2} aria-hidden />}
            onClick={() => {
              onChange(undefined);
              field.current?.focus();
            }}
          />
        </>
      )}
    </div>
  );
}

/** The words once nobody has typed for a moment. */
function useSettled(html: string): string {
  const [settled, setSettled] = useState(html);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(html), pause);
    return () => clearTimeout(timer);
  }, [html]);
  return settled;
}
