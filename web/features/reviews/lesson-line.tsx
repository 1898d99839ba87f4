import { IconBook } from '@tabler/icons-react';
import { REVIEW_WORDS } from '../../../contract/review-limits.ts';
import type { Lesson, ReviewDetail } from '../../../contract/reviews.ts';
import { useT } from '../../i18n/index.ts';
import { Chip, Key } from '../../ui/index.ts';
import { ChangeNumber } from './compared-words.tsx';
import { useFittingGuide } from './fitting-guide.ts';
import css from './look-reply.module.css';

/** What is said of a change: why, and where the guide says it. */
export type Written = Pick<Lesson, 'words' | 'guide'>;
export type Change = ReviewDetail['changes'][number];

/** What one change teaches, with the article of the guide that says it. */
export function LessonLine({
  change,
  written,
  onWrite,
}: {
  change: Change;
  written: Written | undefined;
  onWrite: (written: Written) => void;
}) {
  const t = useT();
  const words = written?.words ?? '';
  const guide = written?.guide ?? null;
  const fitting = useFittingGuide(guide === null ? words : '');
  const take = () => {
    if (fitting) onWrite({ words, guide: { articleId: fitting.id, title: fitting.title } });
  };
  return (
    <li>
      <ChangeNumber number={change.number} />
      <input
        aria-label={t('reviews-page.lessonOf', { number: change.number })}
        placeholder={t('reviews-page.lessonHint')}
        maxLength={REVIEW_WORDS}
        value={words}
        onChange={({ currentTarget: { value } }) => onWrite({ words: value, guide })}
        onKeyDown={(event) => {
          if (event.key !== 'Tab' || event.shiftKey || !fitting || guide !== null) return;
          event.preventDefault();
          take();
        }}
      />
      {guide !== null ? (
        <Chip onClick={() => onWrite({ words, guide: null })} pressed title={guide.title}>
          {guide.title}
        </Chip>
      ) : fitting ? (
        <button type="button" className={css.fits} title={fitting.title} onClick={take}>
          <IconBook size={13} stroke={1.8} aria-hidden />
          <span className="sp-truncate">{t('reviews-page.guideFits', { title: fitting.title })}</span>
          <Key keys="tab" />
        </button>
      ) : null}
    </li>
  );
}
