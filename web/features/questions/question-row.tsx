import { IconBook, IconPencilQuestion } from '@tabler/icons-react';
import type { RepeatedQuestion } from '../../../contract/questions.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Face } from '../../ui/index.ts';
import { Bars } from './bars.tsx';
import { Languages } from './languages.tsx';
import css from './questions.module.css';

/** One question in a line, with the one thing to do. */
export function QuestionRow({ question, onOpen }: { question: RepeatedQuestion; onOpen: () => void }) {
  const t = useT();
  const { bestAnswer: best, article } = question;
  const others = question.samples
    .map(({ text }) => text)
    .filter((text) => text !== question.sample)
    .slice(0, 2);
  const what = t(
    question.state !== 'to_write' || !question.can.write
      ? 'questions-page.seeIt'
      : article !== null
        ? 'questions-page.addTo'
        : best === null
          ? 'questions-page.seeIt'
          : 'questions-page.publishShort',
  );
  return (
    <li className={css.row}>
      <span className={css.count}>{question.size}</span>
      <div className={css.asked}>
        <p className="sp-truncate" title={question.sample} dir="auto">
          {question.sample}
        </p>
        <p className={`${css.small} sp-truncate`}>
          <Languages languages={question.languages} />
          {others.map((text) => `“${text}”`).join(', ')}
        </p>
      </div>
      <Bars bars={question.bars} label={t('questions-page.bars', { days: question.days })} />
      <div className={css.so}>
        {article !== null ? (
          <IconBook size={18} stroke={1.6} aria-hidden />
        ) : best === null ? (
          <IconPencilQuestion size={18} stroke={1.6} aria-hidden />
        ) : (
          <Face person={{ id: best.author.id ?? best.author.name, name: best.author.name }} size={24} decorative />
        )}
        <div>
          <p className="sp-truncate">
            {article !== null
              ? t(article.written ? 'questions-page.written' : 'questions-page.nearly')
              : best === null
                ? t('questions-page.noAnswer')
                : `${best.author.name}, #${best.number}`}
          </p>
          <p className={`${css.small} sp-truncate`}>
            {article !== null
              ? article.title
              : best === null
                ? t('questions-page.ofReplies', { count: question.replies })
                : best.mark === null
                  ? ''
                  : t('questions-page.mark', { mark: best.mark.mark, best: best.mark.best })}
          </p>
        </div>
      </div>
      <Button
        size={28}
        aria-label={t('questions-page.openNamed', { what, question: question.sample })}
        onClick={onOpen}
      >
        {what}
      </Button>
    </li>
  );
}
