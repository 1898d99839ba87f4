import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type RefObject, useState } from 'react';
import { useSpeaking } from '../../i18n/index.ts';
import type { ArticleEditorHandle } from './article-editor.tsx';
import css from './article-side.module.css';
import type { ArticleDetail, ArticleText } from './asking.ts';
import { figuresOf, versionsOf } from './asking.ts';
import { FactsPanel, KeptBy } from './facts-panel.tsx';
import { FilesPanel } from './files-panel.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { VersionsPanel } from './versions-panel.tsx';

const parts = ['review', 'versions', 'facts'] as const;
/** Beside the review, the newest ones only. */
const fewVersions = 3;

/** What is known of an article beside its words. */
export function ArticleSide({
  article,
  text,
  editor,
  marks,
}: {
  article: ArticleDetail;
  text: ArticleText;
  editor: RefObject<ArticleEditorHandle | null>;
  marks: readonly string[];
}) {
  const { t } = useSpeaking();
  const [part, setPart] = useState<(typeof parts)[number]>('review');
  const { data: versions } = useQuery(versionsOf(article.id, text.language));
  return (
    <>
      <div className={css.head}>
        <div className={css.parts} role="tablist" aria-label={t('articles-page.side')}>
          {parts.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={part === one}
              className={css.part}
              onClick={() => setPart(one)}
            >
              {t(`articles-page.part.${one}`)}
              {one === 'versions' && versions ? <span className="sp-figures"> {versions.items.length}</span> : null}
            </button>
          ))}
        </div>
      </div>
      <div role="tabpanel" aria-label={t(`articles-page.part.${part}`)}>
        {part === 'review' ? (
          <>
            <ReviewPanel article={article} text={text} editor={editor} marks={marks} />
            <VersionsPanel article={article} text={text} most={fewVersions} onAll={() => setPart('versions')} />
            {article.visibility === 'public' ? <WhatItAnswers id={article.id} /> : null}
            <KeptBy article={article} onChange={() => setPart('facts')} />
          </>
        ) : part === 'versions' ? (
          <VersionsPanel article={article} text={text} />
        ) : (
          <>
            <FactsPanel article={article} text={text} />
            <FilesPanel article={article} />
          </>
        )}
      </div>
    </>
  );
}

/** How often it was read, whether it helped, and what people looked for when they came. */
function WhatItAnswers({ id }: { id: string }) {
  const { t, number } = useSpeaking();
  const { data } = useQuery(figuresOf(id));
  if (!data) return null;
  const said = data.helpful + data.notHelpful;
  return (
    <section className={css.section}>
      <h3 className={css.title}>
        {t('articles-page.figures.title')}
        <span className={css.faint}>{t('articles-page.figures.days', { count: data.days })}</span>
      </h3>
      <dl className={css.figures}>
        <div>
          <dd className="sp-figures">{number(data.reads)}</dd>
          <dt>{t('articles-page.figures.reads')}</dt>
        </div>
        <div>
          <dd className="sp-figures">
            {said === 0
              ? '–'
              : said < 20
                ? t('articles-page.figures.of', { count: data.helpful, all: said })
                : number(data.helpful / said, { style: 'percent' })}
          </dd>
          <dt>{t('articles-page.figures.helped')}</dt>
        </div>
        <div>
          <dd className="sp-figures">{number(data.tickets)}</dd>
          <dt>{t('articles-page.figures.tickets', { count: data.tickets })}</dt>
        </div>
      </dl>
      {data.wroteAnyway === 0 ? null : (
        <p className={css.faint}>{t('articles-page.figures.wroteAnyway', { count: data.wroteAnyway })}</p>
      )}
      {data.searches.length === 0 ? null : (
        <>
          <h4 className={css.cap}>{t('articles-page.figures.searches')}</h4>
          <ul>
            {data.searches.slice(0, 5).map(({ words, language, times }) => (
              <li key={`${language} ${words}`} className={css.line}>
                <span className="sp-truncate" lang={language}>
                  {words}
                </span>
                <span className="sp-figures">{number(times)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {data.lastTickets.length === 0 ? null : (
        <>
          <h4 className={css.cap}>{t('articles-page.figures.lastTickets')}</h4>
          <ul>
            {data.lastTickets.slice(0, 3).map((ticket) => (
              <li key={ticket.id} className={css.ticket}>
                {ticket.status === 'solved' || ticket.status === 'closed' ? (
                  <IconCircleCheckFilled size={14} aria-label={t(`shell.status.${ticket.status}`)} />
                ) : (
                  <IconCircle size={14} stroke={1.8} aria-label={t(`shell.status.${ticket.status}`)} />
                )}
                <Link to="/tickets/$number" params={{ number: String(ticket.number) }} className="sp-truncate">
                  #{ticket.number} {ticket.subject}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {data.said.some(({ words }) => words !== '') ? (
        <>
          <h4 className={css.cap}>{t('articles-page.figures.said')}</h4>
          <ul>
            {data.said
              .filter(({ words }) => words !== '')
              .slice(0, 3)
              .map(({ words, language, at }) => (
                <li key={at} lang={language} className={css.quote}>
                  {words}
                </li>
              ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
