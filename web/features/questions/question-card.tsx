import { IconBook, IconEraser, IconMoodSmile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { RepeatedQuestion } from '../../../contract/questions.ts';
import { isLanguage, useMoments, useT } from '../../i18n/index.ts';
import { useKeys } from '../../shell/index.ts';
import { Button, Face, LanguageMark, presentMoment } from '../../ui/index.ts';
import { faqPreview, publicSections, ShownAnswer } from '../faq/index.ts';
import { Bars } from './bars.tsx';
import { answeredBy, answerWith, bringBack, leaveOut, writeAnswer } from './doing.ts';
import { articlePath } from './going.ts';
import { Languages } from './languages.tsx';
import css from './questions.module.css';

/** So many in their words before the rest is asked for. */
const inSight = 3;

/** One question, open: in their words, the best answer so far as everybody would read it, and the one thing to do. */
export function QuestionCard({ question, opened }: { question: RepeatedQuestion; opened: boolean }) {
  const t = useT();
  const router = useRouter();
  const moments = useMoments();
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const { bestAnswer: best, article, samples } = question;
  const isOpen = question.state === 'to_write';
  const preview = useQuery({
    ...faqPreview(best?.ticketId ?? '', best?.html ?? '', {
      question: question.sample,
      sectionId: null,
      keep: [],
      take: [],
    }),
    enabled: best !== null && question.can.write,
  });
  const language = preview.data?.language;
  const { data: sections } = useQuery({
    ...publicSections(question.deskId, language),
    enabled: isOpen && question.can.write,
  });
  const sectionId = chosen ?? (sections?.find(({ kind }) => kind === 'faq') ?? sections?.[0])?.id ?? null;
  const taken = preview.data?.takenOut ?? [];
  const isReady = preview.data !== undefined && !preview.data.isEmpty;
  const goTo = (articleId: string | undefined) => {
    if (articleId !== undefined) void router.navigate({ href: articlePath(articleId) });
  };
  const publish = () => {
    if (preview.data) void answerWith(question, preview.data, sectionId, 'published');
  };
  const edit = () => {
    if (preview.data) void answerWith(question, preview.data, sectionId, 'draft').then(goTo);
  };
  const write = () => {
    const asked = question.language ?? '';
    void writeAnswer(question, isLanguage(asked) ? asked : 'en').then(goTo);
  };
  useKeys(
    {
      p: { label: t('questions-page.publish'), off: !opened || !isOpen || !isReady, run: publish },
      e: { label: t('questions-page.editFirst'), off: !opened || !isOpen || !isReady, run: edit },
    },
    { group: t('questions-page.title') },
  );
  const shown = all ? samples : samples.slice(0, inSight);
  const now = presentMoment();
  return (
    <article className={css.card} aria-label={question.sample}>
      <header className={css.cardHead}>
        <span className={css.figure}>{question.size}</span>
        <div>
          <h2 dir="auto">{question.sample}</h2>
          <p>
            {t('questions-page.since', {
              count: question.size,
              date: moments.date(question.firstAt),
              people: question.people,
            })}{' '}
            <Languages languages={question.languages} />
          </p>
        </div>
        <Bars bars={question.bars} label={t('questions-page.bars', { days: question.days })} />
      </header>
      <div className={css.two}>
        <section aria-label={t('questions-page.inTheirWords')}>
          <h3>{t('questions-page.inTheirWords')}</h3>
          <ul className={css.quotes}>
            {shown.map((sample) => (
              <li key={sample.ticketId}>
                <p dir="auto">“{sample.text}”</p>
                <p className={css.small}>
                  {sample.language === null ? null : <LanguageMark language={sample.language} />}
                  <Link to="/tickets/$number" params={{ number: String(sample.number) }} search={{}}>
                    {sample.contact.name || `#${sample.number}`}
                  </Link>
                  , {moments.ago(sample.at, now)}
                </p>
              </li>
            ))}
          </ul>
          {shown.length < samples.length ? (
            <button type="button" className="sp-link" onClick={() => setAll(true)}>
              {t('questions-page.moreSamples', { count: samples.length - shown.length })}
            </button>
          ) : null}
        </section>
        <section aria-label={t('questions-page.best')}>
          <h3>
            {t('questions-page.best')}
            {question.replies > 0 ? <span>{t('questions-page.ofReplies', { count: question.replies })}</span> : null}
          </h3>
          {article === null ? null : (
            <p className={css.named}>
              <IconBook size={15} stroke={1.6} aria-hidden />
              <span>
                {t(article.written ? 'questions-page.written' : 'questions-page.nearly')}:{' '}
                <Link to="/answers" search={{ article: article.id }} className="sp-link">
                  {article.title}
                </Link>
              </span>
            </p>
          )}
          {best === null && article !== null ? null : best === null ? (
            <p className={css.none}>{t('questions-page.noAnswer')}</p>
          ) : (
            <>
              <div className={css.author}>
                <Face
                  person={{ id: best.author.id ?? best.author.name, name: best.author.name }}
                  size={28}
                  decorative
                />
                <div>
                  <b>{best.author.name}</b>
                  <p className={css.small}>
                    <Link to="/tickets/$number" params={{ number: String(best.number) }} search={{}}>
                      #{best.number}
                    </Link>
                    , {moments.date(best.at)}
                  </p>
                </div>
                {best.mark === null ? null : (
                  <span className={css.mark}>
                    <IconMoodSmile size={14} stroke={1.8} aria-hidden />
                    {t('questions-page.mark', { mark: best.mark.mark, best: best.mark.best })}
                  </span>
                )}
              </div>
              <div className={css.answer} dir="auto" {...(language ? { lang: language } : {})}>
                {preview.data ? <ShownAnswer html={preview.data.answer} /> : <p>{best.text}</p>}
              </div>
              {taken.length > 0 ? (
                <p className={css.small}>
                  <IconEraser size={14} stroke={1.6} aria-hidden />
                  {t('questions-page.takenOut', {
                    count: taken.length,
                    what: [...new Set(taken.map(({ kind }) => t(`faq.kind.${kind}`).toLowerCase()))].join(', '),
                  })}
                </p>
              ) : null}
            </>
          )}
        </section>
      </div>
      <footer className={css.do}>
        {!question.can.write ? (
          <span className={css.small}>{t('questions-page.onlyRead')}</span>
        ) : !isOpen ? (
          <>
            {question.helped === null ? null : (
              <span className={css.small}>{t('questions-page.helped', question.helped)}</span>
            )}
            {article === null ? null : (
              <Button onClick={() => goTo(article.id)}>
                {t('questions-page.openArticle', { title: article.title })}
              </Button>
            )}
            <Button kind="quiet" onClick={() => void bringBack(question)}>
              {t('questions-page.bringBack')}
            </Button>
          </>
        ) : (
          <>
            {article !== null ? (
              <>
                <Button kind="filled" onClick={() => void answeredBy(question, article)}>
                  {t('questions-page.answeredBy')}
                </Button>
                <Button onClick={() => goTo(article.id)}>{t('questions-page.addTo')}</Button>
              </>
            ) : null}
            {best === null ? (
              <Button kind={article === null ? 'filled' : 'plain'} onClick={write}>
                {t('questions-page.writeIt')}
              </Button>
            ) : (
              <>
                <Button kind={article === null ? 'filled' : 'plain'} keys="p" disabled={!isReady} onClick={publish}>
                  {t('questions-page.publish')}
                </Button>
                <Button keys="e" disabled={!isReady} onClick={edit}>
                  {t('questions-page.editFirst')}
                </Button>
              </>
            )}
            <Button kind="quiet" onClick={() => void leaveOut(question)}>
              {t('questions-page.notTheSame')}
            </Button>
            {best === null || !sections || sections.length === 0 ? null : (
              <label className={css.in}>
                {t('questions-page.in')}
                <select value={sectionId ?? ''} onChange={({ currentTarget: { value } }) => setChosen(value)}>
                  {sections.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
                {language && isLanguage(language) ? <LanguageMark language={language} /> : null}
              </label>
            )}
          </>
        )}
      </footer>
    </article>
  );
}
